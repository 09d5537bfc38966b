namespace Lathe.Dsp.Convolution;

/// <summary>The impulse response from one input channel to one output channel. Paths that share an array share its spectra.</summary>
/// <param name="Input">Index of the channel that goes in.</param>
/// <param name="Output">Index of the channel that it comes out of.</param>
/// <param name="Response">Its coefficients.</param>
public readonly record struct ResponsePath(int Input, int Output, double[] Response);

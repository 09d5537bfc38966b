using Lathe.Dsp.Filters;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;

namespace Lathe.Processing.Equalizers;

/// <summary>From a curve to an impulse response of one of the two phases.</summary>
internal static class MatchResponse
{
    /// <param name="logarithms">Natural logarithms of the magnitude, from 0 Hz to the Nyquist frequency.</param>
    /// <param name="strength">Factor on them.</param>
    /// <param name="linear">The design, or null for minimum phase.</param>
    /// <param name="minimum">The design, or null for linear phase.</param>
    /// <param name="taps">Gets the response.</param>
    internal static void Compute(ReadOnlySpan<double> logarithms, double strength, LinearPhaseDesign? linear, MinimumPhaseDesign? minimum, Span<double> taps)
    {
        if (linear is not null)
        {
            Kernel.Scale(logarithms, 2 * strength, linear.MagnitudesSquared);
            DetMath.Exp(linear.MagnitudesSquared, linear.MagnitudesSquared);
            linear.Respond(taps);
        }

        minimum?.Respond(logarithms, strength, taps);
    }
}

using Lathe.Dsp.Noise;

namespace Lathe.Ratios;

/// <summary>Three seconds of stereo noise that decays by 60 dB: the response that all convolvers get.</summary>
internal static class ImpulseResponse
{
    private const double Seconds = 3;

    /// <returns>Left and right.</returns>
    public static double[][] At(int sampleRate)
    {
        var frames = (int)(Seconds * sampleRate);
        return [.. Enumerable.Range(0, 2).Select(c =>
        {
            var noise = new WhiteNoise(23, c);
            return Enumerable.Range(0, frames).Select(n => 0.02 * noise.Uniform(n) * Math.Pow(10, -3.0 * n / frames)).ToArray();
        })];
    }

    /// <summary>The same as floats.</summary>
    public static (float[] Left, float[] Right) Narrow(int sampleRate)
    {
        var response = At(sampleRate);
        return ([.. response[0].Select(x => (float)x)], [.. response[1].Select(x => (float)x)]);
    }
}

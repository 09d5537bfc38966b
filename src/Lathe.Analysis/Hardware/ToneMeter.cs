using Lathe.Dsp.Fourier;
using Lathe.Dsp.Numerics;

namespace Lathe.Analysis.Hardware;

/// <summary>Level and distortion of a tone of known frequency, by projection on sines under a Hann window.</summary>
internal static class ToneMeter
{
    private const int LastHarmonic = 10;

    /// <param name="samples">Whole cycles of the tone.</param>
    /// <param name="rate">Hz.</param>
    /// <param name="hertz">Its frequency.</param>
    /// <param name="level">Peak level sent, dBFS.</param>
    public static ToneReading Measure(ReadOnlySpan<double> samples, int rate, double hertz, double level)
    {
        var window = new double[samples.Length];
        Windows.Hann(window);
        var fundamental = Amplitude(samples, window, hertz / rate);
        var harmonics = 0.0;
        for (var k = 2; k <= LastHarmonic && k * hertz < 0.5 * rate; k++)
        {
            var amplitude = Amplitude(samples, window, k * hertz / rate);
            harmonics += amplitude * amplitude;
        }

        return new ToneReading(hertz, level, DetMath.GainToDb(fundamental) - level, DetMath.GainToDb(Math.Sqrt(harmonics)) - DetMath.GainToDb(fundamental));
    }

    private static double Amplitude(ReadOnlySpan<double> samples, double[] window, double frequency)
    {
        double sine = 0, cosine = 0, sum = 0;
        for (var n = 0; n < samples.Length; n++)
        {
            var turns = frequency * n;
            turns -= Math.Floor(turns);
            sine += samples[n] * window[n] * DetMath.SinPi(2 * turns);
            cosine += samples[n] * window[n] * DetMath.CosPi(2 * turns);
            sum += window[n];
        }

        return 2 * Math.Sqrt((sine * sine) + (cosine * cosine)) / sum;
    }
}

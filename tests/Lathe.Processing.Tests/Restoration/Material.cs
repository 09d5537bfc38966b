using Lathe.Dsp.Noise;

namespace Lathe.Processing.Tests.Restoration;

/// <summary>Sound to damage and to repair.</summary>
internal static class Material
{
    public const double Rate = 44100;

    /// <summary>Chords of decaying tones with harmonics over soft noise, with attacks: music in small, at -1 dBFS.</summary>
    /// <param name="sway">Share of the time between notes by which they begin early or late. Without it their attacks are a steady tone of 6 Hz.</param>
    public static double[] Music(double seconds, ulong seed = 1, double sway = 0)
    {
        var noise = new WhiteNoise(seed, 0);
        var x = new double[(int)(seconds * Rate)];
        var state = 0.0;
        for (var n = 0; n < x.Length; n++)
        {
            state += 0.2 * (noise.Gaussian(n) - state);
            x[n] = 0.004 * state;
        }

        double[] pitches = [110, 146.83, 164.81, 220, 246.94, 293.66, 329.63, 440];
        for (var note = 0; note < seconds * 6; note++)
        {
            var start = (int)Math.Max(0, (note + (sway * noise.Uniform(-1000 - note))) * Rate / 6);
            var pitch = pitches[(int)((noise.Uniform(-10 - note) + 1) * 4)];
            for (var n = start; n < Math.Min(x.Length, start + (int)Rate); n++)
            {
                var t = (n - start) / Rate;
                for (var k = 1; k <= 12; k++)
                {
                    x[n] += Math.Min(1, t / 0.004) * Math.Exp(-t * (3 + k)) * Math.Sin(2 * Math.PI * pitch * k * t) / (k * Math.Sqrt(k));
                }
            }
        }

        return Scale(x, Math.Pow(10, -1 / 20.0) / x.Max(Math.Abs));
    }

    public static double[] Scale(double[] x, double gain) => [.. x.Select(v => v * gain)];

    /// <summary>Signal over error in dB, of the frames named.</summary>
    public static double Sdr(double[] wanted, double[] got, IEnumerable<int> frames)
    {
        double signal = 0, error = 0;
        foreach (var n in frames)
        {
            signal += wanted[n] * wanted[n];
            error += (wanted[n] - got[n]) * (wanted[n] - got[n]);
        }

        return 10 * Math.Log10(signal / error);
    }

    public static double Rms(IEnumerable<double> x) => 10 * Math.Log10(x.Average(v => v * v));
}

using Lathe.Dsp.Numerics;

namespace Lathe.Quality.Limiting;

/// <summary>Signals that are hard on limiters, mono, with silence around them so that nothing is cut off.</summary>
internal static class LimitingMaterial
{
    private const int Margin = 6000;

    public static readonly (string Name, Func<int, double[]> Make)[] Adversaries =
    [
        ("inter-sample bursts", _ => Wave(16000, n => n % 1500 < 48 ? 0.7 * (n / 1500 % 2 == 0 ? 1 : -1) * (n % 1500 < 24 ? 1 : -1) * (n % 2 == 0 ? 1 : -1) : 0)),
        ("fs/4, 45 degrees", _ => Wave(16000, n => DetMath.SinPi((0.5 * n) + 0.25))),
        ("fs/6, 30 degrees", _ => Wave(16000, n => DetMath.SinPi((n / 3.0) + (1 / 6.0)) * (n / 4000 % 2 == 0 ? 1 : 0.2))),
        ("1 kHz square", rate => Wave(16000, n => DetMath.SinPi(2000.0 * n / rate) >= 0 ? 0.9 : -0.9)),
        ("clipped noise", _ => Noise(16000, 4)),
        ("clipped tone 0.412 fs", _ => Wave(16000, n => Math.Clamp(4 * DetMath.SinPi(2 * 0.4123 * n), -1, 1) * (n / 3000 % 2))),
        ("hot music", rate => [.. new double[Margin], .. Music(rate, rate / 2), .. new double[Margin]]),
    ];

    /// <summary>Chords, kicks and hisses, clipped at full scale.</summary>
    public static double[] Music(int rate, int frames)
    {
        var hiss = Noise(frames, 0.5).AsSpan(Margin, frames).ToArray();
        var music = new double[frames];
        for (var n = 0; n < frames; n++)
        {
            var t = n / (double)rate;
            var beat = t % 0.375;
            var chord = DetMath.SinPi(220 * t) + (0.7 * DetMath.SinPi(554 * t)) + (0.4 * DetMath.SinPi(7040 * t));
            var kick = DetMath.Exp(-12 * beat) * DetMath.SinPi(110 * beat * (1 + (2 * DetMath.Exp(-60 * beat))));
            music[n] = Math.Clamp((0.25 * chord) + (1.1 * kick) + (hiss[n] * DetMath.Exp(-(t % 0.1875) * 40)), -1, 1);
        }

        return music;
    }

    public static double[] Tone(int rate, int frames, double amplitude, params (double Hertz, double Share)[] parts)
    {
        var tone = new double[frames];
        for (var n = 0; n < frames; n++)
        {
            foreach (var (hertz, share) in parts)
            {
                tone[n] += amplitude * share * DetMath.SinPi(2 * hertz * n / rate);
            }
        }

        return tone;
    }

    private static double[] Noise(int frames, double gain)
    {
        var state = 77UL;
        return Wave(frames, _ =>
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            return Math.Clamp(gain * ((long)(state >> 11) / (double)(1L << 52) - 1), -1, 1);
        });
    }

    private static double[] Wave(int frames, Func<int, double> value)
    {
        var wave = new double[frames + (2 * Margin)];
        for (var n = 0; n < frames; n++)
        {
            wave[Margin + n] = value(n);
        }

        return wave;
    }
}

using Lathe.Analysis.Checks;
using Lathe.Dsp.Noise;
using static Lathe.Dsp.Numerics.DetMath;

namespace Lathe.Quality.Findings;

/// <summary>Every class of defects that samples can have, at several strengths; the audible one is the one that the bar holds for.</summary>
internal static class Plants
{
    public static IReadOnlyList<Plant> All { get; } =
    [
        .. Levels(), .. Continuity(), .. Stereo(), .. Spectrum(), .. Depths(), .. Edges(), .. Against(),
    ];

    private static IEnumerable<Plant> Levels() =>
    [
        .. Three("clipped-runs", [("+1 dB", 1, false), ("+3 dB", 3, true), ("+6 dB", 6, true)], (db, _, x) => Each(x, s => Math.Clamp(s * DbToGain(db) / 0.7, -1, 1))),
        .. Three("clipped-lowered", [("+1 dB", 1, false), ("+3 dB", 3, true), ("+6 dB", 6, true)], (db, _, x) => Each(x, s => 0.6 * Math.Clamp(s * DbToGain(db) / 0.7, -1, 1))),
        .. Three("inter-sample-overs", [("0.5 dB", 0.5, true), ("2 dB", 2, true)], (db, e, x) => At(x, e.Samples[0].Length / 2, 600, (i, s) =>
            0.999 * (i / 2 % 2 == 0 ? 1 : -1) * Math.Min(1, DbToGain(db - 3) * Hann(i, 600) * 1.0) * (db > 0 ? 1 : s))),
        .. Three("true-peak-above-limit", [("0.3 dB", 0.3, true), ("1 dB", 0.99, true)], (db, _, x) => Each(x, s => s * DbToGain(-1 + db) / 0.7)),
        .. Three("limiter-signature", [("3 dB", 3, false), ("6 dB", 6, true), ("10 dB", 10, true)], (db, e, x) => Signals.Limit(x, e.Rate, db), CheckRules.Mix),
        .. Three("over-compression", [("10 dB", 10, false), ("16 dB", 16, true), ("22 dB", 22, true)], (db, e, x) => Each(Signals.Limit(x, e.Rate, db), s => 0.55 * Math.Clamp(2 * s, -1, 1)), CheckRules.Mix),
        .. Three("dc-offset", [("-58 dBFS", 0.00126, true), ("-50 dBFS", 0.00316, true), ("-40 dBFS", 0.01, true)], (dc, _, x) => Each(x, s => s + dc)),
    ];

    private static IEnumerable<Plant> Continuity() =>
    [
        .. Three("clicks", [("0.02", 0.02, false), ("0.1", 0.1, false), ("0.3", 0.3, true), ("0.6", 0.6, true)], (a, e, x) => Some(x, e, 3, (c, at) => c[at] += c[at] > 0 ? -a : a)),
        .. Three("dropouts", [("1 ms", 0.001, true), ("10 ms", 0.01, true), ("100 ms", 0.1, true)], (s, e, x) => Loud(x, e, 3, (c, at) => Array.Clear(c, at, (int)(s * e.Rate)))),
        .. Three("repeated-samples", [("64 samples", 64, true), ("512 samples", 512, true), ("2048 samples", 2048, true)], (n, e, x) => Loud(x, e, 3, (c, at) => c.AsSpan(at - (int)n, (int)n).CopyTo(c.AsSpan(at))), bits: 0),
        .. Three("repeated-samples", [("held for 16", 18, false), ("held for 64", 64, true), ("held for 256", 256, true)], (n, e, x) => Loud(x, e, 3, (c, at) => c.AsSpan(at, (int)n).Fill(c[at]))),
        .. Three("missing-samples", [("10 samples", 10, false), ("100 samples", 100, false), ("10 ms", 441, true), ("100 ms", 4410, true)], (n, e, x) => Signals.Cut(x, e.Rate, 3, (int)n)),
        .. Three("not-finite", [("1 sample", 1, true)], (_, _, x) => { x[0][100000] = double.NaN; return x; }, bits: 0),
    ];

    private static IEnumerable<Plant> Stereo() =>
    [
        .. Three("dead-channel", [("-100 dBFS", 1e-5, true), ("digital silence", 0, true)], (g, _, x) => { x[1] = [.. x[1].Select(s => s * g)]; return x; }),
        .. Three("dual-mono", [("-90 dB", 3e-5, true), ("equal", 0, true)], (g, _, x) => { x[1] = [.. x[0].Zip(x[1], (l, r) => l + (g * (r - l)))]; return x; }),
        .. Three("polarity-flip", [("4 s", 4, true), ("all", 100, true)], (s, e, x) => { for (var i = 2 * e.Rate; i < Math.Min(x[1].Length, (2 + s) * e.Rate); i++) { x[1][i] = -((0.85 * x[0][i]) + (0.15 * x[1][i])); } return x; }),
        .. Three("low-correlation", [("side +3 dB", 1.41, false), ("side +6 dB over mid", 2, true)], (g, e, x) => Signals.Widen(x, g)),
        .. Three("mono-loss", [("one band +6 dB", 2, true), ("one band +12 dB", 4, true)], (g, e, x) => Signals.SideTone(x, e.Rate, g)),
    ];

    private static IEnumerable<Plant> Spectrum() =>
    [
        .. Three("hum", [("-70 dBFS", 3e-4, false), ("-60 dBFS", 1e-3, false), ("-50 dBFS", 3e-3, true), ("-40 dBFS", 1e-2, true)], (a, e, x) => Over(x, (i, s) => s + (a * ((1.0 * Tone(50, i, e)) + (0.5 * Tone(100, i, e)) + (0.6 * Tone(150, i, e)) + (0.3 * Tone(250, i, e)) + (0.3 * Tone(350, i, e)))))),
        .. Three("rumble", [("-20 dB", 0.14, false), ("-6 dB", 0.7, true), ("0 dB", 1.41, true)], (g, e, x) => Signals.Rumble(x, e.Rate, g)),
        .. Three("resonance", [("10 dB", 0.2, false), ("clear", 1, true), ("strong", 2, true)], (g, e, x) => Signals.Ring(x, e.Rate, g)),
        .. Three("noise-floor", [("-78 dBFS", 1.26e-4, false), ("-66 dBFS", 5e-4, true), ("-50 dBFS", 3.2e-3, true)], (a, _, x) => Over(Signals.Lengthen(x), (i, s, c) => s + (a * 1.732 * new WhiteNoise(99, c).Uniform(i)))),
        .. Three("lossy-source", [("20 kHz", 20000, true), ("19 kHz", 19000, true), ("16 kHz", 16000, true)], (hz, e, x) => Signals.LowPass(x, e.Rate, hz)),
        .. Three("upsampled", [("44.1 in 96 kHz", 21800, true)], (hz, e, x) => Signals.LowPass(x, 96000, hz), rate: 96000),
        .. Three("sibilance", [("+6 dB", 6, false), ("+15 dB", 15, true), ("+20 dB", 20, true)], (db, e, x) => Signals.Sharpen(x, e.Rate, db), CheckRules.Stem, voices: true),
        .. Three("plosives", [("-26 dBFS", 0.05, false), ("-14 dBFS", 0.2, true), ("-8 dBFS", 0.4, true)], (a, e, x) => Loud(x, e, 3, (c, at) => { for (var i = 0; i < e.Rate / 12; i++) { c[at + i] += a * Sin(2 * Math.PI * 30 * i / e.Rate) * Exp(-30.0 * i / e.Rate) * 1.6; } }), CheckRules.Stem, voices: true),
    ];

    private static IEnumerable<Plant> Depths() =>
    [
        new("padded-depth", "16 in 24 bits", true, (_, x) => x) { Bits = 16, Declares = 24 },
        new("undithered", "16 bits", true, (_, x) => x) { Bits = 16, Truncates = true },
    ];

    private static IEnumerable<Plant> Edges() =>
    [
        .. Three("cut-head", [("-40 dBFS", 0.01, true), ("-20 dBFS", 0.1, true)], (a, e, x) => Over(x, (i, s) => s + (i < 3000 ? a * Cos(2 * Math.PI * 300 * i / e.Rate) * (1 - (i / 3000.0)) : 0))),
        .. Three("cut-tail", [("-40 dBFS", 0.01, true), ("-20 dBFS", 0.1, true)], (a, e, x) => Over(x, (i, s) => s + (x[0].Length - i < 3000 ? a * Cos(2 * Math.PI * 300 * (x[0].Length - i) / e.Rate) * (1 - ((x[0].Length - i) / 3000.0)) : 0))),
        .. Three("no-tail-decay", [("cut in the middle", 1, true)], (_, e, x) => Signals.Stop(x, e.Rate)),
        .. Three("long-head", [("3 s", 3, true)], (s, e, x) => [.. x.Select(c => (double[])[.. new double[(int)(s * e.Rate)], .. c])]),
        .. Three("long-tail", [("10 s", 10, true)], (s, e, x) => [.. x.Select(c => (double[])[.. c, .. new double[(int)(s * e.Rate)]])]),
        .. Three("pause", [("5 s", 5, true)], (s, e, x) => [.. x.Select(c => (double[])[.. c, .. new double[(int)(s * e.Rate)], .. c])]),
    ];

    private static IEnumerable<Plant> Against() => new[]
    {
        Three("level-changed", [("0.3 dB", 0.3, true), ("3 dB", 3, true)], (db, _, x) => Each(x, s => s * DbToGain(-db))),
        Three("balance-changed", [("0.3 dB", 0.3, true), ("1.5 dB", 1.5, true)], (db, _, x) => { x[1] = [.. x[1].Select(s => s * DbToGain(-db))]; return x; }),
        Three("shifted", [("1 frame", 1, true), ("100 ms", 4410, true)], (n, _, x) => [.. x.Select(c => (double[])[.. new double[(int)n], .. c])]),
        Three("polarity-changed", [("one channel", 1, true), ("both", 2, true)], (n, _, x) => { for (var c = 0; c < n; c++) { x[c] = [.. x[c].Select(s => -s)]; } return x; }),
        Three("channel-swap", [("all", 1, true)], (_, _, x) => [x[1], x[0]]),
        Three("sample-rate-slip", [("1 ppm", 1, false), ("5 ppm", 5, true), ("50 ppm", 50, true), ("1000 ppm", 1000, true)], (ppm, e, x) => Signals.Slip(x, e.Rate, ppm)),
        Three("stretch-missing", [("1 sample", 1, true), ("64 samples", 64, true), ("100 ms", 4410, true)], (n, e, x) => Signals.Cut(x, e.Rate, 1, (int)n)),
        Three("stretch-inserted", [("1 sample", 1, true), ("64 samples", 64, true), ("100 ms", 4410, true)], (n, _, x) => [.. x.Select(c => (double[])[.. c[..(c.Length / 2)], .. c[((c.Length / 2) - (int)n)..]])]),
    }.SelectMany(p => p).Select(p => p with { IsAgainst = true });

    private static IEnumerable<Plant> Three(
        string code, (string Text, double Value, bool IsAudible)[] strengths, Func<double, Excerpt, double[][], double[][]> into, CheckRules? rules = null,
        int bits = 24, int? rate = null, bool voices = false) => strengths.Select(s => new Plant(code, s.Text, s.IsAudible, (e, x) => into(s.Value, e, x))
        {
            Rules = rules ?? CheckRules.Master, Bits = bits, Rate = rate, IsForVoices = voices,
        });

    private static double[][] Each(double[][] x, Func<double, double> change) => Over(x, (_, s, _) => change(s));

    private static double[][] Over(double[][] x, Func<int, double, double> change) => Over(x, (i, s, _) => change(i, s));

    private static double[][] Over(double[][] x, Func<int, double, int, double> change) => [.. x.Select((c, n) => c.Select((s, i) => change(i, s, n)).ToArray())];

    private static double[][] At(double[][] x, int start, int frames, Func<int, double, double> change)
    {
        foreach (var c in x)
        {
            for (var i = 0; i < frames; i++)
            {
                c[start + i] = change(i, c[start + i]);
            }
        }

        return x;
    }

    private static double Hann(int i, int frames) => 1.5 * (1 - Cos(2 * Math.PI * i / frames)) / 2;

    private static double Tone(double hertz, int i, Excerpt e) => Sin(2 * Math.PI * hertz * i / e.Rate);

    /// <summary>At places spread over the excerpt, in its first channel.</summary>
    private static double[][] Some(double[][] x, Excerpt e, int count, Action<double[], int> change)
    {
        for (var n = 0; n < count; n++)
        {
            change(x[0], (int)((2.137 + (2.1 * n)) * e.Rate));
        }

        return x;
    }

    /// <summary>The same where it is loud: at the loudest sample within a second.</summary>
    private static double[][] Loud(double[][] x, Excerpt e, int count, Action<double[], int> change) => Some(x, e, count, (c, at) =>
        change(c, Enumerable.Range(at, e.Rate).MaxBy(i => Math.Abs(c[i])) + 20));
}

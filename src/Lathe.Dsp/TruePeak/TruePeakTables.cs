using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.TruePeak;

/// <summary>
/// <see cref="TruePeakKernel"/> factored into short filters. The midpoints of the samples come from a half-band filter that is exact below
/// 0.46 of the rate. What it and the samples themselves lack of the kernel lies between 0.46 and 0.54; moved down by half the rate (samples
/// times 1, -1, 1, ...) it is a slow signal, so the long part of the kernel runs on every eighth sample. Fourteen further points between sample
/// and midpoint then take 16 taps each. All windows are Kaiser's with a stop band near -100 dB; the long part is the kernel itself up to
/// 1024 samples away, beyond which its tail adds less than 4e-5 to any tone.
/// </summary>
internal static class TruePeakTables
{
    /// <summary>Frames of one vector: every filter works on eight outputs at once, each summed in the order of its taps.</summary>
    public const int Group = 8;

    /// <summary>Taps on each side of a midpoint.</summary>
    public const int MidTaps = 40;

    /// <summary>Taps on each side of a midpoint that is only estimated: Kaiser's window with a stop band near -60 dB, flat to 0.44 of the rate.</summary>
    public const int ShortMidTaps = 16;

    /// <summary>Vectors of eight taps in the filter that makes the slow signal; its first tap lies 72 frames before the output.</summary>
    public const int SlowVectors = 18;

    /// <summary>Taps of the long part, on the slow signal, from <see cref="LongReach"/> before to as much after.</summary>
    public const int LongTaps = (2 * LongReach) + 1;

    public const int LongReach = 128;

    /// <summary>Taps that bring the slow signal back to every frame.</summary>
    public const int BackTaps = 20;

    /// <summary>Taps between sample and midpoint, and the points there.</summary>
    public const int FineTaps = 16;

    public const int FinePoints = 7;

    /// <summary>Taps between sample and midpoint where the peaks are only estimated: Kaiser's window with a stop band near -60 dB.</summary>
    public const int ShortFineTaps = 8;

    private const double Reach = Group * LongReach;

    /// <summary>
    /// What the samples beyond the reach of the full-band interpolator can add to it, against the largest value of the slow signal within reach:
    /// 3 standard deviations for noise of that peak.
    /// </summary>
    public const double FullTail = 0.03;

    private const double FullReach = 960;

    private const double Beta = 10.06;

    private const double ShortBeta = 5.65;

    private const double FineBeta = 11.5;

    private const double BackBeta = 11;

    static TruePeakTables()
    {
        for (var k = 0; k < MidTaps; k++)
        {
            Mid[k] = MidKernel(k + 0.5);
        }

        for (var k = 0; k < ShortMidTaps; k++)
        {
            ShortMid[k] = Sinc(k + 0.5) * Kaiser((k + 0.5) / ShortMidTaps, ShortBeta);
        }

        const double cutoff = 0.0625;
        const int reach = SlowVectors * Group / 2;
        for (var k = -reach + 1; k < reach; k++)
        {
            var low = 2 * cutoff * Sinc(2 * cutoff * k) * Kaiser(k / (double)reach, Beta);
            Slow[k + reach] = (k & 1) == 0 ? low : -low;
        }

        for (var j = -LongReach; j <= LongReach; j++)
        {
            // Output at dec index m sums tap j times the slow signal at m + j, hence the kernel at -8 j and at 0.5 - 8 j.
            LongSample[j + LongReach] = Group * (TruePeakKernel.At(Group * j) - (j == 0 ? 1 : 0));
            LongMid[j + LongReach] = Group * (TruePeakKernel.At(0.5 - (Group * j)) - MidKernel(0.5 - (Group * j)));
            LongFullMid[j + LongReach] = Group * (FullBand(0.5 - (Group * j)) - MidKernel(0.5 - (Group * j)));
        }

        for (var k = 0; k < BackTaps; k++)
        {
            for (var p = 0; p < Group; p++)
            {
                var t = (p / (double)Group) - (k - (BackTaps / 2) + 1);
                var value = Sinc(t) * Kaiser(t / (BackTaps / 2), BackBeta);
                Back[(k * Group) + p] = (p & 1) == 0 ? value : -value;
            }
        }

        FillFine(Fine, FineTaps, FineBeta);
        FillFine(ShortFine, ShortFineTaps, ShortBeta);
        MidGain = 2 * Norm(Mid, 0, 1);
        ShortMidGain = 2 * Norm(ShortMid, 0, 1);
        FineGain = GainOf(FineTaps, FineBeta);
        ShortFineGain = GainOf(ShortFineTaps, ShortBeta);
        var back = 0.0;
        for (var p = 0; p < Group; p++)
        {
            back = Math.Max(back, Norm(Back, p, Group));
        }

        BackGain = back;
        LongGain = Math.Max(Math.Max(Norm(LongSample, 0, 1), Norm(LongMid, 0, 1)), Norm(LongFullMid, 0, 1));
        SlowGain = back * Math.Max(Norm(LongSample, 0, 1), Norm(LongMid, 0, 1));
        FullSlowGain = Math.Max(SlowGain, (back * Norm(LongFullMid, 0, 1)) + FullTail);
    }

    public static double[] Mid { get; } = new double[MidTaps];

    public static double[] ShortMid { get; } = new double[ShortMidTaps];

    public static double[] Slow { get; } = new double[SlowVectors * Group];

    public static double[] LongSample { get; } = new double[LongTaps];

    public static double[] LongMid { get; } = new double[LongTaps];

    /// <summary>The long part of an interpolator that passes all up to half the rate; it leaves the samples as they are.</summary>
    public static double[] LongFullMid { get; } = new double[LongTaps];

    public static double[] Back { get; } = new double[BackTaps * Group];

    /// <summary>
    /// For tap k and its mirror image, the k-th from the end: the middle point's tap, which is the same for both, then for each of the first three points half the sum
    /// and half the difference of the two. The last three points mirror the first three.
    /// </summary>
    public static double[] Fine { get; } = new double[FineTaps / 2 * FinePoints];

    /// <summary><see cref="Fine"/> with fewer taps.</summary>
    public static double[] ShortFine { get; } = new double[ShortFineTaps / 2 * FinePoints];

    /// <summary>The most a midpoint can exceed the largest sample within reach: the sum of the magnitudes of its taps.</summary>
    public static double MidGain { get; }

    /// <summary>The same for an estimated midpoint.</summary>
    public static double ShortMidGain { get; }

    /// <summary>The same for the points between sample and midpoint, against samples and midpoints within four frames.</summary>
    public static double FineGain { get; }

    /// <summary><see cref="FineGain"/> of the fewer taps.</summary>
    public static double ShortFineGain { get; }

    /// <summary>The same for the values that bring the slow signal's filtered values back to every frame, against those.</summary>
    public static double BackGain { get; }

    /// <summary>The same for the slow signal's filtered values, against the slow signal.</summary>
    public static double LongGain { get; }

    /// <summary>The same for the part of the long kernel, against the largest value of the slow signal within reach.</summary>
    public static double SlowGain { get; }

    /// <summary><see cref="SlowGain"/> where the full band counts too.</summary>
    public static double FullSlowGain { get; }

    /// <summary>The ideal interpolator, whole up to 960 samples to each side and faded out until 1024.</summary>
    private static double FullBand(double t)
    {
        var fade = Math.Clamp((Math.Abs(t) - FullReach) / (Reach - FullReach), 0, 1);
        return Sinc(t) * (0.5 + (0.5 * DetMath.Cos(Math.PI * fade)));
    }

    private static double MidKernel(double t) => Math.Abs(t) >= MidTaps ? 0 : Sinc(t) * Kaiser(t / MidTaps, Beta);

    private static void FillFine(double[] fine, int taps, double beta)
    {
        for (var k = 0; k < taps / 2; k++)
        {
            var at = k * FinePoints;
            fine[at] = FineKernel(taps, beta, k, FinePoints / 2);
            for (var p = 0; p < FinePoints / 2; p++)
            {
                var one = FineKernel(taps, beta, k, p);
                var other = FineKernel(taps, beta, taps - 1 - k, p);
                fine[at + 1 + (2 * p)] = 0.5 * (one + other);
                fine[at + 2 + (2 * p)] = 0.5 * (one - other);
            }
        }
    }

    private static double FineKernel(int taps, double beta, int tap, int point)
    {
        var t = ((point + 1) / 8.0) - (tap - (taps / 2) + 1);
        return Sinc(t) * Kaiser(t / (taps / 2), beta);
    }

    private static double GainOf(int taps, double beta) =>
        Enumerable.Range(0, FinePoints).Max(p => Math.Max(1, Enumerable.Range(0, taps).Sum(k => Math.Abs(FineKernel(taps, beta, k, p)))));

    private static double Sinc(double t) => Math.Abs(t) < 1e-12 ? 1 : DetMath.Sin(Math.PI * t) / (Math.PI * t);

    private static double Kaiser(double x, double beta) =>
        Math.Abs(x) > 1 ? 0 : BesselI0(beta * Math.Sqrt(1 - (x * x))) / BesselI0(beta);

    /// <summary>The modified Bessel function of order 0 by its power series.</summary>
    private static double BesselI0(double x)
    {
        var sum = 1.0;
        var term = 1.0;
        for (var k = 1; k < 64; k++)
        {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }

        return sum;
    }

    private static double Norm(double[] taps, int start, int step)
    {
        var sum = 0.0;
        for (var i = start; i < taps.Length; i += step)
        {
            sum += Math.Abs(taps[i]);
        }

        return sum;
    }
}

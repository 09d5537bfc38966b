using System.Collections.Immutable;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Nonlinear;
using Lathe.Dsp.Numerics;
using static Lathe.Quality.Saturation.Characteristics;

namespace Lathe.Quality.Saturation;

internal sealed class TapeTable : IQualityTable
{
    public string Section => "Saturation";

    public string Title => "Tape: what makes it a tape machine";

    public string Method =>
        "Loops of the magnetization alone for a slow field of 8 H/a; tones of 1 kHz through the insert for harmonics and sensitivity; quiet tones for the head bump and the losses.";

    public string Bar => "Remanence at least five times greater without bias; third harmonic rises 2 dB a dB towards its 3 %; bump in proportion to speed; losses within 1 dB of Wallace's.";

    public Table Measure()
    {
        var third = new[] { -24.0, -18, -12 }.Select(level => Harmonics("tape", 1000, level).Third).ToArray();
        return new Table(Columns,
        [
            Row("remanence without bias (c = 0.17), with (c = 0.92), parts of saturation", "a wide loop without bias, a closed one with it", Remanence(0.17), Remanence(0.92)),
            Row("third harmonic of peaks of -24, -18 and -12 dBFS, dB", "2 dB a dB above what hysteresis leaves", third),
            Row("peak level of 3 % third harmonic, dBFS", "MOL, 9 to 12 dB above operating level (-15 dBFS peak)", MaximumLevel()),
            Row("head bump at 7.5, 15 and 30 ips, Hz", "speed / 6.35 mm: 30, 60, 120", Bump("7.5"), Bump("15"), Bump("30")),
            Row("1 kHz at bias -6, -3, 0, 3 dB against 0, dB", "rises to a plateau", [.. Sensitivity(1000)]),
            Row("10 kHz at bias -6, -3, 0, 3 dB against 0, dB", "a maximum below nominal, -2 to -4 dB at +3 dB", [.. Sensitivity(10000)]),
            Row("2 um of spacing at 15 ips, 5 and 10 kHz, dB", "Wallace: -1.4, -2.9", Loss(5000), Loss(10000)),
        ]);
    }

    private static double Remanence(double reversible)
    {
        var tape = new JilesAtherton();
        tape.Reset();
        var share = new double[Quantum.Frames];
        share.AsSpan().Fill(reversible);
        const int period = 64 * 200;
        var samples = new double[Quantum.Frames];
        var last = 0.0;
        for (var at = 0; at < 2 * period; at += Quantum.Frames)
        {
            for (var i = 0; i < samples.Length; i++)
            {
                samples[i] = 8 * DetMath.SinPi(2.0 * (at + i) / period);
            }

            tape.Process(samples, share, 1.227, 0.3);

            // The field comes down through 0 in the middle of the second period.
            last = at == (3 * period / 2) - Quantum.Frames ? samples[^1] : last;
        }

        return last;
    }

    private static double MaximumLevel()
    {
        var (low, high) = (-20.0, 0.0);
        for (var n = 0; n < 8; n++)
        {
            var middle = 0.5 * (low + high);
            (low, high) = Harmonics("tape", 1000, middle).Third > DetMath.GainToDb(0.03) ? (low, middle) : (middle, high);
        }

        return low;
    }

    private static double Bump(string speed) =>
        Enumerable.Range(4, 80).Select(k => 2.5 * k).MaxBy(hertz => Gain("tape", hertz, -40, ("speed", speed), ("head-bump", "4 dB")));

    private static ImmutableArray<double> Sensitivity(double hertz)
    {
        double At(string bias) => Gain("tape", hertz, -35, ("bias", bias));
        var nominal = At("0 dB");
        return [At("-6 dB") - nominal, At("-3 dB") - nominal, 0, At("3 dB") - nominal];
    }

    private static double Loss(double hertz) => Gain("tape", hertz, -40, ("spacing", "2")) - Gain("tape", hertz, -40, ("spacing", "0"));
}

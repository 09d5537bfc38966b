using Lathe.Dsp.Numerics;
using static Lathe.Quality.Saturation.Characteristics;

namespace Lathe.Quality.Saturation;

internal sealed class TubeTable : IQualityTable
{
    public string Section => "Saturation";

    public string Title => "Tube: what makes it a triode stage";

    public string Method => "Tones of 1 kHz through the insert; for the working point a quiet tone before and after half a second at 12 dB of drive and full scale.";

    public string Bar => "Second harmonic leads by 15 dB at low level and rises 1 dB a dB; unequal peaks when driven; gain dips after a loud passage and comes back.";

    public Table Measure()
    {
        var quiet = Harmonics("tube", 1000, -20);
        var louder = Harmonics("tube", 1000, -14);
        var pair = Harmonics("tube", 1000, -8, ("push-pull", "on"));
        var (before, after, later) = Recovery();
        return new Table(Columns,
        [
            Row("harmonics 2 and 3 at -20 dBFS, dB", "the second leads", quiet.Second, quiet.Third),
            Row("rise of the second for 6 dB, dB", "6: a square law", louder.Second - quiet.Second),
            Row("harmonics 2 and 3 in push-pull at -8 dBFS, dB", "even ones cancel", pair.Second, pair.Third),
            Row("upper and lower peak at full scale and 12 dB of drive, dB apart", "grid current on one side, cut-off on the other", Asymmetry()),
            Row("quiet gain 20 ms and 1 s after a loud passage against before, dB", "the working point has moved, and returns", after - before, later - before),
            Row("50 Hz against 1 kHz with 22 uF and 0.68 uF of bypass, dB", "cathode feedback below 1/(2 pi Rk C)", Bass("22"), Bass("0.68")),
        ]);
    }

    private static double Asymmetry()
    {
        var output = new ColorProbe("tube", 1, ("drive", "12 dB")).Run(ColorProbe.Tone(200, 1, 4))[0].AsSpan(3 * ColorProbe.Rate);
        var (least, greatest) = (0.0, 0.0);
        foreach (var x in output)
        {
            (least, greatest) = (Math.Min(least, x), Math.Max(greatest, x));
        }

        return DetMath.GainToDb(greatest / -least);
    }

    private static (double Before, double After, double Later) Recovery()
    {
        var signal = ColorProbe.Tone(1000, 0.01, 3);
        for (var n = ColorProbe.Rate; n < 3 * ColorProbe.Rate / 2; n++)
        {
            signal[n] *= 100;
        }

        var output = new ColorProbe("tube", 1, ("drive", "12 dB")).Run(signal)[0];
        double At(double seconds) => DetMath.GainToDb(ColorProbe.Amplitude([.. output.Take((int)(seconds * ColorProbe.Rate))], 1000, 882));
        return (At(0.9), At(1.54), At(2.6));
    }

    private static double Bass(string bypass) => Gain("tube", 50, -30, ("cathode-bypass", bypass)) - Gain("tube", 1000, -30, ("cathode-bypass", bypass));
}

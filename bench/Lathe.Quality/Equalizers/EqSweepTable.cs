using System.Collections.Immutable;
using System.Globalization;
using Lathe.Dsp.Fourier;
using Lathe.Processing.Equalizers;

namespace Lathe.Quality.Equalizers;

/// <summary>Spurs of bands whose frequency, gain or q moves.</summary>
public sealed class EqSweepTable : IQualityTable
{
    private const double Guard = 350; // Hz about the tone, where the sweep itself is heard; steps of quanta stand 689 Hz apart
    private const double Seconds = 4; // of the slow sweep

    private static readonly string[] Types = ["bell", "low-shelf", "high-shelf", "low-pass", "high-pass", "band-pass", "notch", "all-pass", "tilt"];

    private static readonly string[] Parameters = ["freq", "gain", "q"];
    private static readonly double[] Speeds = [1, 4, 16];

    public string Section => "Equalizers";

    public string Title => "Spurs while a band moves";

    public string Method =>
        "Tones of 100 Hz, 1 and 8 kHz through one band whose frequency goes from 20 Hz to 20 kHz (gain from -18 to 18 dB, q from 0.3 to 9) in 4 s, 1 s and 0.25 s, from 1 kHz, 12 dB, q 0.7 and from 9 kHz, -12 dB, q 2; the greatest line farther than 350 Hz from the tone, against the tone's full level. The faster the sweep, the more of what is found is the sweep itself.";

    public string Bar => "-80 dB at 2.5 octaves a second, the sweep of 4 s.";

    public Table Measure() => new(
        ["shape", "parameter", "2.5 oct/s dB", "10 oct/s dB", "40 oct/s dB"],
        [.. from type in Types
            from parameter in Parameters
            where parameter != "gain" || type is "bell" or "low-shelf" or "high-shelf" or "tilt"
            where parameter != "q" || type != "tilt"
            select ImmutableArray.Create([type, parameter, .. Speeds.Select(speed => Worst(type, parameter, speed).ToString("0.0", CultureInfo.InvariantCulture))])]);

    private static double Worst(string type, string parameter, double speed) => (
        from tone in new[] { 100.0, 1000, 8000 }
        from band in new[] { (1000.0, 12.0, 0.7), (9000, -12, 2) }
        select Spurs(type, parameter, speed, tone, band)).Max();

    private static double Spurs(string type, string parameter, double speed, double tone, (double Frequency, double Gain, double Q) band)
    {
        const double Rate = EqualizerRun<Eq>.Rate;
        const int Rest = (int)Rate / 2; // the onset of the tone makes a filter at 20 Hz ring
        var moving = (int)(Seconds / speed * Rate);
        var input = Enumerable.Range(0, moving + Rest).Select(i => Math.Sin(2 * Math.PI * tone * i / Rate)).ToArray();
        double Value(int quantum)
        {
            var share = Math.Clamp(((quantum * 64) - Rest) / (double)moving, 0, 1);
            return parameter switch
            {
                "freq" => 20 * Math.Pow(1000, share),
                "gain" => -18 + (36 * share),
                _ => 0.3 * Math.Pow(30, share),
            };
        }

        var output = new EqualizerRun<Eq>()
            .Band(("type", Array.IndexOf(Types, type)), ("freq", band.Frequency), ("gain", band.Gain), ("q", band.Q)).Process(input, parameter, Value).Output;
        return Worst(output.AsSpan(Rest), tone);
    }

    private static double Worst(ReadOnlySpan<double> signal, double tone)
    {
        var fft = new RealFft(8192);
        var (window, frame) = (new double[fft.Size], new double[fft.Size]);
        var (re, im) = (new double[fft.Bins], new double[fft.Bins]);
        Windows.BlackmanHarris(window);
        var (worst, scale) = (0.0, 2 / window.Sum());
        for (var at = 0; at + fft.Size <= signal.Length; at += fft.Size / 4)
        {
            for (var n = 0; n < frame.Length; n++)
            {
                frame[n] = window[n] * signal[at + n];
            }

            fft.Forward(frame, re, im);
            for (var k = 0; k < fft.Bins; k++)
            {
                var beside = Math.Abs((k * EqualizerRun<Eq>.Rate / fft.Size) - tone) < Guard;
                worst = beside ? worst : Math.Max(worst, Math.Sqrt((re[k] * re[k]) + (im[k] * im[k])) * scale);
            }
        }

        return 20 * Math.Log10(worst);
    }
}

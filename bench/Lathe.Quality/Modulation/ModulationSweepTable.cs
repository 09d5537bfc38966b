using System.Collections.Immutable;
using System.Globalization;
using Lathe.Dsp.Fourier;
using Lathe.Processing;
using Lathe.Processing.Contract;

namespace Lathe.Quality.Modulation;

/// <summary>Zipper noise of every parameter of the modulation effects that may move with each frame.</summary>
public sealed class ModulationSweepTable : IQualityTable
{
    private const int Rate = 48000;
    private const int Frames = 1 << 17;
    private const double Tone = 3000;
    private const double Sidebands = 1500;

    public string Section => "Modulation";

    public string Title => "Spurs while a parameter sweeps";

    public string Method =>
        "A 3 kHz tone goes into both channels while one parameter moves through the middle half of its range and back in 2.7 s, the others at their defaults; the greatest spectral line farther than 1.5 kHz from the tone, against the tone, in the worse channel.";

    public string Bar => "-80 dB or less.";

    public Table Measure() => new(
        ["processor", "parameter", "spurs dB"],
        [.. from entry in Rack.All.Entries
            where entry.Create is not null && entry.Info.Category == Category.Modulation
            from parameter in entry.Info.Parameters
            where parameter.Rate == Processing.Contract.Rate.Sample
            select ImmutableArray.Create(entry.Info.Id, parameter.Id, Spurs(entry, parameter).ToString("0.0", CultureInfo.InvariantCulture))]);

    private static double Spurs(ProcessorRegistry.Entry entry, Param swept)
    {
        var log = swept.Taper == Taper.Logarithmic && swept.Min > 0;
        var run = new MovingRun(entry, 2, Rate);
        double[] tone = [.. Enumerable.Range(0, Frames).Select(n => 0.5 * Math.Sin(2 * Math.PI * Tone * n / Rate))];
        return run.Process(
            [tone, tone],
            swept,
            n =>
            {
                var along = 0.5 - (0.25 * Math.Cos(2 * Math.PI * n / Frames));
                return log ? swept.Min * Math.Pow(swept.Max / swept.Min, along) : swept.Min + ((swept.Max - swept.Min) * along);
            }).Max(Worst);
    }

    private static double Worst(double[] signal)
    {
        var fft = new RealFft(Frames / 8);
        var window = new double[fft.Size];
        Windows.BlackmanHarris(window);
        var (frame, re, im) = (new double[fft.Size], new double[fft.Bins], new double[fft.Bins]);
        var worst = double.NegativeInfinity;
        for (var start = fft.Size; start + fft.Size <= signal.Length; start += fft.Size / 2)
        {
            for (var n = 0; n < frame.Length; n++)
            {
                frame[n] = window[n] * signal[start + n];
            }

            fft.Forward(frame, re, im);
            var (tone, spur) = (0.0, 0.0);
            for (var k = 0; k < fft.Bins; k++)
            {
                var power = (re[k] * re[k]) + (im[k] * im[k]);
                var beside = Math.Abs((k * (double)Rate / fft.Size) - Tone) < Sidebands;
                (tone, spur) = beside ? (Math.Max(tone, power), spur) : (tone, Math.Max(spur, power));
            }

            worst = Math.Max(worst, 10 * Math.Log10(spur / tone));
        }

        return worst;
    }
}

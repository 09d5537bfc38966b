using System.Collections.Immutable;
using Lathe.Dsp.Fourier;
using Lathe.Processing;
using Lathe.Processing.Contract;
using Lathe.Quality.Modulation;

namespace Lathe.Quality.Space;

/// <summary>Zipper noise of every parameter of the delay that may move with each frame.</summary>
public sealed class DelaySweepTable : IQualityTable
{
    private const int Rate = 48000;
    private const int Frames = 1 << 17;

    private static readonly ImmutableArray<double> Tones = [1000, 3000, 10000];

    public string Section => "Space";

    public string Title => "Delay: spurs while a parameter sweeps";

    public string Method =>
        "A tone goes in while one parameter swings up and back in 2.7 s, from 340 ms by 20 ms (a tape 2.3 % fast and slow) and by 200 ms, no feedback, filters open; the greatest spectral line farther from the tone than a distance, against the tone: 700 Hz as with the modulation effects, and for the glide over 20 ms no more than its bend of pitch and 150 Hz. A glide over 200 ms bends the pitch by 23 %, and is not a tone any more.";

    public string Bar => "-80 dB or less.";

    public Table Measure() => new(
        ["parameter", "change", "by ms", "farther than Hz", .. Tones.Select(t => $"{t:0} Hz, dB")],
        [.. from parameter in Rack.All.Find("delay")!.Info.Parameters
            where parameter.Rate == Processing.Contract.Rate.Sample
            from sweep in ((string Change, double By, double Far)[])[("fade", 20, 700), ("fade", 200, 700), ("glide", 20, 700), ("glide", 20, 0)]
            select (ImmutableArray<string>)
            [
                parameter.Id, sweep.Change, ReverbTypes.Text(sweep.By, "0"), sweep.Far > 0 ? ReverbTypes.Text(sweep.Far, "0") : "bend + 150",
                .. Tones.Select(t => ReverbTypes.Text(Spurs(parameter, sweep.Change, sweep.By, t, sweep.Far > 0 ? sweep.Far : (0.03 * t) + 150), "0.0")),
            ]]);

    private static double Spurs(Param swept, string change, double by, double tone, double far)
    {
        var run = new MovingRun(Rack.All.Find("delay")!, 1, Rate, ("change", change), ("feedback", "0 %"), ("low-cut", "10 Hz"), ("high-cut", "24 kHz"));
        var output = run.Process(
            [[.. Enumerable.Range(0, Frames).Select(n => 0.5 * Math.Sin(2 * Math.PI * tone * n / Rate))]],
            swept,
            n => 340 + (0.5 * by * (1 - Math.Cos(2 * Math.PI * n / Frames))))[0];
        return Worst(output, tone, far);
    }

    private static double Worst(double[] signal, double tone, double far)
    {
        var fft = new RealFft(Frames / 8);
        var window = new double[fft.Size];
        Windows.BlackmanHarris(window);
        var (frame, re, im) = (new double[fft.Size], new double[fft.Bins], new double[fft.Bins]);
        var worst = double.NegativeInfinity;
        for (var start = 3 * fft.Size / 2; start + fft.Size <= signal.Length; start += fft.Size / 2)
        {
            for (var n = 0; n < frame.Length; n++)
            {
                frame[n] = window[n] * signal[start + n];
            }

            fft.Forward(frame, re, im);
            var (most, spur) = (0.0, 0.0);
            for (var k = 0; k < fft.Bins; k++)
            {
                var power = (re[k] * re[k]) + (im[k] * im[k]);
                var beside = Math.Abs((k * (double)Rate / fft.Size) - tone) < far;
                (most, spur) = beside ? (Math.Max(most, power), spur) : (most, Math.Max(spur, power));
            }

            worst = Math.Max(worst, 10 * Math.Log10(spur / most));
        }

        return worst;
    }
}

using Lathe.Dsp.Fourier;
using Lathe.Processing.Equalizers;

namespace Lathe.Processing.Tests.Equalizers;

public class EqSweepTests(ITestOutputHelper output)
{
    private const double Rate = 44100;
    private const int Frames = 4 * 44100 / 64 * 64;
    private const int Window = 8192;
    private const int Settled = 22050; // the onset of the tone makes a filter at 20 Hz ring
    private const double Guard = 350; // Hz about the tone, where the sweep itself is heard; steps of quanta stand 689 Hz apart

    private static readonly string[] Types = ["bell", "low-shelf", "high-shelf", "low-pass", "high-pass", "band-pass", "notch", "all-pass", "tilt"];

    /// <summary>Every shape and each value of it that moves.</summary>
    public static TheoryData<string, string> Sweeps => [.. from type in Types from parameter in new[] { "freq", "gain", "q" }
        where parameter != "gain" || type is "bell" or "low-shelf" or "high-shelf" or "tilt" where parameter != "q" || type != "tilt"
        select (type, parameter)];

    /// <summary>The strongest part away from a tone of amplitude 1, dB, anywhere in a signal.</summary>
    private static double Spurs(double[] signal, double tone)
    {
        var fft = new RealFft(Window);
        var (window, re, im) = (new double[Window], new double[fft.Bins], new double[fft.Bins]);
        Windows.BlackmanHarris(window);
        var worst = 0.0;
        for (var at = Settled; at + Window <= signal.Length; at += Window / 4)
        {
            fft.Forward([.. signal.Skip(at).Take(Window).Zip(window, (x, w) => x * w)], re, im);
            for (var k = 0; k < re.Length; k++)
            {
                if (Math.Abs((k * Rate / Window) - tone) > Guard)
                {
                    worst = Math.Max(worst, Math.Sqrt((re[k] * re[k]) + (im[k] * im[k])) * 2 / (0.35875 * Window));
                }
            }
        }

        return 20 * Math.Log10(worst);
    }

    [Theory]
    [MemberData(nameof(Sweeps))]
    public void A_swept_band_makes_no_steps(string type, string parameter)
    {
        var (worst, where) = (-200.0, "");
        foreach (var tone in new[] { 100.0, 1000, 8000 })
        {
            foreach (var (frequency, gain, q, slope) in new[] { (1000, 12.0, 0.7, 36), (9000, -12.0, 2.0, 12) })
            {
                var input = Enumerable.Range(0, Frames).Select(i => Math.Sin(2 * Math.PI * tone * i / Rate)).ToArray();
                var run = new RackRun<Eq>().Band(("type", Array.IndexOf(Types, type)), ("freq", frequency), ("gain", gain), ("q", q), ("slope", slope));
                var group = Eq.Info.Groups[0];
                var moved = group.Parameters.Single(p => p.Id == parameter);
                double Value(int quantum)
                {
                    var share = quantum / (Frames / 64.0);
                    return parameter switch
                    {
                        "freq" => 20 * Math.Pow(1000, share),
                        "gain" => -18 + (36 * share),
                        _ => 0.3 * Math.Pow(30, share),
                    };
                }

                var result = run.Run(run.Prepare(1), (s, quantum) => s[group, 0, moved] = Value(quantum), input)[0];
                var spurs = Spurs(result, tone);
                (worst, where) = spurs > worst ? (spurs, $"{tone} Hz, {frequency} Hz, {gain} dB, q {q}") : (worst, where);
            }
        }

        output.WriteLine($"{type} {parameter}: {worst:F1} dB at {where}");
        worst.ShouldBeLessThan(-80, where);
    }
}

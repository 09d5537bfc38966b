using System.Collections.Immutable;
using System.Globalization;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Fourier;
using Lathe.Processing;
using Lathe.Processing.Contract;

namespace Lathe.Quality.Modulation;

/// <summary>Pitch, level, length and attacks of the time stretch.</summary>
public sealed class StretchTable : IQualityTable
{
    private const int Rate = 48000;
    private const int Attack = Rate + 11;

    public string Section => "Pitch";

    public string Title => "Time stretch: pitch, level, length and attacks";

    public string Method =>
        "A 440 Hz tone of 3 s with a click 20 dB above it at 1 s: pitch and level of the tone, the length against round(frames x length), and the energy of the 40 ms before the click less the tone's against the click's. There and back: the mean distance of log spectra (2048 bins, above -60 dB) of a decaying chord after length and 1 / length.";

    public string Bar => "1 cent, 0.5 dB, exact length; attacks and the way back are stated.";

    public Table Measure() => new(
        ["length %", "cents", "level dB", "frames off", "before a click dB", "there and back dB"],
        [.. ((double[])[25, 50, 80, 125, 200, 400]).Select(Row)]);

    private static ImmutableArray<string> Row(double length)
    {
        double[] tone = [.. Enumerable.Range(0, 3 * Rate).Select(n => 0.05 * Math.Sin(2 * Math.PI * 440 * n / Rate))];
        double[] clicked = [.. tone.Select((x, n) => n >= Attack ? x + (0.5 * Math.Exp(-(n - Attack) / 40.0) * Math.Cos(0.9 * (n - Attack))) : x)];
        var output = Stretch(clicked, length);
        var (cents, amplitude) = Partial.Measure(Stretch(tone, length), output.Length / 8, 440, Rate);
        var at = (int)Math.Round(Attack * length / 100);
        double Energy(int from, int to) => Enumerable.Range(from, to - from).Sum(n => Math.Pow(output[n], 2));
        var before = Energy(at - (Rate / 25), at - 48) - (0.5 * 0.05 * 0.05 * ((Rate / 25) - 48));
        return
        [
            Text(length, "0.###"),
            Text(cents, "0.000"),
            Text(20 * Math.Log10(amplitude / 0.05), "0.00"),
            Text(output.Length - Math.Floor((clicked.Length * length / 100) + 0.5), "0"),
            before <= 0 ? "none" : Text(10 * Math.Log10(before / Energy(at - 48, at + (Rate / 25))), "0.0"),
            Text(ThereAndBack(length), "0.0"),
        ];
    }

    private static double ThereAndBack(double length)
    {
        double[] chord = [.. Enumerable.Range(0, 3 * Rate).Select(n => Math.Exp(-n / (1.5 * Rate)) * ((double[])[220, 277.2, 329.6, 440, 880]).Sum(f => 0.15 * Math.Sin(2 * Math.PI * f * n / Rate)))];
        var back = Stretch(Stretch(chord, length), 10000 / length);
        var fft = new RealFft(4096);
        var window = new double[fft.Size];
        Windows.Hann(window);
        var (sum, count) = (0.0, 0);
        for (var start = 8192; start + fft.Size < Math.Min(chord.Length, back.Length) - 8192; start += fft.Size)
        {
            var (a, b) = (Power(fft, window, chord, start), Power(fft, window, back, start));
            var floor = 1e-6 * a.Max();
            for (var k = 0; k < a.Length; k++)
            {
                if (a[k] > floor)
                {
                    sum += Math.Abs(10 * Math.Log10((b[k] + (1e-3 * floor)) / a[k]));
                    count++;
                }
            }
        }

        return sum / count;
    }

    private static double[] Power(RealFft fft, double[] window, double[] signal, int start)
    {
        var (re, im) = (new double[fft.Bins], new double[fft.Bins]);
        fft.Forward(window.Select((w, n) => w * signal[start + n]).ToArray(), re, im);
        return [.. re.Select((x, k) => (x * x) + (im[k] * im[k]))];
    }

    private static double[] Stretch(double[] input, double length)
    {
        var entry = Rack.All.Find("time-stretch")!;
        var settings = new ProcessorSettings(entry.Info);
        settings.TrySet("length", Text(length, "0.###") + " %", out _);
        using var buffer = new AudioBuffer(1, input.Length);
        input.CopyTo(buffer[0]);
        var format = AudioFormat.Of(Rate, 1);
        using var source = new BufferSource(buffer, format);
        using var sink = new BufferSink(format);
        entry.CreateWholeFile!().Run(source, sink, settings, null, CancellationToken.None);
        return sink.Written[0].ToArray();
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}

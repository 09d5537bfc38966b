using System.Collections.Immutable;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Noise;
using Lathe.Processing;
using Lathe.Processing.Contract;

namespace Lathe.Quality.Space;

/// <summary>The convolution against the sum that defines it.</summary>
public sealed class ConvolutionErrorTable : IQualityTable
{
    private const int Rate = 48000;
    private const int Frames = 65536;

    private static readonly ImmutableArray<(string Name, int Channels)> Responses = [("mono", 1), ("stereo", 2), ("true stereo", 4)];

    public string Section => "Space";

    public string Title => "Convolution against direct convolution";

    public string Method =>
        "1.4 s of stereo noise at 48 kHz through half a second of decaying noise, normalized as by default, against y[n] = sum h[k] x[n - k] computed as it stands, at the 2000 last frames: the greatest difference in units of full scale, and the latency by which the output was moved.";

    public string Bar => "1e-12, and none is a latency that can be chosen.";

    public Table Measure() => new(
        ["response", "latency", "frames", "greatest error"],
        [.. from response in Responses from latency in (string[])["none", "short", "long"] select Row(response.Name, response.Channels, latency)]);

    private static ImmutableArray<string> Row(string name, int paths, string latency)
    {
        double[][] response = [.. Enumerable.Range(0, paths).Select(c => Enumerable.Range(0, Rate / 2).Select(n => Noise(3, c, n) * Math.Pow(10, -6.0 * n / Rate)).ToArray())];
        double[][] input = [.. Enumerable.Range(0, 2).Select(c => Enumerable.Range(0, Frames + 16384).Select(n => n < Frames ? Noise(4, c, n) : 0).ToArray())];
        var entry = Rack.All.Find("convolution")!;
        var settings = new ProcessorSettings(entry.Info);
        settings.TrySet("latency", latency, out _);
        var processor = entry.Create!();
        processor.Prepare(new ProcessorContext(AudioFormat.Stereo(Rate), settings) { Assets = [AssetContent.Of(entry.Info.Assets[0], Rate, response, out _)!] });
        var output = Run(processor, settings, input);

        var gain = 1 / Math.Sqrt(Enumerable.Range(0, Math.Max(2, paths)).Sum(p => Kernel.SumOfSquares(response[p % paths])) / 2);
        var greatest = 0.0;
        for (var n = Frames - 2000; n < Frames; n++)
        {
            for (var c = 0; c < 2; c++)
            {
                var exact = paths == 4 ? Direct(response[c], input[0], n) + Direct(response[2 + c], input[1], n) : Direct(response[c % paths], input[c], n);
                greatest = Math.Max(greatest, Math.Abs(output[c][n + processor.Latency] - (gain * exact)));
            }
        }

        return [name, latency, ReverbTypes.Text(processor.Latency, "0"), ReverbTypes.Text(greatest, "0.0e+00")];
    }

    private static double Noise(ulong seed, int channel, int frame) => new WhiteNoise(seed, channel).Uniform(frame);

    private static double Direct(double[] response, double[] input, int at)
    {
        var sum = 0.0;
        for (var k = 0; k < response.Length && k <= at; k++)
        {
            sum += response[k] * input[at - k];
        }

        return sum;
    }

    private static double[][] Run(IProcessor processor, ProcessorSettings settings, double[][] input)
    {
        var frames = input[0].Length / Quantum.Frames * Quantum.Frames;
        var output = input.Select(_ => new double[frames]).ToArray();
        using var block = new AudioBuffer(input.Length, Quantum.Frames);
        for (var at = 0; at < frames; at += Quantum.Frames)
        {
            for (var c = 0; c < input.Length; c++)
            {
                input[c].AsSpan(at, Quantum.Frames).CopyTo(block[c]);
            }

            processor.Process(new Work(block.All, default, settings.Values, default, at));
            for (var c = 0; c < input.Length; c++)
            {
                block[c].CopyTo(output[c].AsSpan(at));
            }
        }

        return output;
    }
}

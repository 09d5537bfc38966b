using Lathe.Dsp.Buffers;
using Lathe.Processing;
using Lathe.Processing.Contract;

namespace Lathe.Quality.Dynamics;

/// <summary>A mono processor of the rack with constant values, fed with whole signals.</summary>
internal static class DynamicsRig
{
    /// <param name="id">The processor.</param>
    /// <param name="rate">Hz.</param>
    /// <param name="input">The samples.</param>
    /// <param name="values">As documents have them: "bands/low/from=100 Hz".</param>
    public static double[] Run(string id, int rate, double[] input, params string[] values)
    {
        var entry = Rack.All.Find(id)!;
        var settings = new ProcessorSettings(entry.Info);
        foreach (var value in values)
        {
            var at = value.IndexOf('=', StringComparison.Ordinal);
            if (!settings.TrySet(value[..at], value[(at + 1)..], out var problem))
            {
                throw new ArgumentException(problem, nameof(values));
            }
        }

        var processor = entry.Create!();
        processor.Prepare(new ProcessorContext(AudioFormat.Of(rate, 1), settings));
        var output = new double[Quantum.RoundUp(input.Length)];
        input.CopyTo(output, 0);
        for (var n = 0; n < output.Length; n += Quantum.Frames)
        {
            processor.Process(new Work(new Planar(output.AsSpan(n, Quantum.Frames), 1, Quantum.Frames, Quantum.Frames), default, settings.Values, [], n));
        }

        return output[..input.Length];
    }

    /// <summary>Constants in dB, one after the other.</summary>
    public static double[] Steps(int rate, params (double Seconds, double Decibels)[] parts) =>
        [.. parts.SelectMany(p => Enumerable.Repeat(Math.Pow(10, p.Decibels / 20), (int)Math.Round(p.Seconds * rate)))];

    public static double[] Sine(int rate, double seconds, double frequency, double decibels) =>
        [.. Enumerable.Range(0, (int)(seconds * rate)).Select(n => Math.Pow(10, decibels / 20) * Math.Sin(2 * Math.PI * frequency * n / rate))];

    public static double Level(double gain) => 20 * Math.Log10(Math.Abs(gain));

    /// <summary>Input level less output level of each sample, dB.</summary>
    public static double[] Reduction(double[] input, double[] output) => [.. input.Select((x, n) => Level(x) - Level(output[n]))];

    /// <summary>Milliseconds from a frame on until the reduction has covered 1 - 1/e of a way.</summary>
    public static double TimeOfWay(double[] reduction, int rate, int from, double start, double end)
    {
        var mark = start + ((end - start) * (1 - (1 / Math.E)));
        var reached = Array.FindIndex(reduction, from, r => end > start ? r >= mark : r <= mark);
        return (reached - from) * 1000.0 / rate;
    }
}

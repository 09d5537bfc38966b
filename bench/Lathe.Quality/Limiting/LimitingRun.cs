using Lathe.Dsp.Buffers;
using Lathe.Dsp.TruePeak;
using Lathe.Processing;
using Lathe.Processing.Contract;

namespace Lathe.Quality.Limiting;

/// <summary>A processor of the rack over whole signals, its latency taken out.</summary>
internal static class LimitingRun
{
    /// <param name="id">The processor.</param>
    /// <param name="rate">Frames a second.</param>
    /// <param name="input">Channels x frames.</param>
    /// <param name="values">Values as texts.</param>
    /// <returns>As many frames as went in.</returns>
    public static double[][] Of(string id, int rate, double[][] input, params (string Path, string Text)[] values)
    {
        var entry = Rack.All.Find(id)!;
        var settings = new ProcessorSettings(entry.Info);
        foreach (var (path, text) in values)
        {
            if (!settings.TrySet(path, text, out var problem))
            {
                throw new ArgumentException(problem, nameof(values));
            }
        }

        var processor = entry.Create!();
        processor.Prepare(new ProcessorContext(AudioFormat.Of(rate, input.Length), settings));
        var latency = processor.Latency;
        var frames = Quantum.RoundUp(input[0].Length + latency);
        var output = input.Select(c => { var padded = new double[frames]; c.CopyTo(padded, 0); return padded; }).ToArray();
        var block = new double[input.Length * Quantum.Frames];
        for (var at = 0; at < frames; at += Quantum.Frames)
        {
            for (var c = 0; c < output.Length; c++)
            {
                output[c].AsSpan(at, Quantum.Frames).CopyTo(block.AsSpan(c * Quantum.Frames));
            }

            processor.Process(new Work(new Planar(block, output.Length, Quantum.Frames, Quantum.Frames), default, settings.Values, [], at));
            for (var c = 0; c < output.Length; c++)
            {
                block.AsSpan(c * Quantum.Frames, Quantum.Frames).CopyTo(output[c].AsSpan(at));
            }
        }

        return [.. output.Select(c => c.AsSpan(latency, input[0].Length).ToArray())];
    }

    /// <summary>dBTP.</summary>
    public static double TruePeak(double[][] audio)
    {
        var peak = 0.0;
        foreach (var channel in audio)
        {
            var detector = new TruePeakDetector(1);
            detector.Process(0, channel);
            detector.Complete();
            peak = Math.Max(peak, detector.Peak);
        }

        return 20 * Math.Log10(peak);
    }

    /// <summary>Amplitude of a line over the last second.</summary>
    public static double Line(double[] audio, int rate, double hertz)
    {
        double re = 0, im = 0;
        for (var n = 0; n < rate; n++)
        {
            var x = audio[audio.Length - rate + n];
            re += x * Math.Cos(2 * Math.PI * hertz * n / rate);
            im += x * Math.Sin(2 * Math.PI * hertz * n / rate);
        }

        return 2 * Math.Sqrt((re * re) + (im * im)) / rate;
    }

    /// <summary>Power of some lines over that of one, dB.</summary>
    public static double Share(double[] audio, int rate, double of, IEnumerable<double> lines)
    {
        var sum = lines.Sum(hertz => Math.Pow(Line(audio, rate, hertz), 2));
        return 20 * Math.Log10(Math.Max(Math.Sqrt(sum) / Line(audio, rate, of), 1e-12));
    }
}

using Lathe.Dsp.Buffers;
using Lathe.Processing.Contract;
using Lathe.Processing.Wrappers;

namespace Lathe.Processing.Tests.Wrappers;

/// <summary>Drives a wrapped processor over a whole signal, as an engine would.</summary>
internal sealed class WrappedRun
{
    public WrappedRun(IProcessor processor, ProcessorInfo info, int channels, bool pad = false, string part = "stereo", string oversampling = "1x", int rate = 48000)
        : this(processor, new ProcessorSettings(info), channels, oversampling, pad, part, rate)
    {
    }

    public WrappedRun(IProcessor processor, ProcessorSettings settings, int channels, string oversampling, bool pad = false, string part = "stereo", int rate = 48000)
    {
        Wrapped = new WrappedProcessor(processor);
        Insert = new ProcessorSettings(InsertParams.Info);
        Insert[InsertParams.Channels] = InsertParams.Channels.Choices.IndexOf(part);
        Insert[InsertParams.Oversampling] = InsertParams.Oversampling.Choices.IndexOf(oversampling);
        Settings = settings;
        Wrapped.Prepare(new ProcessorContext(AudioFormat.Of(rate, channels), Settings), Insert, pad);
    }

    public WrappedProcessor Wrapped { get; }

    public ProcessorSettings Insert { get; }

    public ProcessorSettings Settings { get; }

    /// <summary>The mix in percent at a frame.</summary>
    public Func<long, double> Mix { get; set; } = _ => 100;

    /// <summary>Called before each quantum, to move toggles.</summary>
    public Action<long>? Before { get; set; }

    public double[][] Run(double[][] input)
    {
        var output = input.Select(c => (double[])c.Clone()).ToArray();
        var frames = output[0].Length;
        var block = new double[output.Length * Quantum.Frames];
        var curves = new double[Quantum.Frames];
        var own = new double[Settings.Values.Length * Quantum.Frames];
        for (var at = 0; at + Quantum.Frames <= frames; at += Quantum.Frames)
        {
            Before?.Invoke(at);
            for (var i = 0; i < Quantum.Frames; i++)
            {
                curves[i] = Mix(at + i);
                own.AsSpan(0, Settings.Values.Length == 0 ? 0 : Quantum.Frames).Fill(Settings.Values.Length == 0 ? 0 : Settings.Values[0]);
            }

            var audio = new Planar(block, output.Length, Quantum.Frames, Quantum.Frames);
            for (var c = 0; c < output.Length; c++)
            {
                output[c].AsSpan(at, Quantum.Frames).CopyTo(audio[c]);
            }

            var work = new Work(audio, default, Settings.Values, own, at);
            Wrapped.Process(work, new Work(audio, default, Insert.Values, curves, at));
            for (var c = 0; c < output.Length; c++)
            {
                audio[c].CopyTo(output[c].AsSpan(at, Quantum.Frames));
            }
        }

        return output;
    }

    public static double[][] Noise(int channels, int frames, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, channels).Select(_ => Enumerable.Range(0, frames).Select(_ => (random.NextDouble() * 2) - 1).ToArray())];
    }

    public static double[] Delay(double[] x, int frames) => [.. new double[frames].Concat(x).Take(x.Length)];
}

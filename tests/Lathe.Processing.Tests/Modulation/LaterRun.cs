using Lathe.Dsp.Buffers;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Tests.Modulation;

/// <summary>A stereo processor at its defaults that begins in the middle of the song.</summary>
internal sealed class LaterRun(ProcessorRegistry.Entry entry, int start)
{
    /// <summary>The last channel from <paramref name="input"/>'s frame <c>start</c> to its end, the same input in both.</summary>
    public double[] Run(double[] input)
    {
        var settings = new ProcessorSettings(entry.Info);
        var processor = entry.Create!();
        processor.Prepare(new ProcessorContext(AudioFormat.Of(48000, 2), settings));
        var curves = new double[settings.Values.Length * Quantum.Frames];
        for (var slot = 0; slot < settings.Values.Length; slot++)
        {
            curves.AsSpan(slot * Quantum.Frames, Quantum.Frames).Fill(settings.Values[slot]);
        }

        var output = new double[input.Length - start];
        var block = new double[2 * Quantum.Frames];
        for (var at = start; at + Quantum.Frames <= input.Length; at += Quantum.Frames)
        {
            input.AsSpan(at, Quantum.Frames).CopyTo(block);
            input.AsSpan(at, Quantum.Frames).CopyTo(block.AsSpan(Quantum.Frames));
            processor.Process(new Work(new Planar(block, 2, Quantum.Frames, Quantum.Frames), default, settings.Values, curves, at));
            block.AsSpan(Quantum.Frames).CopyTo(output.AsSpan(at - start));
        }

        return output;
    }
}

using Lathe.Dsp.Buffers;
using Lathe.Dsp.Pitch;
using Lathe.Dsp.Resampling;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Pitch;

/// <summary>
/// Makes a whole file longer or shorter: exactly round(frames x length) frames. The pitch is kept by a phase vocoder that copies attacks as they are, or
/// follows the speed as on tape. At 100 % no sample changes but by rounding.
/// </summary>
public sealed class TimeStretch : IWholeFile<TimeStretch>
{
    /// <summary>Parts of the whole that a length is counted in: a thousandth of a percent.</summary>
    private const int Whole = 100000;

    private static readonly Param Length = Param.Percent("length", "Length", 25, 400, 100, "length afterwards, to a thousandth of a percent", Rate.Setup);
    private static readonly Param Mode = Param.Choice("mode", "Mode", ["pitch-kept", "varispeed"], "pitch-kept", "keeps the pitch, or lets it follow the speed");
    private static readonly Param Window = Param.Choice("window", "Window", ["short", "medium", "long"], "medium", "21, 43 or 85 ms: long parts low notes, short suits speech and drums");
    private static readonly Param Attacks = Param.Toggle("attacks", "Keep attacks", true, "copies what is around an attack and stretches the rest", Rate.Setup);

    public static ProcessorInfo Info { get; } = new(
        "time-stretch",
        "Time stretch",
        Category.Pitch,
        version: 1,
        "Changes the length of a whole file, with its pitch kept or not.",
        "Phase vocoder with identity phase locking; J. Laroche, M. Dolson, IEEE Trans. Speech and Audio Processing 7(3), 1999; phases reset and time copied around attacks",
        [Length, Mode, Window, Attacks]);

    public AudioFormat Output(AudioFormat input, ProcessorSettings settings) => input;

    public void Run(IAudioSource source, IAudioSink sink, ProcessorSettings settings, IProgress<double>? progress, CancellationToken cancellation)
    {
        var parts = (int)Math.Floor((settings[Length] * (Whole / 100)) + 0.5);
        var frames = ResampledSource.FramesAt(source.Frames, Whole, parts);
        if (settings[Mode] == 0)
        {
            var window = ((WindowSize)settings[Window]).Frames(source.Format.SampleRate);
            Stretch(source, sink, frames, window, settings[Attacks] != 0, progress, cancellation);
        }
        else
        {
            Resample(source, sink, parts, frames, progress, cancellation);
        }

        sink.Complete();
    }

    private static void Stretch(
        IAudioSource source, IAudioSink sink, long frames, int window, bool attacks, IProgress<double>? progress, CancellationToken cancellation)
    {
        var onsets = attacks ? Onsets(source, cancellation) : [];

        // Half a window around an attack holds all that contains it; a quarter more keeps it to the bit.
        using var stretched = new StretchedSource(source, new TimeMap(source.Frames, frames, onsets, window * 3 / 4), window);
        for (long written = 0; written < frames;)
        {
            cancellation.ThrowIfCancellationRequested();
            var block = stretched.Next();
            var before = (int)Math.Min(Math.Max(-stretched.Position, 0), block.Frames);
            var count = (int)Math.Min(block.Frames - before, frames - written);
            if (count > 0)
            {
                sink.Write(block.Slice(before, count));
                written += count;
                progress?.Report((double)written / frames);
            }
        }
    }

    private static List<long> Onsets(IAudioSource source, CancellationToken cancellation)
    {
        var onsets = new List<long>();
        var detector = new OnsetDetector(source.Format.Channels, source.Format.SampleRate);
        using var block = new AudioBuffer(source.Format.Channels, 64 * Quantum.Frames);
        for (long at = 0; at < source.Frames; at += block.Frames)
        {
            cancellation.ThrowIfCancellationRequested();
            block.Clear();
            source.Read(at, block.All);
            for (var start = 0; start < block.Frames; start += Quantum.Frames)
            {
                var onset = detector.Next(block.View(start, Quantum.Frames));
                if (onset >= 0)
                {
                    onsets.Add(at + start + onset);
                }
            }
        }

        return onsets;
    }

    private static void Resample(
        IAudioSource source, IAudioSink sink, int parts, long frames, IProgress<double>? progress, CancellationToken cancellation)
    {
        using var resampled = new ResampledSource(new CountedSource(source, Whole), parts);
        using var block = new AudioBuffer(source.Format.Channels, 64 * Quantum.Frames);
        for (long at = 0; at < frames; at += block.Frames)
        {
            cancellation.ThrowIfCancellationRequested();
            var read = block.View(0, resampled.Read(at, block.All));
            sink.Write(read);
            progress?.Report((double)(at + read.Frames) / frames);
        }
    }

    /// <summary>The same frames, said to come at another rate. Not disposed with it.</summary>
    private sealed class CountedSource(IAudioSource source, int rate) : IAudioSource
    {
        public AudioFormat Format => source.Format with { SampleRate = rate };

        public long Frames => source.Frames;

        public int Read(long position, in Planar destination) => source.Read(position, destination);

        public void Dispose()
        {
        }
    }
}

using Lathe.Analysis.Measurement;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Quantization;
using Lathe.Dsp.TruePeak;
using Lathe.Files;
using Lathe.Metering.Loudness;

namespace Lathe.Reports.Listening;

/// <summary>Cuts the same stretch out of a mix and its master, equally loud, so that only the sound differs.</summary>
public static class ExcerptMaker
{
    private const double Seconds = 15;
    private const double FadeSeconds = 0.01;
    private const int Block = 4096;

    // "Lathe" in ASCII, so that the same song gives the same bytes.
    private const ulong DitherSeed = 0x4C61746865;

    /// <summary>
    /// The 15 seconds (or all, where there is less) in which the master's short-term loudness is highest. The mix gets the master's loudness over
    /// just that stretch; where one of them would then exceed full scale, both are turned down. Faded over 10 ms, 16 bits with TPDF.
    /// </summary>
    /// <param name="mix">At the master's rate. Not disposed.</param>
    /// <param name="master">Not disposed.</param>
    /// <param name="measured">Of the master.</param>
    /// <returns>Null where one of the two is silent in that stretch.</returns>
    /// <exception cref="ArgumentException">The rates differ.</exception>
    public static Excerpts? Make(IAudioSource mix, IAudioSource master, Measurement measured, CancellationToken cancellation = default)
    {
        var rate = master.Format.SampleRate;
        if (mix.Format.SampleRate != rate)
        {
            throw new ArgumentException($"The mix has {mix.Format.SampleRate} Hz, the master {rate} Hz.", nameof(mix));
        }

        var start = LoudestStretch.Start(measured.History, Seconds, measured.Duration);
        var first = (long)Math.Round(start * rate);
        var frames = (int)Math.Min((long)(Seconds * rate), master.Frames - first);
        if (frames <= 0)
        {
            return null;
        }

        using var before = Cut(mix, first, frames, cancellation);
        using var after = Cut(master, first, frames, cancellation);
        var (beforeLoudness, beforePeak) = Measure(before, mix.Format);
        var (afterLoudness, afterPeak) = Measure(after, master.Format);
        if (beforeLoudness is null || afterLoudness is null)
        {
            return null;
        }

        var match = Math.Pow(10, (afterLoudness.Value - beforeLoudness.Value) / 20);
        var room = 1 / Math.Max(1, Math.Max(match * beforePeak, afterPeak));
        return new Excerpts(first / (double)rate, frames / (double)rate, Encode(before, mix.Format, match * room), Encode(after, master.Format, room));
    }

    private static AudioBuffer Cut(IAudioSource source, long first, int frames, CancellationToken cancellation)
    {
        var buffer = new AudioBuffer(source.Format.Channels, frames);
        for (var done = 0; done < frames;)
        {
            cancellation.ThrowIfCancellationRequested();
            var read = source.Read(first + done, buffer.View(done, Math.Min(Block, frames - done)));
            if (read == 0)
            {
                break;
            }

            done += read;
        }

        return buffer;
    }

    /// <summary>The peak is the larger of true peak and sample peak: of a single click the kernel, which ends below half the rate, shows less than the sample has.</summary>
    private static (double? Loudness, double Peak) Measure(AudioBuffer buffer, AudioFormat format)
    {
        var loudness = new LoudnessMeter(format);
        var peaks = new TruePeakDetector(format.Channels);
        for (var start = 0; start < buffer.Frames; start += Block)
        {
            var block = buffer.View(start, Math.Min(Block, buffer.Frames - start));
            loudness.Process(block);
            peaks.Process(block);
        }

        peaks.Complete();
        var peak = peaks.Peak;
        for (var c = 0; c < buffer.Channels; c++)
        {
            foreach (var sample in buffer[c])
            {
                peak = Math.Max(peak, Math.Abs(sample));
            }
        }

        return (loudness.Integrated, peak);
    }

    private static byte[] Encode(AudioBuffer buffer, AudioFormat format, double gain)
    {
        var integers = Quantize(buffer, gain, (int)(FadeSeconds * format.SampleRate));
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".flac");
        try
        {
            using (var writer = AudioFile.Create(path, new AudioFileSpec(Container.Flac, SampleFormat.S16, format)))
            {
                writer.WriteIntegers(integers);
                writer.Complete();
            }

            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static int[] Quantize(AudioBuffer buffer, double gain, int fade)
    {
        var interleaved = new int[buffer.Frames * buffer.Channels];
        var samples = new double[buffer.Frames];
        var integers = new int[buffer.Frames];
        for (var c = 0; c < buffer.Channels; c++)
        {
            var input = buffer[c];
            for (var n = 0; n < samples.Length; n++)
            {
                var edge = Math.Min(n, samples.Length - 1 - n);
                samples[n] = input[n] * gain * (edge < fade ? edge / (double)fade : 1);
            }

            new Quantizer(SampleFormat.S16.Bits, Dither.Triangular, NoiseShaper.None, DitherSeed, c).Process(0, samples, integers);
            for (var n = 0; n < integers.Length; n++)
            {
                interleaved[(n * buffer.Channels) + c] = integers[n];
            }
        }

        return interleaved;
    }
}

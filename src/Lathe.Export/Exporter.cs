using Lathe.Dsp.Buffers;
using Lathe.Dsp.Numerics;
using Lathe.Dsp.Quantization;
using Lathe.Dsp.Resampling;
using Lathe.Dsp.TruePeak;
using Lathe.Export.Encoding;
using Lathe.Export.Tail;
using Lathe.Export.Verification;
using Lathe.Files;
using Lathe.Metering.Loudness;

namespace Lathe.Export;

/// <summary>
/// The one way out: gain, rate conversion, true-peak trim, dither, quantization, encoding, tags - then the file is decoded again, compared with what
/// was meant, and measured. Only a file that passed appears under its name.
/// </summary>
public static class Exporter
{
    /// <summary>How far above the ceiling a decoded file may stand, dB.</summary>
    public const double Tolerance = 0.0005;

    private const int Block = 4096;
    private const int MostAttempts = 6;

    /// <param name="source">Read from the first frame to the last, more than once where peaks must be trimmed. Finite samples. Not disposed.</param>
    /// <param name="path">The file's final name; an older file of that name is replaced at the end, whole.</param>
    /// <param name="spec">What it shall be.</param>
    /// <param name="progress">Gets the share done, 0 to 1.</param>
    /// <param name="cancellation">Leaves no file.</param>
    /// <exception cref="MediaException">The container cannot hold the format.</exception>
    /// <exception cref="IOException">The disk fails or is full, or the folder does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing is not permitted.</exception>
    public static ExportResult Export(
        IAudioSource source, string path, ExportSpec spec, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        using var staged = new UnverifiedFile(path);
        try
        {
            return Export(source, path, staged, spec, progress, cancellation);
        }
        catch (IOException error) when (staged.Told(error) is var told && told != error.Message)
        {
            throw new IOException(told, error);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new UnauthorizedAccessException(staged.Told(error), error);
        }
    }

    private static ExportResult Export(
        IAudioSource source, string path, UnverifiedFile staged, ExportSpec spec, IProgress<double>? progress, CancellationToken cancellation)
    {
        using var leveled = spec.Gain == 0 ? null : new GainSource(source, spec.Gain);
        using var converted = Converted(leveled ?? source, spec);
        var tail = converted ?? leveled ?? source;
        var ceiling = spec.Ceiling;
        double? untouched = null;
        for (var attempt = 0; ; attempt++)
        {
            // The first attempt leaves the samples alone: a master that keeps its ceiling is not touched.
            using var trimmed = attempt == 0 || ceiling is null ? null : PeakTrim.Of(tail, ceiling.Value);
            var digest = Write(trimmed ?? tail, staged.Path, spec, progress, cancellation);
            var (truePeak, integrated) = Verify(staged.Path, path, digest, ceiling is not null, progress, cancellation);
            untouched ??= truePeak;
            var excess = spec.Ceiling is null || truePeak is null ? 0 : truePeak.Value - spec.Ceiling.Value;
            if (excess > Tolerance && attempt < MostAttempts)
            {
                // Dither and conversion add what the trim cannot see; every further attempt starts below by what was left over.
                ceiling = attempt == 0 ? spec.Ceiling - DitherAllowance(spec) : ceiling - excess;
                continue;
            }

            staged.Publish();
            using var written = AudioFile.Open(path);
            return new ExportResult(path, FileHash.Compute(path), written.Info, truePeak, integrated, attempt == 0 ? 0 : (untouched - truePeak) ?? 0);
        }
    }

    private static ResampledSource? Converted(IAudioSource source, ExportSpec spec) =>
        spec.Rate is null || spec.Rate == source.Format.SampleRate ? null : new ResampledSource(new BorrowedSource(source), spec.Rate.Value, spec.Quality, spec.Phase);

    // Triangular dither and rounding move a sample by at most 1.5 LSB, shaped noise by more; what stands between samples by a little more again.
    private static double DitherAllowance(ExportSpec spec)
    {
        if (spec.SampleFormat.IsFloat)
        {
            return 0;
        }

        var ceiling = DetMath.DbToGain(spec.Ceiling ?? 0);
        var steps = (spec.Shaper == NoiseShaper.None ? 2.5 : 12) * DetMath.Exp2(1 - spec.SampleFormat.Bits);
        return steps < ceiling / 2 ? -DetMath.GainToDb(1 - (steps / ceiling)) : 6;
    }

    private static string Write(IAudioSource source, string path, ExportSpec spec, IProgress<double>? progress, CancellationToken cancellation)
    {
        using var writer = AudioFile.Create(path, new AudioFileSpec(spec.Container, spec.SampleFormat, source.Format, spec.Tags));
        using var encoder = new SampleEncoder(writer, spec.Dither, spec.Shaper, Block);
        SourceBlocks.Each(source, Block, (in Planar block) => encoder.Write(block), p => progress?.Report(0.7 * p), cancellation);
        writer.Complete();
        return encoder.Digest();
    }

    private static (double? TruePeak, double? Integrated) Verify(
        string staged, string path, string expected, bool measure, IProgress<double>? progress, CancellationToken cancellation)
    {
        using var reader = AudioFile.Open(staged);
        using var digest = new SampleDigest();
        var peaks = new TruePeakDetector(reader.Format.Channels);
        var loudness = new LoudnessMeter(reader.Format);
        SourceBlocks.Each(
            reader,
            Block,
            (in Planar block) =>
            {
                digest.Add(block);
                if (measure)
                {
                    peaks.Process(block);
                    loudness.Process(block);
                }
            },
            p => progress?.Report(0.7 + (0.3 * p)),
            cancellation);
        peaks.Complete();
        if (digest.Complete() != expected)
        {
            throw new IOException($"{path}: what was written does not decode to what was meant; the disk or the memory is faulty. Nothing was left.");
        }

        return (peaks.Peak > 0 ? DetMath.GainToDb(peaks.Peak) : null, loudness.Integrated);
    }
}

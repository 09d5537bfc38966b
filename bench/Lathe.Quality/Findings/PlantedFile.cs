using Lathe.Analysis.Checks;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Noise;
using Lathe.Files;

namespace Lathe.Quality.Findings;

/// <summary>An excerpt as a file would hold it.</summary>
internal static class PlantedFile
{
    /// <returns>The codes that the check finds.</returns>
    public static IReadOnlySet<string> Codes(Excerpt excerpt, double[][] samples, Plant plant, bool planted)
    {
        var rate = planted ? plant.Rate ?? excerpt.Rate : excerpt.Rate;
        var bits = plant.Bits == 16 && !planted ? (plant.Declares is null ? 16 : 24) : plant.Bits;
        using var buffer = Buffer(samples, bits, planted && plant.Truncates);
        var format = AudioFormat.Of(rate, samples.Length);
        using var source = new BufferSource(buffer, format);
        var info = new AudioFileInfo
        {
            Path = "", Container = Container.Wav, ContainerName = "wav", Codec = "pcm", Format = format, Frames = buffer.Frames,
            BitDepth = plant.Declares ?? (bits == 0 ? 24 : bits),
        };
        var inspection = Inspector.Inspect(source);
        var findings = Checker.Check("excerpt", inspection.Measurement, plant.Rules, info, inspection.Defects).Select(f => f.Code).ToHashSet(StringComparer.Ordinal);
        if (plant.IsAgainst)
        {
            using var clean = Buffer(excerpt.Samples, 24, false);
            using var reference = new BufferSource(clean, AudioFormat.Of(excerpt.Rate, excerpt.Samples.Length));
            findings.UnionWith(ReferenceChecks.Run("excerpt", inspection, source, reference, plant.Rules).Select(f => f.Code));
        }

        return findings;
    }

    /// <summary>In whole steps of the depth, with triangular dither of two steps unless it is cut; 0 bits keeps the samples.</summary>
    private static AudioBuffer Buffer(double[][] samples, int bits, bool truncates)
    {
        var buffer = new AudioBuffer(samples.Length, samples[0].Length);
        var scale = bits == 0 ? 0 : (double)(1L << (bits - 1));
        for (var c = 0; c < samples.Length; c++)
        {
            var noise = new WhiteNoise((ulong)bits, c);
            var to = buffer[c];
            for (var i = 0; i < to.Length; i++)
            {
                var x = samples[c][i];
                to[i] = bits == 0 ? x
                    : Math.Clamp(truncates ? Math.Floor(x * scale) : Math.Round((x * scale) + noise.Triangular(i)), -scale, scale - 1) / scale;
            }
        }

        return buffer;
    }
}

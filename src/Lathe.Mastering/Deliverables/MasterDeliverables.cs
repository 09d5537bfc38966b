using System.Collections.Immutable;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Quantization;
using Lathe.Export;
using Lathe.Files;
using Lathe.Files.Tags;
using Lathe.Mastering.Loudness;
using Lathe.Session.Master;

namespace Lathe.Mastering.Deliverables;

/// <summary>The files that a master is delivered as.</summary>
public static class MasterDeliverables
{
    private static readonly Dictionary<string, (Dither Dither, NoiseShaper Shaper)> Dithers = new(StringComparer.Ordinal)
    {
        ["none"] = (Dither.None, NoiseShaper.None),
        ["rectangular"] = (Dither.Rectangular, NoiseShaper.None),
        ["tpdf"] = (Dither.Triangular, NoiseShaper.None),
        ["high-pass-tpdf"] = (Dither.HighPassTriangular, NoiseShaper.None),
        ["lipshitz"] = (Dither.Triangular, NoiseShaper.Lipshitz),
        ["f-weighted"] = (Dither.Triangular, NoiseShaper.FWeighted),
        ["modified-e"] = (Dither.Triangular, NoiseShaper.ModifiedE),
        ["improved-e"] = (Dither.Triangular, NoiseShaper.ImprovedE),
    };

    /// <summary>24-bit WAV and FLAC at the mix's rate and a 16-bit WAV at 44.1 kHz, in the folder "masters".</summary>
    /// <param name="name">The files' name without ending.</param>
    public static ImmutableArray<Deliverable> Standard(string name) =>
    [
        new("wav", $"masters/{name}.wav", "wav", null, 24),
        new("cd", $"masters/{name}-cd.wav", "wav", 44_100, 16, Dither: "tpdf"),
        new("flac", $"masters/{name}.flac", "flac", null, 24),
    ];

    /// <summary>Writes one of them, verified; its true peak stays below the ceiling after rate conversion and dither.</summary>
    /// <param name="master">Says ceiling and tags.</param>
    /// <param name="audio">The rendered master. Not disposed.</param>
    /// <param name="folder">What the deliverable's path is relative to.</param>
    /// <param name="further">Tags beside title, artist, album, date and ISRC; null for none.</param>
    /// <exception cref="ArgumentException">Container, bits or dither are none that can be written.</exception>
    public static ExportResult Write(
        MasterDocument master, Deliverable deliverable, IAudioSource audio, string folder, TagSet? further = null,
        IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var path = Path.GetFullPath(deliverable.File, Path.GetFullPath(folder));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return Exporter.Export(audio, path, SpecOf(master, deliverable, further), progress, cancellation);
    }

    /// <summary>What a deliverable is written as.</summary>
    /// <exception cref="ArgumentException">Container, bits or dither are none that can be written.</exception>
    public static ExportSpec SpecOf(MasterDocument master, Deliverable deliverable, TagSet? further = null)
    {
        var (dither, shaper) = Dithers.TryGetValue(deliverable.Dither ?? "tpdf", out var known)
            ? known
            : throw new ArgumentException($"master/deliverables/{deliverable.Id}/dither is '{deliverable.Dither}' but takes {string.Join(", ", Dithers.Keys)}.", nameof(deliverable));
        return new ExportSpec
        {
            Container = deliverable.Container switch
            {
                "wav" => Container.Wav,
                "rf64" => Container.Rf64,
                "bw64" => Container.Bw64,
                "flac" => Container.Flac,
                "aiff" or "aif" => Container.Aiff,
                "aifc" => Container.Aifc,
                _ => throw new ArgumentException($"master/deliverables/{deliverable.Id}/container is '{deliverable.Container}' but takes wav, rf64, bw64, flac, aiff, aifc.", nameof(deliverable)),
            },
            SampleFormat = (deliverable.Bits, deliverable.Float) switch
            {
                (8, false) => SampleFormat.U8,
                (16, false) => SampleFormat.S16,
                (24, false) => SampleFormat.S24,
                (32, false) => SampleFormat.S32,
                (32, true) => SampleFormat.F32,
                (64, true) => SampleFormat.F64,
                _ => throw new ArgumentException($"master/deliverables/{deliverable.Id}/bits is {deliverable.Bits} but takes 16, 24, 32, or 32 and 64 with float.", nameof(deliverable)),
            },
            Rate = deliverable.Rate,
            Ceiling = LoudnessGoal.Of(master.Target).Ceiling,
            Dither = dither,
            Shaper = shaper,
            Tags = Tags(master, further),
        };
    }

    private static TagSet Tags(MasterDocument master, TagSet? further)
    {
        var tags = further ?? TagSet.Empty;
        foreach (var (name, value) in new[] { ("TITLE", master.Title), ("ARTIST", master.Artist), ("ALBUM", master.Album), ("DATE", master.Date), ("ISRC", master.Isrc), ("GENRE", master.Target.Genre) })
        {
            tags = value is null ? tags : tags.With(name, value);
        }

        return tags;
    }
}

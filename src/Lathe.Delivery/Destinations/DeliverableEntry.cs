using Lathe.Dsp.Quantization;
using Lathe.Files;
using Lathe.Session.Master;

namespace Lathe.Delivery.Destinations;

/// <summary>A deliverable as it stands in master.yaml: read from it and written to it.</summary>
public static class DeliverableEntry
{
    private static readonly (string Name, Container Container)[] Containers =
    [
        ("wav", Container.Wav), ("rf64", Container.Rf64), ("bw64", Container.Bw64), ("flac", Container.Flac),
        ("aiff", Container.Aiff), ("aifc", Container.Aifc), ("wave", Container.Wav), ("aif", Container.Aiff),
    ];

    private static readonly (string Name, Dither Dither, NoiseShaper Shaper)[] Dithers =
    [
        ("none", Dither.None, NoiseShaper.None),
        ("rectangular", Dither.Rectangular, NoiseShaper.None),
        ("tpdf", Dither.Triangular, NoiseShaper.None),
        ("high-pass-tpdf", Dither.HighPassTriangular, NoiseShaper.None),
        ("lipshitz", Dither.Triangular, NoiseShaper.Lipshitz),
        ("f-weighted", Dither.Triangular, NoiseShaper.FWeighted),
        ("modified-e", Dither.Triangular, NoiseShaper.ModifiedE),
        ("improved-e", Dither.Triangular, NoiseShaper.ImprovedE),
    ];

    /// <summary>What the entry asks for. Its file is relative to the document's folder, which is then the release's.</summary>
    /// <exception cref="DeliveryException">A container, a number of bits or a dither that is not written.</exception>
    public static DeliverableSpec Read(Deliverable entry)
    {
        var container = Array.Find(Containers, c => c.Name.Equals(entry.Container, StringComparison.OrdinalIgnoreCase));
        if (container.Name is null)
        {
            throw Refused(entry, $"container '{entry.Container}' is not written; choose {Names(Containers.Take(6).Select(c => c.Name))}");
        }

        var format = (entry.Bits, entry.Float) switch
        {
            (8, false) => SampleFormat.U8,
            (16, false) => SampleFormat.S16,
            (24, false) => SampleFormat.S24,
            (32, false) => SampleFormat.S32,
            (32, true) => SampleFormat.F32,
            (64, true) => SampleFormat.F64,
            _ => throw Refused(entry, $"{entry.Bits} bits{(entry.Float ? " of floating point" : "")} are not written; choose 8, 16, 24 or 32, or 32 or 64 with float: true"),
        };
        if (format.IsFloat && container.Container is Container.Flac or Container.Aiff)
        {
            throw Refused(entry, $"{container.Name} holds integers only; leave float out, or choose wav");
        }

        var dither = entry.Dither is null ? Default(format) : Array.Find(Dithers, d => d.Name.Equals(entry.Dither, StringComparison.OrdinalIgnoreCase));
        if (dither.Name is null)
        {
            throw Refused(entry, $"dither '{entry.Dither}' is not known; choose {Names(Dithers.Select(d => d.Name))}");
        }

        return new DeliverableSpec
        {
            Id = entry.Id,
            Container = container.Container,
            SampleFormat = format,
            Rate = entry.Rate,
            Dither = dither.Dither,
            Shaper = dither.Shaper,
            File = entry.File.Length == 0 ? null : entry.File,
        };
    }

    /// <summary>The entry of a specification; <see cref="Read"/> gives the same one back.</summary>
    /// <param name="file">Path of the file, relative to the document.</param>
    public static Deliverable Write(DeliverableSpec spec, string file)
    {
        var dither = Array.Find(Dithers, d => d.Dither == spec.Dither && d.Shaper == spec.Shaper).Name;
        return new Deliverable(
            spec.Id, file, Array.Find(Containers, c => c.Container == spec.Container).Name, spec.Rate, spec.SampleFormat.Bits, spec.SampleFormat.IsFloat,
            dither == Default(spec.SampleFormat).Name ? null : dither);
    }

    /// <summary>The name of a container in documents, which is also the ending of its files.</summary>
    internal static string NameOf(Container container) => Array.Find(Containers, c => c.Container == container).Name ?? "wav";

    // 32 bits and floating point hold more than any converter or ear resolves; noise would be added for nothing.
    private static (string Name, Dither Dither, NoiseShaper Shaper) Default(SampleFormat format) => Dithers[format.Bits > 24 ? 0 : 2];

    private static string Names(IEnumerable<string> names) => string.Join(", ", names);

    private static DeliveryException Refused(Deliverable entry, string reason) => new(DeliveryCodes.Format, $"deliverables/{entry.Id}: {reason}.");
}

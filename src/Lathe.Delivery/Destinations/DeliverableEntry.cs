using Lathe.Export;
using Lathe.Files;
using Lathe.Session.Master;

namespace Lathe.Delivery.Destinations;

/// <summary>A deliverable as it stands in master.yaml: read from it and written to it.</summary>
public static class DeliverableEntry
{
    /// <summary>What the entry asks for. Its file is relative to the document's folder, which is then the release's.</summary>
    /// <exception cref="DeliveryException">A container, a number of bits or a dither that is not written.</exception>
    public static DeliverableSpec Read(Deliverable entry)
    {
        var container = ContainerName.Find(entry.Container)
            ?? throw Refused(entry, $"container '{entry.Container}' is not written; choose {Names(ContainerName.All)}");
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
        if (format.IsFloat && container is Container.Flac or Container.Aiff)
        {
            throw Refused(entry, $"{ContainerName.Of(container)} holds integers only; leave float out, or choose wav");
        }

        var dither = entry.Dither is null
            ? Default(format)
            : DitherChoice.Find(entry.Dither) ?? throw Refused(entry, $"dither '{entry.Dither}' is not known; choose {Names(DitherChoice.All.Select(d => d.Name))}");
        return new DeliverableSpec
        {
            Id = entry.Id,
            Container = container,
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
        var dither = DitherChoice.Of(spec.Dither, spec.Shaper)?.Name;
        return new Deliverable(
            spec.Id, file, ContainerName.Of(spec.Container), spec.Rate, spec.SampleFormat.Bits, spec.SampleFormat.IsFloat,
            dither == Default(spec.SampleFormat).Name ? null : dither);
    }

    // 32 bits and floating point hold more than any converter or ear resolves; noise would be added for nothing.
    private static DitherChoice Default(SampleFormat format) => format.Bits > 24 ? DitherChoice.None : DitherChoice.Tpdf;

    private static string Names(IEnumerable<string> names) => string.Join(", ", names);

    private static DeliveryException Refused(Deliverable entry, string reason) => new(DeliveryCodes.Format, $"deliverables/{entry.Id}: {reason}.");
}

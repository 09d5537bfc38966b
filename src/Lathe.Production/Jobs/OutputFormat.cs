using Lathe.Dsp.Buffers;
using Lathe.Dsp.Resampling;
using Lathe.Export;
using Lathe.Files;
using Lathe.Files.Tags;
using Lathe.Session.Mix;

namespace Lathe.Production.Jobs;

/// <summary>What a written file shall be, as far as a person said; the rest follows from its name and its source.</summary>
/// <param name="Rate">Hz, or null for the source's.</param>
/// <param name="Bits">"8", "16", "24", "32", "32f", "64f", or null: as the source where nothing changes, else 24.</param>
/// <param name="Dither">"none", "rectangular", "tpdf", "high-pass-tpdf", a noise shaper's name, or null: TPDF where samples change or bits are lost.</param>
/// <param name="Quality">"best", "steep", "fast", or null for best.</param>
/// <param name="Phase">"linear", "intermediate", "minimum", or null for linear.</param>
public sealed record OutputFormat(int? Rate = null, string? Bits = null, string? Dither = null, string? Quality = null, string? Phase = null)
{
    private static readonly Dictionary<string, SampleFormat> Depths = new(StringComparer.OrdinalIgnoreCase)
    {
        ["8"] = SampleFormat.U8,
        ["16"] = SampleFormat.S16,
        ["24"] = SampleFormat.S24,
        ["32"] = SampleFormat.S32,
        ["32f"] = SampleFormat.F32,
        ["64f"] = SampleFormat.F64,
    };

    private static readonly Dictionary<string, ResamplerQuality> Qualities = new(StringComparer.OrdinalIgnoreCase)
    {
        ["best"] = ResamplerQuality.Best,
        ["steep"] = ResamplerQuality.Steep,
        ["fast"] = ResamplerQuality.Fast,
    };

    private static readonly Dictionary<string, ResamplerPhase> Phases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["linear"] = ResamplerPhase.Linear,
        ["intermediate"] = ResamplerPhase.Intermediate,
        ["minimum"] = ResamplerPhase.Minimum,
    };

    /// <summary>The endings of files that are written.</summary>
    public static IEnumerable<string> Endings => ContainerName.All.Select(n => $".{n}");

    /// <param name="path">The file to be written; its ending names the container.</param>
    /// <param name="source">What the samples come from.</param>
    /// <param name="changesSamples">False where they are only stored anew.</param>
    /// <exception cref="InputException">An option is unknown, or the container cannot hold it.</exception>
    internal ExportSpec For(string path, AudioFileInfo source, bool changesSamples)
    {
        var container = ContainerName.Find(Path.GetExtension(path)) ?? throw Refused($"{path}: the ending", Path.GetExtension(path), Endings);
        var changed = changesSamples || (Rate is not null && Rate != source.Format.SampleRate);
        var fallback = !changed && source.SampleFormat is { } same && !(container == Container.Flac && same.IsFloat) ? same : SampleFormat.S24;
        var depth = Bits is null ? fallback : Pick(Depths, Bits, "--bits");
        if (depth.IsFloat && container is Container.Flac or Container.Aiff)
        {
            throw new InputException("option-value", $"{path}: {container} holds integers only; give --bits 16 or 24, or a file name that ends in .wav.");
        }

        var lossless = !changed && source.SampleFormat is { IsFloat: false } kept && kept.Bits <= depth.Bits;
        var dither = Dither is null
            ? lossless ? DitherChoice.None : DitherChoice.Tpdf
            : DitherChoice.Find(Dither) ?? throw Refused("--dither", Dither, DitherChoice.All.Select(d => d.Name));
        return new ExportSpec
        {
            Container = container,
            SampleFormat = depth,
            Rate = Rate,
            Dither = dither.Dither,
            Shaper = dither.Shaper,
            Quality = Pick(Qualities, Quality ?? "best", "--quality"),
            Phase = Pick(Phases, Phase ?? "linear", "--phase"),
            Tags = source.Tags,
        };
    }

    /// <summary>The format of audio that a session renders to: 24 bit with TPDF at the session's rate, unless something else was said.</summary>
    internal ExportSpec For(string path, SessionDocument session)
    {
        var rendered = new AudioFileInfo
        {
            Path = path,
            Container = Container.Wav,
            ContainerName = "wav",
            Codec = "float",
            SampleFormat = SampleFormat.F64,
            Format = AudioFormat.Stereo(session.Rate),
            Frames = 0,
            Tags = new TagSet { Title = session.Title, Artist = session.Artist },
        };
        return For(path, rendered, changesSamples: true);
    }

    private static T Pick<T>(Dictionary<string, T> known, string text, string option) => known.TryGetValue(text, out var value)
        ? value
        : throw Refused(option, text, known.Keys);

    private static InputException Refused(string option, string text, IEnumerable<string> known) =>
        new("option-value", $"{option} is '{text}' but takes {string.Join(", ", known)}.");
}

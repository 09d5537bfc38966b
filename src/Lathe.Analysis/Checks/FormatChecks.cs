using System.Globalization;
using Lathe.Files;
using Lathe.Session.Findings;

namespace Lathe.Analysis.Checks;

/// <summary>What the file is, against what the destination takes.</summary>
internal static class FormatChecks
{
    public static IEnumerable<Finding> Run(CheckContext c, AudioFileInfo? file) =>
    [
        .. c.M.Frames == 0 ? c.Judge(DefectClasses.NoFrames, 0, c.Whole, "0 frames", "at least 1") : [],
        .. c.Judge(DefectClasses.NotFinite, c.M.NonFinite, c.At(start: c.M.FirstNonFinite)),
        .. (file?.Warnings ?? []).SelectMany(warning => c.Judge(DefectClasses.DamagedFile, 0, c.Whole, warning)),
        .. Allowed(c, DefectClasses.WrongRate, c.M.Format.SampleRate, c.Rules.Rates),
        .. Allowed(c, DefectClasses.WrongChannels, c.M.Channels.Length, c.Rules.ChannelCounts),
        .. c.BitDepth is { } depth ? Allowed(c, DefectClasses.WrongDepth, depth, c.Rules.Depths) : [],
        .. file is null || c.Rules.Formats.IsEmpty || c.Rules.Formats.Contains(file.ContainerName)
            ? [] : c.Judge(DefectClasses.WrongFormat, 0, c.Whole, $"{file.ContainerName}, {file.Codec}", string.Join(", ", c.Rules.Formats)),
        .. Depth(c),
    ];

    private static IEnumerable<Finding> Depth(CheckContext c)
    {
        if (c.BitDepth is not { } declared || c.M.EffectiveBits is not { } effective)
        {
            return [];
        }

        return declared > 16 && effective <= 16
            ? c.Judge(DefectClasses.PaddedDepth, effective, c.Whole, string.Create(CultureInfo.InvariantCulture, $"{effective} of {declared} bits in use"))
            : declared < c.Rules.LeastBits
                ? c.Judge(DefectClasses.FewBits, declared, c.Whole, limit: DefectClasses.FewBits.Text(c.Rules.LeastBits))
                : [];
    }

    private static IEnumerable<Finding> Allowed(CheckContext c, DefectClass defect, int value, IReadOnlyCollection<int> allowed) =>
        allowed.Count == 0 || allowed.Contains(value)
            ? []
            : c.Judge(
                defect, value, c.Whole, limit: $"{string.Join(", ", allowed.Select(a => a.ToString(CultureInfo.InvariantCulture)))} {defect.Unit}");
}

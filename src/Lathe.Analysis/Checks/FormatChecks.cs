using System.Globalization;
using Lathe.Files;
using Lathe.Session.Findings;
using static Lathe.Analysis.Checks.CheckContext;

namespace Lathe.Analysis.Checks;

/// <summary>What the file is, against what the destination takes.</summary>
internal static class FormatChecks
{
    public static IEnumerable<Finding> Run(CheckContext c, AudioFileInfo? file)
    {
        if (c.M.Frames == 0)
        {
            yield return new Finding("no-frames", FindingSeverity.Error, c.Whole, "It has no samples.", "0 frames", "at least 1", "Export it again.");
        }

        if (c.M.NonFinite > 0)
        {
            yield return new Finding(
                "not-finite", FindingSeverity.Error, c.At(start: c.M.FirstNonFinite), "Some samples are no numbers (NaN or infinite).",
                string.Create(CultureInfo.InvariantCulture, $"{c.M.NonFinite} samples"), "0", "Export it again; a plug-in has failed.");
        }

        foreach (var warning in file?.Warnings ?? [])
        {
            yield return new Finding("damaged-file", FindingSeverity.Warning, c.Whole, warning, Remedy: "Write the file anew.");
        }

        var rules = c.Rules;
        if (!rules.Rates.IsEmpty && !rules.Rates.Contains(c.M.Format.SampleRate))
        {
            yield return Wrong("wrong-rate", c, "sample rate", c.M.Format.SampleRate, rules.Rates, "Hz");
        }

        if (!rules.ChannelCounts.IsEmpty && !rules.ChannelCounts.Contains(c.M.Channels.Length))
        {
            yield return Wrong("wrong-channels", c, "channel count", c.M.Channels.Length, rules.ChannelCounts, "channels");
        }

        if (!rules.Depths.IsEmpty && c.BitDepth is { } depth && !rules.Depths.Contains(depth))
        {
            yield return Wrong("wrong-depth", c, "bit depth", depth, rules.Depths, "bits");
        }

        if (c.BitDepth is { } declared && c.M.EffectiveBits is { } effective)
        {
            if (declared > 16 && effective <= 16)
            {
                yield return new Finding(
                    "padded-depth", FindingSeverity.Warning, c.Whole, "The file has more bits than the sound in it.",
                    string.Create(CultureInfo.InvariantCulture, $"{effective} of {declared} bits in use"), null, "Ask for the original resolution.");
            }
            else if (declared < rules.LeastBits)
            {
                yield return new Finding(
                    "few-bits", FindingSeverity.Note, c.Whole, $"It has fewer bits than {rules.Name} should have.",
                    string.Create(CultureInfo.InvariantCulture, $"{declared} bits"),
                    string.Create(CultureInfo.InvariantCulture, $"{rules.LeastBits} bits"), "Export it at 24 bits.");
            }
        }
    }

    private static Finding Wrong(string code, CheckContext c, string what, int value, IReadOnlyList<int> allowed, string unit) => new(
        code, FindingSeverity.Error, c.Whole, $"Its {what} is none that {c.Rules.Name} takes.", Text(value, unit, 0),
        string.Join(", ", allowed.Select(a => a.ToString(CultureInfo.InvariantCulture))) + " " + unit, "Convert it.");
}

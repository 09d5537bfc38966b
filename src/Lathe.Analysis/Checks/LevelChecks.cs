using System.Globalization;
using Lathe.Dsp.Numerics;
using Lathe.Session.Findings;
using static Lathe.Analysis.Checks.CheckContext;

namespace Lathe.Analysis.Checks;

/// <summary>Clipping, peaks, loudness, dynamics, offset and clicks.</summary>
internal static class LevelChecks
{
    /// <summary>-54 dBFS: such an offset takes headroom and clicks at cuts; -60 is worth knowing.</summary>
    private const double OffsetWarning = 0.002;

    private const double OffsetNote = 0.001;

    public static IEnumerable<Finding> Silent(CheckContext c)
    {
        yield return new Finding(
            "silent", c.Rules.IsWhole ? FindingSeverity.Error : FindingSeverity.Warning, c.Whole, "It is silent from beginning to end.",
            c.M.SamplePeak is { } peak ? Text(peak, "dBFS") : "digital silence", "above -80.0 dBFS", "Export it again, or leave it out.");
    }

    public static IEnumerable<Finding> Run(CheckContext c) =>
        [.. Clipped(c), .. Peaks(c), .. Loudness(c), .. Dynamics(c), .. Offset(c), .. Clicks(c)];

    private static IEnumerable<Finding> Clipped(CheckContext c)
    {
        for (var i = 0; i < c.M.Channels.Length; i++)
        {
            var channel = c.M.Channels[i];
            if (channel.ClippedRuns == 0)
            {
                continue;
            }

            // A handful of samples at full scale is not heard; a thousandth of a song is.
            var share = channel.ClippedSamples / (double)c.M.Frames;
            var severity = share > 0.001 && c.Rules.IsWhole ? FindingSeverity.Error
                : channel.ClippedSamples > 20 ? FindingSeverity.Warning
                : FindingSeverity.Note;
            yield return new Finding(
                "clipped-runs", severity, c.At(i, channel.Clipped[0].Start, channel.Clipped[^1].Start + channel.Clipped[^1].Frames),
                $"The {c.ChannelName(i)} channel is cut off at full scale.",
                string.Create(CultureInfo.InvariantCulture, $"{channel.ClippedRuns} runs, {channel.ClippedSamples} samples"), "0 runs",
                "Record or export it lower; declip it where that cannot be done.");
        }
    }

    private static IEnumerable<Finding> Peaks(CheckContext c)
    {
        if (c.M.TruePeak is not { } peak)
        {
            yield break;
        }

        var loudest = Enumerable.Range(0, c.M.Channels.Length).MaxBy(i => c.M.Channels[i].TruePeak ?? double.NegativeInfinity);
        var place = c.At(loudest, c.M.Channels[loudest].TruePeakFrame);
        if (c.Rules.TruePeakLimit is { } limit && peak > limit + 0.0005)
        {
            yield return new Finding(
                "true-peak-above-limit", c.Rules.TruePeakSeverity, place,
                $"The peaks between the samples are higher than {c.Rules.Name} should have.",
                Text(peak, "dBTP", 3), Text(limit, "dBTP"), "Lower it, or limit it by true peak.");
        }

        if (peak > 0 && c.M.SamplePeak <= 0)
        {
            yield return new Finding(
                "inter-sample-overs", FindingSeverity.Warning, place, "Peaks between the samples exceed full scale: converters and coders clip there.",
                Text(peak, "dBTP", 2), "0.0 dBTP", "Limit it by true peak with a ceiling of -1 dBTP.");
        }
    }

    private static IEnumerable<Finding> Loudness(CheckContext c)
    {
        if (c.Rules.Loudness is { } range && c.M.Integrated is { } loudness && (loudness < range.From || loudness > range.To))
        {
            yield return new Finding(
                loudness > range.To ? "too-loud" : "too-quiet", FindingSeverity.Error, c.Whole, $"Its loudness is not that of {c.Rules.Name}.",
                Text(loudness, "LUFS"), $"{Text(range.From, "LUFS")} to {Text(range.To, "LUFS")}",
                $"Change its gain by {Text(((range.From + range.To) / 2) - loudness, "dB")}.");
        }
    }

    private static IEnumerable<Finding> Dynamics(CheckContext c)
    {
        if (c.Rules.LeastPsr is { } least && c.M.PsrMin is { } psr && psr < least)
        {
            yield return new Finding(
                "over-compression", FindingSeverity.Warning, c.Whole, "Its loudest part has hardly any peaks left: it sounds flat and tires.",
                Text(psr, "LU"), $"at least {Text(least, "LU")}", "Limit and compress less.");
        }
    }

    private static IEnumerable<Finding> Offset(CheckContext c)
    {
        for (var i = 0; i < c.M.Channels.Length; i++)
        {
            var offset = Math.Abs(c.M.Channels[i].DcOffset);
            if (offset > OffsetNote)
            {
                yield return new Finding(
                    "dc-offset", offset > OffsetWarning ? FindingSeverity.Warning : FindingSeverity.Note, c.At(i),
                    $"The {c.ChannelName(i)} channel does not swing around zero.",
                    Text(DetMath.GainToDb(offset), "dBFS"), Text(DetMath.GainToDb(OffsetNote), "dBFS"), "High-pass it at 10 to 20 Hz.");
            }
        }
    }

    private static IEnumerable<Finding> Clicks(CheckContext c)
    {
        for (var i = 0; i < c.M.Channels.Length; i++)
        {
            var channel = c.M.Channels[i];
            if (channel.ClickCount > 0)
            {
                yield return new Finding(
                    "clicks", FindingSeverity.Warning, c.At(i, channel.Clicks[0].Start, channel.Clicks[^1].End),
                    $"The {c.ChannelName(i)} channel clicks.",
                    string.Create(CultureInfo.InvariantCulture, $"{channel.ClickCount}, the first {channel.Clicks[0].Value:F0} dB above what surrounds it"), "0",
                    "Listen there; declick it, or crossfade the edit.");
            }
        }
    }
}

using System.Globalization;
using Lathe.Dsp.Numerics;
using Lathe.Metering.Levels;
using Lathe.Session.Findings;

namespace Lathe.Analysis.Checks;

/// <summary>Clipping, peaks, loudness, dynamics and offset.</summary>
internal static class LevelChecks
{
    /// <summary>Peaks that are twice as dense at the top as below it are not free.</summary>
    private const double LeastDensity = 2;

    public static IEnumerable<Finding> Silent(CheckContext c) => c.Judge(
        DefectClasses.Silent, c.M.SamplePeak ?? double.NegativeInfinity, c.Whole, c.M.SamplePeak is null ? "digital silence" : null, "above -80.0 dBFS");

    public static IEnumerable<Finding> Run(CheckContext c) =>
        [.. Clipped(c), .. Lowered(c), .. Peaks(c), .. Limited(c), .. Loudness(c), .. Dynamics(c), .. Offset(c)];

    private static IEnumerable<Finding> Clipped(CheckContext c) => Enumerable.Range(0, c.M.Channels.Length).SelectMany(i =>
    {
        var channel = c.M.Channels[i];
        return channel.ClippedRuns == 0
            ? []
            : c.Judge(
                DefectClasses.ClippedRuns, channel.ClippedSamples / c.Minutes, c.At(i, channel.Clipped[0].Start, channel.Clipped[^1].Start + channel.Clipped[^1].Frames),
                string.Create(CultureInfo.InvariantCulture, $"{channel.ClippedRuns} runs, {channel.ClippedSamples} samples"));
    });

    private static IEnumerable<Finding> Lowered(CheckContext c)
    {
        foreach (var channel in c.Defects?.FlatTops.GroupBy(d => d.Channel!.Value) ?? [])
        {
            // At full scale they are clipped runs.
            var tops = channel.Where(d => Math.Abs(d.Value) < ChannelLevels.FullScale).ToList();
            var count = c.Defects!.FlatTopCounts[channel.Key];
            if (tops.Count > 1)
            {
                var level = DetMath.GainToDb(Math.Abs(tops[0].Value));
                foreach (var finding in c.Judge(
                    DefectClasses.ClippedLowered, count / c.Minutes, c.Across(tops),
                    string.Create(CultureInfo.InvariantCulture, $"{count} flat tops at {level:F2} dBFS")))
                {
                    yield return finding;
                }
            }
        }
    }

    private static IEnumerable<Finding> Peaks(CheckContext c)
    {
        if (c.M.TruePeak is not { } peak)
        {
            return [];
        }

        var loudest = Enumerable.Range(0, c.M.Channels.Length).MaxBy(i => c.M.Channels[i].TruePeak ?? double.NegativeInfinity);
        var place = c.At(loudest, c.M.Channels[loudest].TruePeakFrame, c.M.Channels[loudest].TruePeakFrame + 8);
        return
        [
            .. c.Rules.TruePeakLimit is { } limit && peak > limit + 0.0005
                ? c.Judge(DefectClasses.TruePeakAboveLimit, peak, place, limit: DefectClasses.TruePeakAboveLimit.Text(limit)) : [],
            .. c.M.SamplePeak <= 0 ? c.Judge(DefectClasses.InterSampleOvers, peak, place) : [],
        ];
    }

    private static IEnumerable<Finding> Limited(CheckContext c) => c.Defects is { } defects && defects.CrowdDensity > LeastDensity
        ? c.Judge(DefectClasses.LimiterSignature, 100 * defects.CrowdedPeaks, c.Whole)
        : [];

    private static IEnumerable<Finding> Loudness(CheckContext c)
    {
        if (c.Rules.Loudness is not { } range || c.M.Integrated is not { } loudness || (loudness >= range.From && loudness <= range.To))
        {
            return [];
        }

        var defect = loudness > range.To ? DefectClasses.TooLoud : DefectClasses.TooQuiet;
        return c.Judge(defect, loudness, c.Whole, limit: $"{defect.Text(range.From)} to {defect.Text(range.To)}");
    }

    private static IEnumerable<Finding> Dynamics(CheckContext c) => c.M.PsrMin is { } psr ? c.Judge(DefectClasses.OverCompression, psr, c.Whole) : [];

    private static IEnumerable<Finding> Offset(CheckContext c) => Enumerable.Range(0, c.M.Channels.Length).SelectMany(i =>
        c.Judge(DefectClasses.DcOffset, DetMath.GainToDb(Math.Max(1e-12, Math.Abs(c.M.Channels[i].DcOffset))), c.At(i)));
}

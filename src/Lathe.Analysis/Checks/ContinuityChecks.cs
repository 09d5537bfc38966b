using System.Globalization;
using Lathe.Metering.Defects;
using Lathe.Session.Findings;

namespace Lathe.Analysis.Checks;

/// <summary>Clicks, gaps, repetitions and jumps, by channel.</summary>
internal static class ContinuityChecks
{
    private const int Edge = 1024;

    public static IEnumerable<Finding> Run(CheckContext c)
    {
        if (c.Defects is not { } defects)
        {
            return Enumerable.Range(0, c.M.Channels.Length).SelectMany(i => Each(c, DefectClasses.Clicks, c.M.Channels[i].Clicks, "F0", "dB over what surrounds it"));
        }

        // A gap or a stuck buffer begins and ends with a jump of its own.
        var explained = defects.Dropouts.Concat(defects.Held).Concat(defects.Repeated).ToList();
        var jumps = defects.Jumps.Where(IsOwn);
        var clicks = defects.Clicks.Where(IsOwn);
        return
        [
            .. Each(c, DefectClasses.Clicks, clicks, "F0", "dB over what surrounds it"),
            .. Each(c, DefectClasses.MissingSamples, jumps, "F0", "dB over what surrounds it"),
            .. Each(c, DefectClasses.Dropouts, defects.Dropouts, "F1", "dBFS around it"),
            .. Each(c, DefectClasses.RepeatedSamples, defects.Held.Concat(defects.Repeated), "F0", "frames"),
        ];

        // Where a file begins or ends hard, its edges are judged by themselves.
        bool IsOwn(Defect d) => d.Start > Edge && d.Start < c.M.Frames - Edge && !explained.Any(e => e.Channel == d.Channel && Touches(e, d));
    }

    private static bool Touches(Defect gap, Defect jump) => jump.Start >= gap.Start - 64 - (gap.End - gap.Start) && jump.Start <= gap.End + 64;

    private static IEnumerable<Finding> Each(CheckContext c, DefectClass defect, IEnumerable<Defect> found, string format, string of) =>
        found.GroupBy(d => d.Channel).SelectMany(channel =>
        {
            var places = channel.OrderBy(d => d.Start).ToList();
            var first = places[0].Value.ToString(format, CultureInfo.InvariantCulture);
            return c.Judge(defect, places.Count, c.Across(places), string.Create(CultureInfo.InvariantCulture, $"{places.Count} {defect.Unit}, the first {first} {of}"));
        });
}

using Lathe.Dsp.Numerics;
using Lathe.Session.Findings;

namespace Lathe.Analysis.Checks;

/// <summary>Beginning, end and pauses of a whole song.</summary>
internal static class EdgeChecks
{
    private const int Edge = 64;

    public static IEnumerable<Finding> Run(CheckContext c) =>
    [
        .. c.Judge(DefectClasses.CutHead, Level(c.M.Ends.Head), c.At(start: 0, end: Edge)),
        .. c.Judge(DefectClasses.CutTail, Level(c.M.Ends.Tail), c.At(start: Math.Max(0, c.M.Frames - Edge), end: c.M.Frames)),
        .. c.Defects is { } defects && c.M.LastSound < c.M.Frames - Edge
            ? c.Judge(DefectClasses.NoTailDecay, Level(defects.BeforeEnd), c.At(start: c.M.LastSound - Edge, end: c.M.LastSound)) : [],
        .. c.M.Silences.SelectMany(s => c.Judge(
            s.Start == 0 ? DefectClasses.LongHead : s.Start + s.Frames >= c.M.Frames ? DefectClasses.LongTail : DefectClasses.Pause,
            c.Seconds(s.Frames), c.At(start: s.Start, end: s.Start + s.Frames))),
    ];

    private static double Level(double magnitude) => DetMath.GainToDb(Math.Max(1e-12, magnitude));
}

using Lathe.Dsp.Numerics;
using Lathe.Session.Findings;
using static Lathe.Analysis.Checks.CheckContext;

namespace Lathe.Analysis.Checks;

/// <summary>Beginning, end and pauses of a whole song.</summary>
internal static class EdgeChecks
{
    private const double EdgeLevel = -45;
    private const double LongestHead = 2;
    private const double LongestTail = 8;
    private const double LongestPause = 4;

    public static IEnumerable<Finding> Run(CheckContext c)
    {
        if (!c.Rules.IsWhole)
        {
            yield break;
        }

        var head = DetMath.GainToDb(c.M.Ends.Head);
        var tail = DetMath.GainToDb(c.M.Ends.Tail);
        if (head > EdgeLevel)
        {
            yield return new Finding(
                "cut-head", FindingSeverity.Note, c.At(start: 0, end: 64), "It begins in the middle of a sound.", Text(head, "dBFS"), Text(EdgeLevel, "dBFS"),
                "Leave a moment of silence before the first sound, or fade in.");
        }

        if (tail > EdgeLevel)
        {
            yield return new Finding(
                "cut-tail", FindingSeverity.Warning, c.At(start: Math.Max(0, c.M.Frames - 64), end: c.M.Frames), "It ends in the middle of a sound.",
                Text(tail, "dBFS"), Text(EdgeLevel, "dBFS"), "Let it decay to silence, or fade out.");
        }

        foreach (var silence in c.M.Silences)
        {
            var seconds = c.Seconds(silence.Frames);
            var end = silence.Start + silence.Frames;
            var (code, limit) = silence.Start == 0 ? ("long-head", LongestHead) : end >= c.M.Frames ? ("long-tail", LongestTail) : ("pause", LongestPause);
            if (seconds > limit)
            {
                yield return new Finding(
                    code, FindingSeverity.Note, c.At(start: silence.Start, end: end), "It is silent for long.", Text(seconds, "s"), Text(limit, "s"),
                    "Trim it, unless it is meant.");
            }
        }
    }
}

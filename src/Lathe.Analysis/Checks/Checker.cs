using System.Collections.Immutable;
using Lathe.Files;
using Lathe.Metering.Defects;
using Lathe.Session.Findings;

namespace Lathe.Analysis.Checks;

/// <summary>Says of measured audio what a quality-control engineer would say, by the rules of its destination.</summary>
public static class Checker
{
    /// <param name="subject">What the findings shall be about: a path or a strip.</param>
    /// <param name="measurement">Of the audio.</param>
    /// <param name="rules">Of the destination.</param>
    /// <param name="file">What the file says of itself; null for audio that stands in none.</param>
    /// <param name="defects">What <see cref="Inspector"/> found in the samples; without them only figures of the whole are judged.</param>
    /// <returns>The gravest first, then in the order of their codes.</returns>
    public static ImmutableArray<Finding> Check(
        string subject, Measurement.Measurement measurement, CheckRules rules, AudioFileInfo? file = null, DefectReadings? defects = null)
    {
        var context = new CheckContext(subject, measurement, rules, file?.BitDepth, defects);
        IEnumerable<Finding> findings = [.. FormatChecks.Run(context, file), .. file is null ? [] : TagChecks.Run(context, file)];
        findings = measurement.IsSilent
            ? findings.Concat(LevelChecks.Silent(context))
            : findings.Concat(LevelChecks.Run(context)).Concat(ContinuityChecks.Run(context)).Concat(StereoChecks.Run(context)).Concat(SpectrumChecks.Run(context))
                .Concat(EdgeChecks.Run(context));
        return [.. findings.OrderByDescending(f => f.Severity).ThenBy(f => f.Code, StringComparer.Ordinal)];
    }
}

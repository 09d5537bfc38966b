using System.Collections.Immutable;
using System.Globalization;
using Lathe.Engine.Automation;
using Lathe.Processing.Contract;
using Lathe.Session.Automation;
using Lathe.Session.Diagnostics;
using Lathe.Session.Mix;

namespace Lathe.Engine.Compile;

/// <summary>Reads what moves a value beside its points: an oscillator, or the level of a strip.</summary>
internal static class LfoCompiler
{
    private const double SlowestHertz = 0.001;
    private const double FastestHertz = 100;

    /// <returns>Null, with a problem, where it cannot be read.</returns>
    public static Lfo? Lfo(Scope scope, Param parameter, AutomationLane lane, string path)
    {
        path += "/lfo";
        var values = scope.Read(LfoParams.Info, LfoParams.Info.Parameters, lane.Lfo, path, LfoParams.Others);
        var clock = Clock(scope, Required(scope, lane.Lfo, "rate", lane.Mark, path), path);
        var depth = Depth(scope, parameter, Required(scope, lane.Lfo, "depth", lane.Mark, path), path);
        return clock is null || depth is null ? null : new Lfo((LfoShape)values[LfoParams.Shape], clock, values[LfoParams.Phase] / 360, depth.Value);
    }

    /// <returns>Null, with a problem, where it cannot be read.</returns>
    public static Follower? Follower(Scope scope, Param parameter, AutomationLane lane, string path)
    {
        path += "/follow";
        var values = scope.Read(FollowParams.Info, FollowParams.Info.Parameters, lane.Follow, path, FollowParams.Others);
        var depth = Depth(scope, parameter, Required(scope, lane.Follow, "depth", lane.Mark, path), path);
        var strip = Required(scope, lane.Follow, "strip", lane.Mark, path);
        if (depth is null || strip is null)
        {
            return null;
        }

        var ids = scope.Session.Strips.Select(s => s.Id).ToImmutableArray();
        var index = ids.IndexOf(strip.Text);
        if (index < 0)
        {
            scope.Problems.AddUnknown(EngineProblemCodes.UnknownStrip, strip.Mark, $"{path}/strip", $"There is no strip '{strip.Text}'.", strip.Text, ids);
            return null;
        }

        if (values[FollowParams.Ceiling] <= values[FollowParams.Floor])
        {
            scope.Problems.Add(
                EngineProblemCodes.BadValue, lane.Mark, $"{path}/ceiling",
                $"The ceiling of {FollowParams.Ceiling.Format(values[FollowParams.Ceiling])} is not above the floor of {FollowParams.Floor.Format(values[FollowParams.Floor])}.",
                "Write a ceiling above the floor.");
            return null;
        }

        var source = new FollowedLevel(index, values[FollowParams.Attack], values[FollowParams.Release]);
        return new Follower(source, values[FollowParams.Floor], values[FollowParams.Ceiling], depth.Value);
    }

    private static Setting? Required(Scope scope, ImmutableArray<Setting> settings, string name, Mark mark, string path)
    {
        if (settings.FirstOrDefault(s => s.Path == name) is { } setting)
        {
            return setting;
        }

        scope.Problems.Add(EngineProblemCodes.BadValue, mark, $"{path}/{name}", $"The {name} is missing.", $"Write its {name}.");
        return null;
    }

    private static Depth? Depth(Scope scope, Param parameter, Setting? setting, string path)
    {
        if (setting is null)
        {
            return null;
        }

        const double Most = 1e6;
        var text = setting.Text.Trim();
        if (text.EndsWith("oct", StringComparison.Ordinal) && parameter.Taper == Taper.Logarithmic
            && double.TryParse(text[..^3].Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var octaves) && Math.Abs(octaves) <= 20)
        {
            return new Depth(octaves, Octaves: true);
        }

        // Read as the parameter's own values are, but a depth may be negative and larger than its range.
        var own = Param.Number("depth", "Depth", -Most, Most, 0, "", Rate.Setup, Taper.Linear, parameter.Unit);
        if (own.TryParse(text, out var amount, out _))
        {
            return new Depth(amount, Octaves: false);
        }

        var octave = parameter.Taper == Taper.Logarithmic ? " or 1 oct" : "";
        scope.Problems.Add(
            EngineProblemCodes.BadValue, setting.Mark, $"{path}/depth", $"'{setting.Text}' is no depth for {parameter.Id}.", $"Write a difference such as {own.Format(3)}{octave}.");
        return null;
    }

    private static LfoClock? Clock(Scope scope, Setting? setting, string path)
    {
        if (setting is null)
        {
            return null;
        }

        var text = setting.Text.Trim();
        if (text.EndsWith("Hz", StringComparison.Ordinal) && TryNumber(text[..^2], out var hertz) && hertz is >= SlowestHertz and <= FastestHertz)
        {
            return LfoClock.Of(hertz, scope.Rate);
        }

        if (Note(text) is { } wholes)
        {
            return LfoClock.Of(wholes, scope.Session.Tempo, scope.Rate);
        }

        scope.Problems.Add(
            EngineProblemCodes.BadValue,
            setting.Mark,
            $"{path}/rate",
            $"'{setting.Text}' is no rate.",
            FormattableString.Invariant($"Write {SlowestHertz} Hz to {FastestHertz} Hz, or the note of a cycle: 1/4, 1/8T (triplet), 1/2. (dotted), 2 bars."));
        return null;
    }

    /// <summary>Whole notes of "1/4", "1/8T" or "1/2."; negative for bars.</summary>
    private static double? Note(string text)
    {
        foreach (var bars in (ReadOnlySpan<string>)["bars", "bar"])
        {
            if (text.EndsWith(bars, StringComparison.Ordinal))
            {
                return TryNumber(text[..^bars.Length], out var count) && count is > 0 and <= 1000 ? -count : null;
            }
        }

        var factor = text.EndsWith('T') ? 2 / 3.0 : text.EndsWith('.') ? 1.5 : 1;
        var parts = (factor == 1 ? text : text[..^1]).Split('/');
        return parts.Length == 2 && TryNumber(parts[0], out var notes) && TryNumber(parts[1], out var unit) && notes is > 0 and <= 64 && unit is >= 1 and <= 256
            ? factor * notes / unit
            : null;
    }

    private static bool TryNumber(string text, out double value) =>
        double.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
}

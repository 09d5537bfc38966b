namespace Lathe.Processing.Contract;

public sealed partial class ProcessorSettings
{
    /// <summary>
    /// Sets a value by its path and text: "threshold" to "-18 dB", "bands/mud/gain" to "-3 dB". The first mention of an element adds it.
    /// </summary>
    /// <param name="path">A parameter's id, or group / element / parameter.</param>
    /// <param name="text">As a person writes it.</param>
    /// <param name="problem">What is wrong and what would be right, one clause without a full stop; empty where true is returned.</param>
    public bool TrySet(string path, string text, out string problem)
    {
        var parts = path.Split('/');
        if (Info.Assets.FirstOrDefault(a => a.Id == path) is { } asset)
        {
            return TrySet(asset, text, out problem);
        }

        if (parts.Length == 1)
        {
            var parameter = Info.Parameters.FirstOrDefault(p => p.Id == path);
            return parameter is null
                ? Unknown(path, Info.Assets.Select(a => a.Id).Concat(Info.Parameters.Select(p => p.Id)).Concat(Info.Groups.Select(g => $"{g.Id}/<id>/...")), out problem)
                : TrySet(parameter, text, v => this[parameter] = v, out problem);
        }

        if (parts.Length != 3 || Info.Groups.FirstOrDefault(g => g.Id == parts[0]) is not { } group)
        {
            return Unknown(path, Info.Groups.Select(g => $"{g.Id}/<id>/<parameter>"), out problem);
        }

        if (group.Parameters.FirstOrDefault(p => p.Id == parts[2]) is not { } repeated)
        {
            return Unknown(parts[2], group.Parameters.Select(p => p.Id), out problem);
        }

        var element = Elements(group).IndexOf(parts[1]);
        if (element < 0 && Elements(group).Length == group.Max)
        {
            problem = $"{Info.Id} takes at most {group.Max} {group.Id}";
            return false;
        }

        return TrySet(repeated, text, v => this[group, element < 0 ? Add(group, parts[1]) : element, repeated] = v, out problem);
    }

    /// <summary>Sets the path of a file; whether it can be read shows when the host reads it.</summary>
    public bool TrySet(Asset asset, string text, out string problem)
    {
        problem = string.IsNullOrWhiteSpace(text) ? $"{asset.Id} is empty but takes the path of a file: {asset.RangeText}" : "";
        if (problem.Length == 0)
        {
            this[asset] = text.Trim();
        }

        return problem.Length == 0;
    }

    private static bool TrySet(Param parameter, string text, Action<double> set, out string problem)
    {
        if (!parameter.TryParse(text, out var value, out problem))
        {
            return false;
        }

        set(value);
        return true;
    }

    private bool Unknown(string path, IEnumerable<string> known, out string problem)
    {
        var names = string.Join(", ", known);
        problem = $"{Info.Id} has no parameter '{path}'; it has {(names.Length > 0 ? names : "none")}";
        return false;
    }
}

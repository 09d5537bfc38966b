using Lathe.Dsp.Numerics;
using Lathe.Processing;
using Lathe.Processing.Contract;

namespace Lathe.Contract.Tests;

/// <summary>Settings to try processors with.</summary>
public static class Configurations
{
    /// <summary>What stands for an end at infinity.</summary>
    private const double Far = 150;

    public static TheoryData<string> Streaming => [.. Rack.All.Entries.Where(e => e.Create is not null).Select(e => e.Info.Id)];

    public static TheoryData<string> WholeFile => [.. Rack.All.Entries.Where(e => e.CreateWholeFile is not null).Select(e => e.Info.Id)];

    public static TheoryData<string> All => [.. Rack.All.Entries.Select(e => e.Info.Id)];

    /// <summary>The defaults, with two elements in every repeated group.</summary>
    public static ProcessorSettings Defaults(string id)
    {
        var settings = new ProcessorSettings(Rack.All.Find(id)!.Info);
        foreach (var group in settings.Info.Groups)
        {
            for (var element = 0; element < Math.Min(2, group.Max); element++)
            {
                settings.Add(group, $"e{element}");
            }
        }

        return settings;
    }

    /// <summary>Every value somewhere in its range, one time in four at an end.</summary>
    public static ProcessorSettings Random(string id, int seed)
    {
        var settings = Defaults(id);
        var random = Signals.Noise(4 * settings.Values.Length, (ulong)seed + 77);
        var at = 0;
        foreach (var setting in Settings(settings))
        {
            var share = (random[at++] + 1) / 2;
            var end = random[at++];
            setting.Set(end < -0.75 ? setting.Param.Min : end > 0.75 ? setting.Param.Max : Between(setting.Param, share));
        }

        return settings;
    }

    /// <summary>Every value that can be moved: those of the processor and those of each element.</summary>
    public static IEnumerable<Setting> Settings(ProcessorSettings settings)
    {
        foreach (var parameter in settings.Info.Parameters)
        {
            yield return new Setting(parameter.Id, parameter, () => settings[parameter], v => settings[parameter] = v);
        }

        foreach (var group in settings.Info.Groups)
        {
            for (var element = 0; element < settings.Elements(group).Length; element++)
            {
                var e = element;
                foreach (var parameter in group.Parameters)
                {
                    yield return new Setting(
                        $"{group.Id}/{e}/{parameter.Id}", parameter, () => settings[group, e, parameter], v => settings[group, e, parameter] = v);
                }
            }
        }
    }

    /// <summary>Both ends, the middle and, of a choice, everything.</summary>
    public static IEnumerable<double> Values(Param parameter) => parameter.Unit is Unit.Choice or Unit.Toggle
        ? Enumerable.Range(0, (int)parameter.Max + 1).Select(v => (double)v)
        : [parameter.Min, parameter.Max, Between(parameter, 0.5), Between(parameter, 0.25), Between(parameter, 0.75)];

    /// <summary>A value by its share of the range, along the parameter's taper.</summary>
    public static double Between(Param parameter, double share)
    {
        var min = Math.Max(parameter.Min, -Far);
        var max = Math.Min(parameter.Max, parameter.Unit == Unit.Ratio ? 20 : parameter.Max);
        var value = parameter.Taper == Taper.Logarithmic && min > 0 ? min * DetMath.Pow(max / min, share) : min + ((max - min) * share);
        value = parameter.Unit is Unit.Choice or Unit.Toggle ? Math.Floor(share * (max + 1)) : value;

        // Settings are what a document can say: the nearest that its text form gives back.
        var text = parameter.Format(Math.Clamp(value, min, max));
        return parameter.TryParse(text, out var written, out _) ? written : min;
    }

    public sealed record Setting(string Path, Param Param, Func<double> Get, Action<double> Set);
}

using Lathe.Processing.Contract;

namespace Lathe.Engine.Compile;

/// <summary>A value of an insert that a path names: of the processor, of one element of a repeated group, or of <see cref="InsertParams"/>.</summary>
/// <param name="OfInsert">True for one of <see cref="InsertParams"/>.</param>
/// <param name="Parameter">Its declaration.</param>
/// <param name="Group">The repeated group, or null.</param>
/// <param name="Element">Index of the element in the group.</param>
internal readonly record struct InsertValue(bool OfInsert, Param Parameter, ParamGroup? Group = null, int Element = 0)
{
    public int Slot => Group is null ? ProcessorSettings.Slot(Parameter) : ProcessorSettings.Slot(Group, Element, Parameter);

    public double Get(ProcessorSettings settings) => Group is null ? settings[Parameter] : settings[Group, Element, Parameter];

    public void Set(ProcessorSettings settings, double value)
    {
        if (Group is null)
        {
            settings[Parameter] = value;
        }
        else
        {
            settings[Group, Element, Parameter] = value;
        }
    }

    /// <summary>Finds the value of a path within an insert: "threshold", "mix", "bands/mud/gain".</summary>
    public static InsertValue? Find(ProcessorSettings settings, string path)
    {
        var parts = path.Split('/');
        if (parts.Length == 1)
        {
            return settings.Info.Parameters.FirstOrDefault(p => p.Id == path) is { } own ? new InsertValue(false, own)
                : InsertParams.All.FirstOrDefault(p => p.Id == path) is { } common ? new InsertValue(true, common)
                : null;
        }

        if (parts.Length != 3 || settings.Info.Groups.FirstOrDefault(g => g.Id == parts[0]) is not { } group)
        {
            return null;
        }

        var element = settings.Elements(group).IndexOf(parts[1]);
        return element >= 0 && group.Parameters.FirstOrDefault(p => p.Id == parts[2]) is { } parameter
            ? new InsertValue(false, parameter, group, element)
            : null;
    }

    /// <summary>Every path that <see cref="Find"/> knows.</summary>
    public static IEnumerable<string> Known(ProcessorSettings settings)
    {
        var single = settings.Info.Parameters.Concat(InsertParams.All).Select(p => p.Id);
        var repeated =
            from @group in settings.Info.Groups
            from element in settings.Elements(@group)
            from parameter in @group.Parameters
            select $"{@group.Id}/{element}/{parameter.Id}";
        return single.Concat(repeated);
    }
}

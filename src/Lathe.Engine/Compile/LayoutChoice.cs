using Lathe.Dsp.Buffers;
using Lathe.Engine.Console;
using Lathe.Session.Diagnostics;

namespace Lathe.Engine.Compile;

/// <summary>The layouts of the session and of what its mix is mixed down to.</summary>
internal static class LayoutChoice
{
    /// <summary>The scope with the session's layout, the mix's and the levels of a mix-down.</summary>
    public static Scope Apply(Scope scope)
    {
        var variant = scope.Session.Variants.FirstOrDefault(v => v.Id == scope.Options.Variant);
        var to = scope.Options.Layout ?? variant?.Layout;
        return scope with
        {
            Layout = Named(scope, scope.Session.Layout, default, "session/layout") ?? ChannelLayout.Stereo,
            MixTo = Named(scope, to, variant?.Mark ?? default, scope.Options.Layout is null ? $"mix/variants/{variant?.Id}/layout" : "layout"),
            Downmix = DownmixParams.Levels(scope.Read(DownmixParams.Info, DownmixParams.Info.Parameters, scope.Session.Downmix, "session/downmix")),
        };
    }

    /// <summary>Says for every strip what it puts out: the layout of the bus it feeds.</summary>
    public static void Connect(Scope scope, StripDraft[] strips)
    {
        foreach (var strip in strips)
        {
            strip.Output = strip == strips[^1]
                ? scope.MixTo ?? strip.Layout
                : strips.FirstOrDefault(s => s.Strip.Id == strip.Strip.Output)?.Layout ?? scope.Layout;
        }
    }

    private static ChannelLayout? Named(Scope scope, string? name, Mark mark, string path)
    {
        if (name is null)
        {
            return null;
        }

        if (ChannelLayout.Named.FirstOrDefault(l => l.Name == name) is { } layout)
        {
            return layout;
        }

        scope.Problems.AddUnknown(EngineProblemCodes.BadValue, mark, path, $"There is no layout '{name}'.", name, ChannelLayout.Named.Select(l => l.Name));
        return null;
    }
}

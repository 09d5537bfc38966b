using System.Collections.Immutable;
using Lathe.Engine.Console;
using Lathe.Session.Mix;

namespace Lathe.Engine.Compile;

/// <summary>Applies a mix variant: mutes and trims by strip or role, and the inserts it bypasses.</summary>
internal static class VariantChoice
{
    /// <returns>Paths of the inserts that are off.</returns>
    public static ImmutableArray<string> Apply(Scope scope, StripDraft[] strips)
    {
        if (scope.Options.Variant is not { } id)
        {
            return [];
        }

        if (scope.Session.Variants.FirstOrDefault(v => v.Id == id) is not { } variant)
        {
            scope.Problems.AddUnknown(
                EngineProblemCodes.UnknownVariant, scope.Session.Mix.Mark, "mix/variants", $"There is no variant '{id}'.", id, scope.Session.Variants.Select(v => v.Id));
            return [];
        }

        var path = $"mix/variants/{variant.Id}";
        foreach (var name in variant.Mute)
        {
            foreach (var strip in Named(scope, strips, name, variant.Mark, $"{path}/mute"))
            {
                strip.MutedByVariant = true;
            }
        }

        foreach (var trim in variant.Trim)
        {
            var at = $"{path}/trim/{trim.Path}";
            if (!StripParams.Trim.TryParse(trim.Text, out var level, out var problem))
            {
                scope.Problems.AddValue(trim.Mark, at, problem, StripParams.Trim);
                continue;
            }

            foreach (var strip in Named(scope, strips, trim.Path, trim.Mark, at))
            {
                strip.VariantTrim += level;
            }
        }

        CheckOff(scope, strips, variant, path);
        return variant.Off;
    }

    /// <summary>The strip of an id, or else the tracks of a role.</summary>
    private static List<StripDraft> Named(Scope scope, StripDraft[] strips, string name, Session.Diagnostics.Mark mark, string path)
    {
        var found = strips.Where(s => s.Strip.Id == name).ToList();
        if (found.Count == 0)
        {
            found = [.. strips.Where(s => s.Strip is Track track && track.Role == name)];
        }

        // A role that no track has is right: variants are carried from song to song.
        if (found.Count == 0 && !Roles.All.Contains(name))
        {
            scope.Problems.AddUnknown(
                EngineProblemCodes.UnknownStrip, mark, path, $"'{name}' is neither a strip nor a role.", name, strips.Select(s => s.Strip.Id).Concat(Roles.All));
        }

        return found;
    }

    private static void CheckOff(Scope scope, StripDraft[] strips, MixVariant variant, string path)
    {
        var inserts = strips.SelectMany(s => s.Strip.Inserts.Select(i => $"{s.Strip.Id}/{i.Id}")).ToHashSet(StringComparer.Ordinal);
        foreach (var off in variant.Off.Where(o => !inserts.Contains(o)))
        {
            scope.Problems.AddUnknown(EngineProblemCodes.UnknownInsert, variant.Mark, $"{path}/off", $"There is no insert '{off}'.", off, inserts);
        }
    }
}

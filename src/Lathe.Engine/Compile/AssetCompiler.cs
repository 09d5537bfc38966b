using System.Collections.Immutable;
using Lathe.Processing.Contract;
using Lathe.Session.Mix;

namespace Lathe.Engine.Compile;

/// <summary>The files of an insert: from paths as written to what they hold.</summary>
internal static class AssetCompiler
{
    public static void Set(Scope scope, string at, Setting setting, Asset asset, ProcessorSettings settings)
    {
        if (!settings.TrySet(asset, setting.Text, out var problem))
        {
            scope.Problems.Add(EngineProblemCodes.BadValue, setting.Mark, at, ProblemCollector.Sentence(problem), Remedy(asset));
        }
    }

    public static ImmutableArray<AssetContent> Load(Scope scope, string path, Insert insert, ProcessorSettings settings)
    {
        var contents = ImmutableArray.CreateBuilder<AssetContent>();
        foreach (var asset in settings.Info.Assets)
        {
            var setting = insert.Settings.FirstOrDefault(s => s.Path == asset.Id);
            if (settings[asset] is { } file)
            {
                try
                {
                    contents.Add(scope.Assets.Load(asset, file));
                }
                catch (SourceException error)
                {
                    scope.Problems.Add(
                        EngineProblemCodes.UnreadableAsset,
                        setting?.Mark ?? insert.Mark,
                        $"{path}/{asset.Id}",
                        $"{insert.Processor} cannot use {file}: {error.Message.TrimEnd('.')}.",
                        $"Restore the file, or correct {asset.Id}.");
                }
            }
            else if (asset.Required && setting is null)
            {
                scope.Problems.Add(EngineProblemCodes.MissingAsset, insert.Mark, $"{path}/{asset.Id}", $"{insert.Processor} needs a file: {asset.Help}.", Remedy(asset));
            }
        }

        return contents.ToImmutable();
    }

    private static string Remedy(Asset asset) => $"Write {asset.Id}: and the path of a file ({asset.RangeText}).";
}

using System.Collections.Immutable;
using Lathe.Dsp.Buffers;
using Lathe.Engine.Compile;
using Lathe.Export;
using Lathe.Files;
using Lathe.Processing;
using Lathe.Processing.Contract;
using Lathe.Processing.Presets;
using Lathe.Processing.Wrappers;
using Lathe.Production.Sources;

namespace Lathe.Production.Jobs;

/// <summary>Runs one processor of the rack over a file.</summary>
public static class ProcessJob
{
    private const double TailSeconds = 30;

    /// <param name="id">The processor's id.</param>
    /// <param name="input">The file it hears; never written.</param>
    /// <param name="output">The file that is written.</param>
    /// <param name="preset">The id of a preset that is set before the values, or null.</param>
    /// <param name="values">Paths and texts: "threshold" to "-18 dB", "bands/1/gain" to "3 dB", "ir" to a file; also those of <see cref="InsertParams"/>.</param>
    /// <param name="format">What the output shall be.</param>
    /// <param name="matched">True to make the output as loud as the input.</param>
    /// <exception cref="InputException">A processor, parameter, value or file cannot be used.</exception>
    public static ExportResult Run(
        string id,
        string input,
        string output,
        string? preset,
        IReadOnlyList<(string Path, string Text)> values,
        OutputFormat format,
        bool matched,
        IProgress<JobProgress>? progress,
        CancellationToken cancellation)
    {
        var entry = Rack.All.Find(id)
            ?? throw new InputException("unknown-processor", $"there is no processor '{id}'; 'lathe processors' lists them.");
        var settings = new ProcessorSettings(entry.Info);
        var insert = new ProcessorSettings(InsertParams.Info);
        if (preset is not null && !Preset(id, preset).TryApply(settings, insert, out var refused))
        {
            throw new InputException("bad-value", $"{id}, preset {preset}: {refused}.");
        }

        foreach (var (path, text) in values)
        {
            var owner = entry.Create is not null && InsertParams.All.Any(p => p.Id == path) ? insert : settings;
            if (!owner.TrySet(path, text, out var problem))
            {
                throw new InputException("bad-value", $"{id}: {problem}.");
            }
        }

        var assets = Assets(id, settings);
        using var reader = SoundFile.Open(input);
        SoundFile.RefuseSameFile(input, output);
        var spec = format.For(output, reader.Info, changesSamples: true);
        using var finite = new FiniteSource(input, reader);
        ExportSpec Leveled(IAudioSource processed) => matched ? spec with { Gain = LoudnessMatch.Gain(finite, processed) } : spec;
        return new JobStages(progress, cancellation, ("processing", 1)).Run(p =>
        {
            if (entry.CreateWholeFile is not null)
            {
                using var spool = WholeFileSource.Run(entry.CreateWholeFile(), finite, settings, p, cancellation);
                return Exporter.Export(spool, output, Leveled(spool), p, cancellation);
            }

            using var processed = new ProcessedSource(finite, entry.Create!(), settings, insert, (long)(TailSeconds * reader.Format.SampleRate), assets);
            return Exporter.Export(processed, output, Leveled(processed), p, cancellation);
        });
    }

    private static Preset Preset(string id, string preset) => PresetLibrary.Find(id, preset)
        ?? throw new InputException(
            "unknown-preset",
            PresetLibrary.For(id) is { Length: > 0 } known
                ? $"{id} has no preset '{preset}'; it has {string.Join(", ", known.Select(p => p.Id))}."
                : $"{id} has no presets.");

    private static ImmutableArray<AssetContent> Assets(string id, ProcessorSettings settings)
    {
        var loader = new AssetLoader(new ProjectAssets(Environment.CurrentDirectory));
        var contents = ImmutableArray.CreateBuilder<AssetContent>();
        foreach (var asset in settings.Info.Assets)
        {
            if (settings[asset] is { } file)
            {
                try
                {
                    contents.Add(loader.Load(asset, file));
                }
                catch (SourceException error) when (error.InnerException is MediaException media)
                {
                    throw SoundFile.Translated(media);
                }
                catch (SourceException error)
                {
                    throw new InputException("bad-asset", $"{id}: --{asset.Id} {file} cannot be used: {error.Message.TrimEnd('.')}; give another file.");
                }
            }
            else if (asset.Required)
            {
                throw new InputException("missing-asset", $"{id} needs a file: {asset.Help}; give --{asset.Id} FILE ({asset.RangeText}).");
            }
        }

        return contents.ToImmutable();
    }
}

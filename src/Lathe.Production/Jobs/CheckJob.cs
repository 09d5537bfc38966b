using Lathe.Analysis.Checks;
using Lathe.Files;
using Lathe.Mixing.Intake;
using Lathe.Production.Sources;
using Lathe.Session.Findings;

namespace Lathe.Production.Jobs;

/// <summary>Judges files by the rules of a destination. In a folder, a file that cannot be read is a finding of its own.</summary>
public static class CheckJob
{
    /// <summary>The destinations there are rules for.</summary>
    public static IEnumerable<string> Destinations => CheckRules.All.Select(r => r.Id);

    /// <param name="paths">Files, and folders whose files are all checked.</param>
    /// <param name="destination">One of <see cref="Destinations"/>.</param>
    /// <param name="against">A file that each one should be like; null for none.</param>
    /// <exception cref="InputException">A named file or the destination cannot be used.</exception>
    public static IReadOnlyList<CheckedFile> Run(
        IReadOnlyList<string> paths, string destination, string? against, IProgress<JobProgress>? progress, CancellationToken cancellation)
    {
        var rules = CheckRules.Find(destination)
            ?? throw new InputException("option-value", $"--for is '{destination}' but takes {string.Join(", ", Destinations)}.");
        var files = paths.SelectMany(Files).ToArray();
        if (files.Length == 0)
        {
            throw new InputException("no-files", $"{string.Join(", ", paths)}: there is no file to check.");
        }

        return new JobStages(progress, cancellation, ("checking", 1)).Run(p =>
        {
            var shares = new SharedProgress(files.Length, p.Report);
            return ForEachFile.Run(files, (file, i) => Check(file.Path, file.InFolder, against, rules, shares.Of(i), cancellation), cancellation);
        });
    }

    private static IEnumerable<(string Path, bool InFolder)> Files(string path) => Directory.Exists(path)
        ? Directory.GetFiles(path).Order(NaturalOrder.Comparer).Where(f => !Path.GetFileName(f).StartsWith('.')).Select(f => (f, true))
        : [(path, false)];

    private static CheckedFile Check(string path, bool inFolder, string? against, CheckRules rules, IProgress<double> progress, CancellationToken cancellation)
    {
        try
        {
            using var reader = SoundFile.Open(path);
            var inspection = Inspector.Inspect(reader, progress, cancellation);
            var findings = Checker.Check(path, inspection.Measurement, rules, reader.Info, inspection.Defects);
            if (against is not null)
            {
                using var reference = SoundFile.Open(against);
                findings = [.. findings, .. ReferenceChecks.Run(path, inspection, reader, reference, rules, null, cancellation)];
            }

            return new CheckedFile(path, findings);
        }
        catch (Exception error) when (inFolder && error is InputException or MediaException or MissingPartException)
        {
            var unreadable = new Finding(
                "unreadable", FindingSeverity.Warning, new FindingPlace(path), error.Message, Remedy: "Export it again, or move what is no audio out of the folder.");
            return new CheckedFile(path, [unreadable]);
        }
    }
}

using System.Collections.Immutable;
using System.Globalization;

namespace Lathe.Quality.Findings;

/// <summary>Precision and recall of every class of defects.</summary>
internal sealed class InjectionTable : IQualityTable
{
    /// <summary>Set to "tuning" to measure on the other half of the songs, while limits are chosen.</summary>
    private static readonly bool IsTuning = Environment.GetEnvironmentVariable("LATHE_INJECTION") == "tuning";

    public string Section => "Findings";

    public string Title => "Planted defects";

    public string Method =>
        "Every class is planted at several strengths into ten-second excerpts of real recordings (masters and albums; vocal tracks for sibilance and plosives) that were "
        + "brought to a clean state: mean removed, peak at -3 dBFS, faded, a little noise above an emptied top band, 24 bits with dither. Songs whose name has an odd hash are the test, "
        + "the others served to choose the limits. Recall: planted excerpts that are found. Precision: found planted excerpts among all found ones, with as many clean as planted.";

    public string Bar => "0.95 each at the audible strengths.";

    public Table Measure()
    {
        var (songs, voices) = (Excerpt.Songs().Where(IsChosen).ToList(), Excerpt.Voices().Where(IsChosen).ToList());
        return songs.Count == 0
            ? new Table(["Class"], [["not measured: no recordings are present"]])
            : new Table(
                ["Class", "Strength", "Audible", "Excerpts", "Recall", "Precision", "Missed or falsely found"],
                [.. Plants.All.Where(IsAsked).AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(p => Row(p, p.IsForVoices ? voices : songs))]);
    }

    private static bool IsChosen(Excerpt excerpt) => excerpt.IsTest != IsTuning;

    private static bool IsAsked(Plant plant) =>
        Environment.GetEnvironmentVariable("LATHE_INJECTION_CLASSES") is not { } asked || asked.Split(',').Contains(plant.Code);

    private static ImmutableArray<string> Row(Plant plant, List<Excerpt> excerpts)
    {
        var (found, alarms) = (0, 0);
        var names = new List<string>();
        foreach (var excerpt in excerpts)
        {
            var isFound = PlantedFile.Codes(excerpt, plant.Into(excerpt, excerpt.Copy()), plant, planted: true).Contains(plant.Code);
            var isAlarm = PlantedFile.Codes(excerpt, excerpt.Copy(), plant, planted: false).Contains(plant.Code);
            found += isFound ? 1 : 0;
            alarms += isAlarm ? 1 : 0;
            var name = Path.GetFileNameWithoutExtension(excerpt.Name);
            names.AddRange([.. isFound ? Array.Empty<string>() : [$"-{name}"], .. isAlarm ? [$"+{name}"] : Array.Empty<string>()]);
        }

        return
        [
            plant.Code, plant.Strength, plant.IsAudible ? "yes" : "", excerpts.Count.ToString(CultureInfo.InvariantCulture), Share(found, excerpts.Count),
            found == 0 ? "-" : Share(found, found + alarms), string.Join(' ', names.Take(3)) + (names.Count > 3 ? " ..." : ""),
        ];
    }

    private static string Share(int part, int of) => of == 0 ? "-" : (part / (double)of).ToString("F2", CultureInfo.InvariantCulture);
}

using System.Globalization;
using Lathe.Ratios;
using Lathe.Ratios.Rows;

// Lathe beside its peers in one run: every contestant of a row gets the same audio, they take turns, the fastest turn of each counts.
var seconds = Number("--seconds", 60);
var repeat = (int)Number("--repeat", 5);
var recording = Text("--file");
var names = args.Where((a, i) => !a.StartsWith("--", StringComparison.Ordinal) && (i == 0 || !args[i - 1].StartsWith("--", StringComparison.Ordinal))).ToList();
if (names.Find(n => !AllRows.List.Any(r => r.Name == n)) is { } unknown)
{
    Console.Error.WriteLine($"There is no row '{unknown}'; there are {string.Join(", ", AllRows.List.Select(r => r.Name))}.");
    return 2;
}

Console.WriteLine("| row | Lathe, x real time | peers, x real time | ratio to the fastest peer | to reach |");
Console.WriteLine("| --- | --- | --- | --- | --- |");
foreach (var row in AllRows.List.Where(r => names.Count == 0 || names.Contains(r.Name)))
{
    using var material = recording is null ? Material.Song(seconds, row.SampleRate) : Material.Recording(recording, seconds, row.SampleRate);
    Console.WriteLine(Measure(row, material));
}

return 0;

string Measure(Row row, Material material)
{
    var contestants = row.Contestants();
    var absent = contestants.Select(c => c.Prepare(material)).ToList();
    var best = contestants.Select(_ => double.PositiveInfinity).ToList();
    // The first turns only warm up: code reaches its last tier in the pauses.
    for (var turn = 0; turn < 3; turn++)
    {
        contestants.Where((_, i) => absent[i] is null).ToList().ForEach(c => c.Run());
        Thread.Sleep(250);
    }

    for (var turn = 0; turn < repeat; turn++)
    {
        for (var i = 0; i < contestants.Count; i++)
        {
            best[i] = absent[i] is null ? Math.Min(best[i], contestants[i].Run()) : best[i];
        }
    }

    string Speed(int i) => absent[i] ?? (material.Seconds / best[i]).ToString("0", CultureInfo.InvariantCulture);
    var peers = string.Join(", ", Enumerable.Range(1, contestants.Count - 1).Select(i => $"{contestants[i].Name} {Speed(i)}"));
    var fastest = best.Skip(1).DefaultIfEmpty(double.PositiveInfinity).Min();
    var ratio = double.IsFinite(fastest) ? (fastest / best[0]).ToString("0.00", CultureInfo.InvariantCulture) : "-";
    foreach (var contestant in contestants)
    {
        contestant.Dispose();
    }

    return $"| {row.Name} | {Speed(0)} | {(peers.Length > 0 ? peers : "none")} | {ratio} | {row.Bar} |";
}

string? Text(string option)
{
    var at = Array.IndexOf(args, option);
    return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}

double Number(string option, double otherwise) =>
    double.TryParse(Text(option), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : otherwise;

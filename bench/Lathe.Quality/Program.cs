using System.Diagnostics;
using Lathe.Quality;

var tables = typeof(IQualityTable).Assembly.GetTypes()
    .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IQualityTable)))
    .Select(t => (IQualityTable)Activator.CreateInstance(t)!)
    .OrderBy(t => t.Section, StringComparer.Ordinal).ThenBy(QualityPage.NameOf, StringComparer.Ordinal)
    .ToList();

var names = args.Where(a => a != "--write").ToList();
if (names.Find(n => !tables.Any(t => QualityPage.NameOf(t) == n || t.Section == n)) is { } unknown)
{
    Console.Error.WriteLine($"There is no table or section '{unknown}'; there are {string.Join(", ", tables.Select(QualityPage.NameOf))}.");
    return 2;
}

List<(IQualityTable Table, string Text)> measured = [];
foreach (var table in tables.Where(t => names.Count == 0 || names.Contains(QualityPage.NameOf(t)) || names.Contains(t.Section)))
{
    var watch = Stopwatch.StartNew();
    var text = QualityPage.Text(table);
    measured.Add((table, text));
    Console.WriteLine(text);
    Console.WriteLine();
    Console.Error.WriteLine($"{QualityPage.NameOf(table)}: {watch.Elapsed.TotalSeconds:0.0} s");
}

if (args.Contains("--write"))
{
    var path = Path.Combine(Root(), "docs", "quality.md");
    await File.WriteAllTextAsync(path, QualityPage.With(File.Exists(path) ? await File.ReadAllTextAsync(path) : string.Empty, measured)).ConfigureAwait(false);
}

return 0;

static string Root()
{
    for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
    {
        if (File.Exists(Path.Combine(at.FullName, "Lathe.slnx")))
        {
            return at.FullName;
        }
    }

    return Environment.CurrentDirectory;
}

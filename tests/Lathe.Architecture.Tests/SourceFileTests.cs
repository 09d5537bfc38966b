using System.Text.RegularExpressions;

namespace Lathe.Architecture.Tests;

public sealed partial class SourceFileTests
{
    [Fact]
    public void A_namespace_is_its_folder()
    {
        var src = Path.Combine(Repository.Root, "src");
        var wrong = from file in Repository.SourceFiles("src")
                    let match = Namespace().Match(File.ReadAllText(file))
                    where match.Success
                    let folder = Path.GetRelativePath(src, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.')
                    where match.Groups["name"].Value != folder
                    select $"{file}: {match.Groups["name"].Value}";
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_with_one_type_is_named_after_it()
    {
        var wrong = from file in Repository.SourceFiles("src")
                    let name = Path.GetFileName(file).Split('.')[0]
                    let types = Type().Matches(File.ReadAllText(file)).Select(m => m.Groups["name"].Value).ToArray()
                    where types.Length == 1 && types[0] != name
                    select $"{file}: {types[0]}";
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void No_type_is_named_after_a_heap_of_things()
    {
        var wrong = from file in Repository.SourceFiles("src")
                    where Vague().IsMatch(Path.GetFileNameWithoutExtension(file))
                    select file;
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_left_to_do_in_the_code()
    {
        var wrong = from file in Repository.SourceFiles("src").Concat(Repository.SourceFiles("demo"))
                    from line in File.ReadLines(file)
                    where Unfinished().IsMatch(line)
                    select $"{file}: {line.Trim()}";
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void A_processor_uses_no_other_processor()
    {
        var folder = Path.Combine("src", "Lathe.Processing");
        var processors = (from file in Repository.SourceFiles(folder)
                          let match = Processor().Match(File.ReadAllText(file))
                          where match.Success
                          select (File: file, Name: match.Groups["name"].Value)).ToArray();
        processors.ShouldNotBeEmpty();
        var wrong = from processor in processors
                    let text = File.ReadAllText(processor.File)
                    from other in processors
                    where other.Name != processor.Name && Regex.IsMatch(text, $@"\bnew {other.Name}\(", RegexOptions.None, TimeSpan.FromSeconds(5))
                    select $"{processor.Name} -> {other.Name}";
        wrong.ShouldBeEmpty();
    }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^\s*((public|internal|private|protected|sealed|static|abstract|readonly|unsafe|partial|ref|file) )*(class|struct|record struct|record|interface|enum|delegate [\w<>\[\]?]+) (?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Type();

    [GeneratedRegex("(Utils?|Helpers?|Manager|Misc|Common|Stuff)$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Vague();

    [GeneratedRegex("TODO|FIXME|HACK|NotImplementedException", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"class (?<name>\w+)[^{]*: I(Processor|WholeFile)<", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Processor();
}

using System.Diagnostics;
using System.Text;
using Lathe.Session.Yaml;

namespace Lathe.Session.Tests.Yaml;

public class HostileInputTests
{
    private static readonly Dictionary<string, Func<string>> Hostile = new()
    {
        ["aliases that multiply"] = () => "a: &a [ x, x, x ]\nb: &b [ *a, *a, *a, *a, *a, *a ]\nc: &c [ *b, *b, *b, *b, *b, *b ]\n",
        ["open brackets"] = () => new string('[', 1_000_000),
        ["open braces"] = () => new string('{', 1_000_000),
        ["dashes"] = () => Repeat("- ", 500_000),
        ["question marks"] = () => Repeat("? ", 500_000),
        ["colons"] = () => Repeat("a: ", 300_000),
        ["open pairs"] = () => Repeat("{ a: [ ", 200_000),
        ["too long"] = () => "lathe: 1\ntitle: " + new string('x', 9_000_000),
        ["backslashes"] = () => "lathe: 1\ntitle: \"" + new string('\\', 500_000),
        ["tabs"] = () => "lathe: 1\n" + Repeat("\t", 500_000),
        ["equal ids"] = () => "lathe: 1\nbuses: [ " + Repeat("{ id: a, output: b, inserts: [ c, c, c ] }, ", 8_000) + "]\n",
        ["inserts without ids"] = () => "lathe: 1\nbuses: [ { id: a, inserts: [ " + Repeat("c, ", 60_000) + "] } ]\n",
        ["a chain of vcas"] = () => "lathe: 1\nvcas: [ " + string.Concat(Enumerable.Range(0, 15_000).Select(i => $"{{ id: v{i}, vcas: [ v{i + 1} ] }}, ")) + "]\n",
        ["unknown keys"] = () => "lathe: 1\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"k{i}: 1\n")),
        ["byte-order mark"] = () => "\uFEFFlathe: 1\n",
        ["control characters"] = () => "\0\0\0\uD800\uFFFF",
        ["unknown directive"] = () => "%YAML 9.9\n---\nlathe: 1\n",
        ["tag"] = () => "--- !!python/object:x {}\n",
        ["empty documents"] = () => "...\n---\n...\n---\n",
    };

    public static TheoryData<string> Names => [.. Hostile.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Hostile_documents_end_quickly_and_never_throw(string name)
    {
        var yaml = Hostile[name]();
        var clock = Stopwatch.StartNew();
        SessionReader.Read(yaml).ShouldNotBeNull();
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    /// <summary>Damaged copies of a real document: bytes changed, removed, doubled and moved.</summary>
    [Fact]
    public void Mutated_documents_never_throw()
    {
        const int Seed = 20240611;
        var random = new Random(Seed);
        var clock = Stopwatch.StartNew();
        for (var round = 0; round < 20_000 && clock.Elapsed < TimeSpan.FromSeconds(5); round++)
        {
            var yaml = Mutate(Documents.WithYou, random);
            try
            {
                SessionReader.Read(yaml);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Seed {Seed}, round {round}:\n{yaml}", e);
            }
        }
    }

    internal static string Mutate(string text, Random random)
    {
        const string Alphabet = "{}[],:-#&*!|>'\"%@`?\n\t \\0aé€~/";
        var result = new StringBuilder(text);
        for (var edits = random.Next(1, 6); edits > 0; edits--)
        {
            var at = random.Next(result.Length);
            var length = Math.Min(random.Next(1, 20), result.Length - at);
            switch (random.Next(5))
            {
                case 0:
                    result[at] = Alphabet[random.Next(Alphabet.Length)];
                    break;
                case 1:
                    result.Remove(at, length);
                    break;
                case 2:
                    result.Insert(random.Next(result.Length), result.ToString(at, length));
                    break;
                case 3:
                    result.Insert(at, Alphabet[random.Next(Alphabet.Length)]);
                    break;
                default:
                    result.Length = at + 1;
                    break;
            }
        }

        return result.ToString();
    }

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}

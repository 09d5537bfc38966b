using System.Globalization;
using System.Runtime.CompilerServices;
using Lathe.Processing;
using Lathe.Processing.Contract;
using Lathe.Tests.InstructionSets;

namespace Lathe.Contract.Tests;

/// <summary>
/// The bits of every processor, as one hash for each version. A hash is written only where there is none for the version: raise the version, run with
/// LATHE_GOLDEN=write, and say in the commit what is to be heard.
/// </summary>
public sealed class GoldenTests
{
    private const int Quanta = 150;

    [Theory]
    [MemberData(nameof(Configurations.All), MemberType = typeof(Configurations))]
    public void The_same_version_gives_the_same_bits(string id)
    {
        var version = Rack.All.Find(id)!.Info.Version.ToString(CultureInfo.InvariantCulture);
        var file = Path.Combine(Folder(), id + ".txt");
        var lines = File.Exists(file) ? File.ReadAllLines(file) : [];
        var known = lines.SingleOrDefault(l => l.StartsWith(version + " ", StringComparison.Ordinal));
        var hash = HashOf(id);
        if (known is null && Environment.GetEnvironmentVariable("LATHE_GOLDEN") == "write")
        {
            File.WriteAllText(file, string.Concat(lines.Append($"{version} {hash}").Select(l => l + "\n")));
            return;
        }

        known.ShouldBe($"{version} {hash}", $"{id}: another sound needs another version");
    }

    [Fact]
    public void Every_instruction_set_gives_the_same_bits() => InstructionSet.ShouldNotChange(HashOfAll);

    public static string HashOfAll() => string.Join(' ', Rack.All.Entries.Select(e => e.Info.Id + "=" + HashOf(e.Info.Id)));

    private static string HashOf(string id)
    {
        var output = new List<double>();
        for (var seed = -1; seed < 4; seed++)
        {
            var settings = seed < 0 ? Configurations.Defaults(id) : Configurations.Random(id, seed);
            foreach (var channel in Output(id, settings))
            {
                output.AddRange(channel);
            }
        }

        return InstructionSet.Hash(output.ToArray());
    }

    private static double[][] Output(string id, ProcessorSettings settings)
    {
        var entry = Rack.All.Find(id)!;
        var keys = entry.Info.HasKey ? 2 : 0;
        var program = Signals.Program(2 + keys, Signals.Frames(entry.Info, Quanta));
        if (entry.Create is not null)
        {
            return new Specimen(id, settings, keyChannels: keys).Run(program);
        }

        return WholeFileTests.Run(entry, settings, program);
    }

    private static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "Golden");
}

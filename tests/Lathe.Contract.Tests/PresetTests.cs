using Lathe.Processing;
using Lathe.Processing.Contract;
using Lathe.Processing.Presets;

namespace Lathe.Contract.Tests;

public sealed class PresetTests
{
    public static TheoryData<string> Files => [.. PresetLibrary.Processors().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_preset_sets_only_values_that_its_processor_takes(string id)
    {
        var info = Rack.All.Find(id).ShouldNotBeNull().Info;
        foreach (var preset in PresetLibrary.For(id))
        {
            preset.TryApply(new ProcessorSettings(info), new ProcessorSettings(InsertParams.Info), out var problem).ShouldBeTrue($"{id}/{preset.Id}: {problem}");
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Presets_have_an_id_of_their_own_a_name_and_one_sentence_on_when_to_use_them(string id)
    {
        var presets = PresetLibrary.For(id);
        presets.Select(p => p.Id).ShouldBeUnique();
        presets.ShouldNotBeEmpty();
        presets.ShouldAllBe(p => p.Id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && p.Name.Length > 0 && p.When.EndsWith('.') && p.When.Length > 20);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_preset_differs_from_the_defaults(string id) => PresetLibrary.For(id).ShouldAllBe(p => p.Settings.Length > 0);
}

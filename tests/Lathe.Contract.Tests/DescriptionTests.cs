using System.Text.RegularExpressions;
using Lathe.Processing;
using Lathe.Processing.Contract;

namespace Lathe.Contract.Tests;

public sealed partial class DescriptionTests
{
    [Fact]
    public void Every_processor_of_the_assembly_is_on_the_rack()
    {
        var written = typeof(Rack).Assembly.GetTypes().Where(t => !t.IsAbstract && t.GetInterfaces().Any(i =>
            i.IsGenericType && (i.GetGenericTypeDefinition() == typeof(IProcessor<>) || i.GetGenericTypeDefinition() == typeof(IWholeFile<>))));
        var registered = Rack.All.Entries.Select(e => e.Create?.Invoke().GetType() ?? e.CreateWholeFile!().GetType());
        registered.ShouldBe(written, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Configurations.All), MemberType = typeof(Configurations))]
    public void It_says_what_it_is(string id)
    {
        var info = Rack.All.Find(id)!.Info;
        WellFormed().IsMatch(info.Id).ShouldBeTrue(info.Id);
        info.Name.ShouldNotBeNullOrWhiteSpace();
        info.Help.ShouldEndWith(".");
        info.Source.ShouldNotBeNullOrWhiteSpace();
        info.Version.ShouldBeGreaterThan(0);
        new[] { 1, 2, 4, 8, 16 }.ShouldContain(info.Oversampling);
        var own = info.Parameters.Select(p => p.Id).Concat(info.Groups.Select(g => g.Id)).ToList();
        own.AddRange(info.Assets.Select(a => a.Id));
        own.ShouldBeUnique();
        own.Intersect(InsertParams.All.Select(p => p.Id)).ShouldBeEmpty("the insert has these already");
        foreach (var group in info.Groups)
        {
            WellFormed().IsMatch(group.Id).ShouldBeTrue(group.Id);
            group.Help.ShouldNotBeNullOrWhiteSpace();
            group.Parameters.Select(p => p.Id).ShouldBeUnique();
        }

        foreach (var asset in info.Assets)
        {
            WellFormed().IsMatch(asset.Id).ShouldBeTrue(asset.Id);
            asset.Name.ShouldNotBeNullOrWhiteSpace();
            asset.Help.ShouldNotBeNullOrWhiteSpace();
        }

        foreach (var parameter in info.Parameters.Concat(info.Groups.SelectMany(g => g.Parameters)))
        {
            WellFormed().IsMatch(parameter.Id).ShouldBeTrue(parameter.Id);
            parameter.Name.ShouldNotBeNullOrWhiteSpace();
            parameter.Help.ShouldNotBeNullOrWhiteSpace(parameter.Id);
            parameter.Contains(parameter.Default).ShouldBeTrue(parameter.Id);
        }
    }

    [Theory]
    [MemberData(nameof(Configurations.All), MemberType = typeof(Configurations))]
    public void Every_parameter_is_read_back_as_written(string id)
    {
        foreach (var setting in Configurations.Settings(Configurations.Defaults(id)))
        {
            var parameter = setting.Param;
            foreach (var value in Configurations.Values(parameter).Append(parameter.Default))
            {
                var text = parameter.Format(value);
                parameter.TryParse(text, out var read, out var problem).ShouldBeTrue($"{setting.Path}: {problem}");
                parameter.Format(read).ShouldBe(text, setting.Path);
                if (!double.IsInfinity(value))
                {
                    read.ShouldBe(value, 1e-6 * Math.Max(1, Math.Abs(value)), $"{setting.Path}: {text}, six decimals are written");
                }
            }
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex WellFormed();
}

using Lathe.Processing.Contract;

namespace Lathe.Processing.Tests;

public class RackTests
{
    [Fact]
    public void Every_processor_of_the_assembly_is_on_the_rack()
    {
        var there = typeof(Rack).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && (typeof(IProcessor).IsAssignableFrom(t) || typeof(IWholeFile).IsAssignableFrom(t)))
            .Where(t => t.GetProperty("Info") is { GetMethod.IsStatic: true })
            .Select(t => ((ProcessorInfo)t.GetProperty("Info")!.GetValue(null)!).Id);
        Rack.All.Entries.Select(e => e.Info.Id).ShouldBe(there, ignoreOrder: true);
    }
}

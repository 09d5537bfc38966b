using Lathe.Mixing.Intake;

namespace Lathe.Mixing.Tests.Intake;

public sealed class NaturalOrderTests
{
    [Fact]
    public void Numbers_order_by_value() =>
        new[] { "10 Organ", "2 Bass", "1 Kick", "02 bass", "a" }.Order(NaturalOrder.Comparer)
            .ShouldBe(["1 Kick", "02 bass", "2 Bass", "10 Organ", "a"]);

    [Fact]
    public void Numbers_longer_than_any_integer_type_still_order() =>
        NaturalOrder.Comparer.Compare("x99999999999999999999999", "x100000000000000000000000").ShouldBeLessThan(0);

    [Fact]
    public void Letter_case_only_breaks_ties()
    {
        NaturalOrder.Comparer.Compare("Bass", "bass").ShouldNotBe(0);
        new[] { "b", "A", "a", "B" }.Order(NaturalOrder.Comparer).ShouldBe(["A", "a", "B", "b"]);
    }
}

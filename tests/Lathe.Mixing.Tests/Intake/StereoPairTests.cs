using Lathe.Mixing.Intake;

namespace Lathe.Mixing.Tests.Intake;

public sealed class StereoPairTests
{
    [Fact]
    public void Left_and_right_files_are_joined() =>
        StereoPair.Find(["Bell", "Pad_R", "Kick", "Pad_L", "OH left", "OH Right", "solo.l"])
            .ShouldBe([(3, 1, "Pad"), (4, 5, "OH")]);

    [Fact]
    public void Guitars_that_only_lack_a_partner_stay_alone() =>
        StereoPair.Find(["Gtr L", "Gtr C", "All", "Bar"]).ShouldBeEmpty();
}

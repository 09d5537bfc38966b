using Lathe.Session.Mix;

namespace Lathe.Session.Tests.Mix;

public class IntentTests
{
    [Theory]
    [InlineData("low end intentionally boosted", "tone", 20, 120)]
    [InlineData("Low end intentionally boosted on track 3", "tone", 20, 120)]
    [InlineData("the sub is huge on purpose", "tone", 20, 60)]
    [InlineData("low mids are thick by choice", "tone", 200, 500)]
    [InlineData("scooped mids", "tone", 500, 2000)]
    [InlineData("vocal presence pushed", "tone", 3000, 6000)]
    [InlineData("lots of air", "tone", 10000, 20000)]
    [InlineData("bright on purpose", "tone", 5000, 20000)]
    public void Bands_are_understood(string text, string aspect, double low, double high)
    {
        var intent = Intent.FromText(text);
        (intent.Text, intent.Aspect, intent.LowHz, intent.HighHz).ShouldBe((text, aspect, low, high));
        intent.Understood.ShouldContain(FormattableString.Invariant($"{low}-{high} Hz"));
    }

    [Theory]
    [InlineData("wide chorus is wanted", "width")]
    [InlineData("keep the dynamics", "dynamics")]
    [InlineData("quiet intro", "loudness")]
    [InlineData("it is what it is", "unknown")]
    public void Aspects_are_understood(string text, string aspect)
    {
        var intent = Intent.FromText(text);
        (intent.Aspect, intent.LowHz, intent.HighHz).ShouldBe((aspect, null, null));
        intent.Understood.ShouldEndWith(".");
    }

    [Fact]
    public void Tracks_and_several_aspects_are_found()
    {
        Intent.FromText("low end boosted on track 3").Track.ShouldBe("3");
        Intent.AllFromText("the low mids and the air are boosted, the low mids most, and it is wide").Select(i => (i.Aspect, i.LowHz))
            .ShouldBe([("tone", 200), ("tone", 10000), ("width", null)]);
    }
}

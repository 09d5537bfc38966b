using Lathe.Mastering.Loudness;
using Lathe.Session.Master;

namespace Lathe.Mastering.Tests.Loudness;

public sealed class LoudnessGoalTests
{
    [Fact]
    public void Without_a_genre_the_target_is_minus_fourteen_under_minus_one()
    {
        var goal = LoudnessGoal.Of(new MasterTarget());

        goal.Loudness.ShouldBe(-14);
        goal.Ceiling.ShouldBe(-1);
        goal.Asked.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Hip Hop", "hip-hop")]
    [InlineData("orchestral", "classical")]
    [InlineData("EDM", "club")]
    [InlineData("Indie Rock", "rock")]
    [InlineData("folk rock", "acoustic")]
    public void A_genre_is_known_by_its_words(string written, string id) => GenreLoudness.Find(written)!.Id.ShouldBe(id);

    [Fact]
    public void A_genre_that_is_not_known_is_told()
    {
        var goal = LoudnessGoal.Of(new MasterTarget(Genre: "polka"));

        goal.Genre.ShouldBe(GenreLoudness.Generic);
        goal.Reason.ShouldContain("'polka'");
    }

    [Fact]
    public void No_genre_is_louder_than_minus_eight_by_itself_and_asking_is_obeyed_and_told()
    {
        foreach (var genre in GenreLoudness.All)
        {
            genre.Loudest.ShouldBeLessThanOrEqualTo(-8);
            genre.Target.ShouldBeInRange(genre.Quietest, genre.Loudest);
        }

        var asked = LoudnessGoal.Of(new MasterTarget(-6, -0.5, "rock"));
        asked.Loudness.ShouldBe(-6);
        asked.Ceiling.ShouldBe(-0.5);
        asked.Reason.ShouldContain("louder than");
    }

    [Fact]
    public void Services_turn_loud_songs_down_and_quiet_ones_up_as_far_as_their_peaks_allow()
    {
        var loud = PlatformLevel.Changes(-9, -1).ToDictionary(c => c.Service, c => c.Change, StringComparer.Ordinal);
        loud["Spotify"].ShouldBe(-5, 1e-9);
        loud["Apple Music"].ShouldBe(-7, 1e-9);

        var quiet = PlatformLevel.Changes(-20, -4).ToDictionary(c => c.Service, c => c.Change, StringComparer.Ordinal);
        quiet["Spotify"].ShouldBe(3, 1e-9);
        quiet["YouTube"].ShouldBe(0);
    }
}

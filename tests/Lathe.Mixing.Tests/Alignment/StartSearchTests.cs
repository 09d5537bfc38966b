namespace Lathe.Mixing.Tests.Alignment;

public sealed class StartSearchTests
{
    private const int Rate = 48000;

    [Theory]
    [InlineData(0, false)]
    [InlineData(1100, false)]
    [InlineData(-900, false)]
    [InlineData(0, true)]
    [InlineData(1100, true)]
    public void Late_overheads_are_moved_and_a_turned_snare_is_turned_back(int late, bool turned)
    {
        var (kick, snare, hat) = Kit();
        using var folder = new StemFolder();
        folder.Write("kick.wav", Rate, 1, 20, (_, n) => kick[n]);
        folder.Write("snare.wav", Rate, 1, 20, (_, n) => (turned ? -1 : 1) * snare[n]);
        folder.Write("hihat.wav", Rate, 1, 20, (_, n) => hat[n]);

        // Sound needs 140 frames, about one meter, to the overheads.
        const int way = 140;
        folder.Write("overheads.wav", Rate, 2, 20, (c, n) =>
            0.4 * (At(kick, n - way - late) + At(snare, n - way - late - (3 * c)) + At(hat, n - way - late)));

        var report = folder.Take();

        var overheads = report.Stems.Single(s => s.Id == "overheads");
        if (late == 0)
        {
            overheads.Shift.ShouldBe(0);
        }
        else
        {
            // The natural way that is left is 3 ms, 144 frames.
            ((double)overheads.Shift).ShouldBe(-(late + way - 144), 4);
        }

        report.Stems.Where(s => s.Inverted).Select(s => s.Id).ShouldBe(turned ? ["snare"] : []);
        report.Stems.Where(s => s.Id != "overheads").ShouldAllBe(s => s.Shift == 0);
    }

    [Fact]
    public void Parts_that_only_play_together_stay_where_they_are()
    {
        using var folder = new StemFolder();
        for (ulong i = 0; i < 3; i++)
        {
            var part = StemFolder.Strokes(Rate, 15, 40 + i, 0.5, 0.5);
            folder.Write($"guitar {i}.wav", Rate, 1, 15, (_, n) => part[n]);
        }

        folder.Take().Stems.ShouldAllBe(s => s.Shift == 0 && !s.Inverted);
    }

    [Theory]
    [InlineData("rock-132")]
    [InlineData("twilight")]
    public void Real_sessions_that_start_together_are_left_alone(string song)
    {
        var folder = SharedAudio.Multitrack(song);
        Assert.SkipWhen(folder is null, $"The multitrack {song} is not present.");
        StemFolder.Take(folder, folder).Stems.ShouldAllBe(s => s.Shift == 0 && !s.Inverted);
    }

    private static (double[] Kick, double[] Snare, double[] Hat) Kit() =>
        (StemFolder.Strokes(Rate, 20, 1, 0.98, 0.55), StemFolder.Strokes(Rate, 20, 2, 0.6, 0.8), StemFolder.Strokes(Rate, 20, 3, 0, 0.23));

    private static double At(double[] samples, long n) => n >= 0 && n < samples.Length ? samples[n] : 0;
}

using Lathe.Analysis.Measurement;
using Lathe.Files;
using Lathe.Mastering.Listening;

namespace Lathe.Mastering.Tests.Listening;

public sealed class ToneBandTests
{
    /// <summary>Set to 1 to write the data file anew from the songs, where those have changed.</summary>
    private const string Rebuild = "LATHE_REBUILD_TONE_BAND";

    [Fact]
    public void The_generic_band_is_what_its_songs_measure()
    {
        var songs = SharedAudio.FinishedSongs().Select(file =>
        {
            using var reader = AudioFile.Open(file);
            return Measurer.Measure(reader, cancellation: TestContext.Current.CancellationToken);
        }).ToList();
        var measured = ToneBand.Of("generic", ToneBand.Generic.Source, songs).ToJson();
        if (Environment.GetEnvironmentVariable(Rebuild) == "1")
        {
            File.WriteAllText(Path.Combine(SharedAudio.Repository!, "src", "Lathe.Mastering", "Listening", "Bands", "generic.json"), measured);
        }
        else
        {
            ToneBand.Generic.ToJson().ShouldBe(measured);
        }
    }

    [Fact]
    public void A_band_does_not_depend_on_the_level_of_its_songs()
    {
        var songs = new[] { -30.0, -20, -10 }.Select(level =>
        {
            using var song = Songs.Make(3, level);
            using var source = Songs.Source(song);
            return Measurer.Measure(source);
        }).ToList();
        var band = ToneBand.Of("three", "one song at three levels", songs);

        band.Songs.ShouldBe(3);
        foreach (var (low, high) in band.Low.Zip(band.High))
        {
            (high - low).ShouldBe(2 * ToneBand.LeastReach, 0.011);
        }
    }

    [Fact]
    public void A_song_of_the_band_is_inside_it_and_a_brighter_one_is_above()
    {
        using var song = Songs.Make(3);
        using var source = Songs.Source(song);
        var measured = Measurer.Measure(source, cancellation: TestContext.Current.CancellationToken);
        var band = ToneBand.Of("one", "one song", [measured]);
        ToneReading.Of(measured, band).Outside.ShouldAllBe(d => Math.Abs(d) < 0.02);

        var mid = measured.Spectrum.Mid;
        var bright = measured with { Spectrum = measured.Spectrum with { Mid = [.. mid.Select((v, b) => b >= 27 ? v + 8 : v)] } };
        ToneReading.Of(bright, band).Between(12_500, 16_000).ShouldBe(8 - ToneBand.LeastReach, 0.05);
    }
}

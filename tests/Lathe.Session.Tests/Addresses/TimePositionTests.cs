using Lathe.Session.Addresses;

namespace Lathe.Session.Tests.Addresses;

public class TimePositionTests
{
    private static readonly TempoMap Changing = new([new(1, 120, 4, 4), new(9, 90, 3, 4), new(13, 155.5, 7, 8)]);

    [Theory]
    [InlineData("1:12.5", TimeForm.Clock, 72.5, "1:12.5")]
    [InlineData("0:00", TimeForm.Clock, 0, "0:00")]
    [InlineData("75:00", TimeForm.Clock, 4500, "1:15:00")]
    [InlineData("1:02:03.25", TimeForm.Clock, 3723.25, "1:02:03.25")]
    [InlineData("9|3.5", TimeForm.BarBeat, 3.5, "9|3.5")]
    [InlineData("48000 smp", TimeForm.Samples, 48000, "48000 smp")]
    [InlineData("48000smp", TimeForm.Samples, 48000, "48000 smp")]
    [InlineData("12.5 s", TimeForm.Seconds, 12.5, "12.5 s")]
    [InlineData("30 ms", TimeForm.Milliseconds, 30, "30 ms")]
    public void Times_are_read_and_written(string text, TimeForm form, double amount, string written)
    {
        var time = TimePosition.Parse(text);
        time.Form.ShouldBe(form);
        time.Amount.ShouldBe((decimal)amount);
        time.ToString().ShouldBe(written);
        TimePosition.Parse(written).ShouldBe(time);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12.5")]
    [InlineData("-1 s")]
    [InlineData("1:60")]
    [InlineData("1:2:3:4")]
    [InlineData("1:60:00")]
    [InlineData("0|1")]
    [InlineData("1|0.5")]
    [InlineData("9|")]
    [InlineData(":5")]
    [InlineData("1.5 smp")]
    [InlineData("smp")]
    [InlineData("1,5 s")]
    [InlineData("1e3 s")]
    [InlineData("99999999999999999999999999999999 s")]
    public void What_is_no_time_is_explained(string text)
    {
        TimePosition.TryParse(text, out _, out var problem).ShouldBeFalse();
        problem.ShouldContain("9|3.5 (bar|beat)");
    }

    [Theory]
    [InlineData("1|1", 0)]
    [InlineData("2|1", 96000)]
    [InlineData("9|1", 768000)]
    [InlineData("9|3.5", 848000)]
    [InlineData("13|1", 1152000)]
    [InlineData("14|1", 1281646)]
    [InlineData("0:16", 768000)]
    [InlineData("48000 smp", 48000)]
    public void Bars_and_beats_follow_changes_of_tempo_and_meter(string text, long frame) =>
        TimePosition.Parse(text).ToFrame(48000, Changing).ShouldBe(frame);

    [Fact]
    public void Frames_round_trip_through_every_form()
    {
        const int Seed = 11;
        var random = new Random(Seed);
        for (var i = 0; i < 5_000; i++)
        {
            var rate = new[] { 8000, 44100, 48000, 96000, 384000 }[random.Next(5)];
            var frame = random.NextInt64(0, random.Next(2) == 0 ? 10_000 : rate * 3600L);
            foreach (var time in new[] { TimePosition.FromFrame(frame, rate), Changing.BarBeatAt(frame, rate), TimePosition.FromSamples(frame) })
            {
                var read = TimePosition.Parse(time.ToString());
                read.ShouldBe(time);
                read.ToFrame(rate, Changing).ShouldBe(frame, $"seed {Seed}, round {i}: {time} at {rate}");
            }
        }
    }
}

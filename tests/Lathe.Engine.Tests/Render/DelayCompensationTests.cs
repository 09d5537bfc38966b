using Lathe.Engine.Tests.Rig;
using Lathe.Session.Mix;
using static Lathe.Engine.Tests.Rig.Studio;

namespace Lathe.Engine.Tests.Render;

public sealed class DelayCompensationTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(1000)]
    public void A_signal_and_its_inverse_cancel_exactly_whatever_latency_lies_in_one_of_the_ways(int latency)
    {
        var noise = new Dice(1).Noise(5000);
        var library = new MemoryLibrary().Add("a", noise).Add("b", noise);
        var late = Track("b", "second", "polarity: inverted") with { Inserts = [Insert("latency", $"frames: {latency}")] };
        var session = Song([Track("a", "first"), late], Bus("first", "mix") with { Inserts = [Insert("latency", "frames: 77")] }, Bus("second", "mix"));
        foreach (var channel in Mix(session, library))
        {
            channel.ShouldAllBe(x => x == 0);
        }
    }

    [Fact]
    public void Sends_before_and_after_the_fader_arrive_with_the_dry_signal()
    {
        var library = new MemoryLibrary().Add("a", new Dice(2).Noise(5000));
        foreach (var tap in (SendTap[])[SendTap.Pre, SendTap.Post])
        {
            var track = Track("a", "mix") with { Sends = [Send("parallel", tap)], Inserts = [Insert("latency", "frames: 30")] };
            var parallel = Bus("parallel", "mix", "polarity: inverted") with { Inserts = [Insert("latency", "frames: 500")] };
            foreach (var channel in Mix(Song([track], parallel), library))
            {
                // After the fader both ways carry the same bits; before it the pan law is applied twice in another order, which -3 dB keeps equal too.
                channel.ShouldAllBe(x => x == 0);
            }
        }
    }

    [Fact]
    public void Keys_arrive_with_what_they_drive()
    {
        // y = x (1 - k/2) of two full-scale constants that begin at the same frame is 1/2 from the first frame on.
        var ones = Enumerable.Repeat(1.0, 3000).ToArray();
        var library = new MemoryLibrary().Add("kick", ones).Add("bass", ones);
        var kick = Track("kick", "none") with { Inserts = [Insert("latency", "frames: 300")], Output = null };
        var bass = Track("bass", "mix", "pan-law: 0 dB") with { Inserts = [Insert("latency", "frames: 10"), Insert("ducker") with { Key = "kick" }] };
        var mix = Mix(Song([kick, bass]), library);
        mix[0].ShouldAllBe(x => x == 0.5);
        mix[0].Length.ShouldBe(3000);
    }

    [Fact]
    public void Latent_processors_anywhere_change_no_bit_of_the_mix()
    {
        for (ulong seed = 1; seed <= 40; seed++)
        {
            var (session, library) = RandomSessions.Make(seed);
            var expected = Mix(session, library);
            var dice = new Dice(seed + 1000);
            for (var trial = 0; trial < 2; trial++)
            {
                Mix(RandomSessions.WithLatency(session, dice), library).ShouldBeBits(expected, $"seed {seed} trial {trial}");
            }
        }
    }

    [Fact]
    public void A_track_delay_moves_it_by_samples_in_either_direction()
    {
        var noise = new Dice(3).Noise(2000);
        var library = new MemoryLibrary().Add("a", noise);
        foreach (var milliseconds in (int[])[-10, -1, 0, 1, 7])
        {
            var mix = Mix(Song([Track("a", "mix", $"delay: {milliseconds} ms", "pan-law: 0 dB")]), library, new() { Length = 3000 });
            var shift = milliseconds * 48;
            for (var i = 0; i < 3000; i++)
            {
                var from = i - shift;
                mix[0][i].ShouldBe(from >= 0 && from < noise.Length ? noise[from] : 0);
            }
        }
    }
}

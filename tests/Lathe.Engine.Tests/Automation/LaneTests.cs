using System.Collections.Immutable;
using Lathe.Dsp.Numerics;
using Lathe.Engine.Automation;
using Lathe.Engine.Console;
using Lathe.Engine.Render;
using Lathe.Engine.Tests.Rig;
using Lathe.Session.Automation;
using static Lathe.Engine.Tests.Rig.Studio;

namespace Lathe.Engine.Tests.Automation;

public sealed class LaneTests
{
    /// <summary>What the documentation says, sample by sample, without any of the compiled form.</summary>
    private static double Naive(ImmutableArray<LanePoint> points, long frame)
    {
        var i = points.Length - 1;
        while (i >= 0 && points[i].Frame > frame)
        {
            i--;
        }

        if (i < 0)
        {
            return points[0].Value;
        }

        if (i == points.Length - 1 || points[i].Curve == Curve.Hold)
        {
            return points[i].Value;
        }

        var x = (frame - points[i].Frame) / (double)(points[i + 1].Frame - points[i].Frame);
        var shaped = points[i].Curve switch
        {
            Curve.S => x * x * (3 - (2 * x)),
            Curve.Exponential => (DetMath.Exp2(4 * x) - 1) / 15,
            _ => x,
        };
        return points[i].Value + ((points[i + 1].Value - points[i].Value) * shaped);
    }

    [Fact]
    public void A_lane_is_what_its_points_say_at_every_frame()
    {
        for (ulong seed = 1; seed <= 50; seed++)
        {
            var dice = new Dice(seed);
            var frame = 0L;
            var points = ImmutableArray.CreateBuilder<LanePoint>();
            for (var n = 1 + dice.Int(8); n > 0; n--)
            {
                points.Add(new LanePoint(frame += 1 + dice.Int(500), (dice.Bipolar() * 30) - 20, (Curve)dice.Int(4)));
            }

            var lane = new Lane(StripParams.Fader, points.ToImmutable(), Rate);
            for (var at = -10; at < frame + 100; at++)
            {
                lane.At(at).ShouldBe(Naive(lane.Points, at), $"seed {seed} frame {at}");
            }
        }
    }

    [Fact]
    public void Rendered_faders_follow_the_lane_in_decibels_at_every_sample()
    {
        var library = new MemoryLibrary().Add("a", [.. Enumerable.Repeat(1.0, 20000)]);
        var lane = Lane("fader", ("0:00.01", "-20 dB", Curve.Linear), ("1|1.5", "0 dB", Curve.S), ("14400 smp", "-6 dB", Curve.Linear));
        var mix = Mix(Song([Track("a", "mix", "pan-law: 0 dB") with { Automation = [lane] }]), library);
        ImmutableArray<LanePoint> points = [new(480, -20, Curve.Linear), new(12000, 0, Curve.S), new(14400, -6, Curve.Linear)];
        for (var i = 0; i < 20000; i++)
        {
            mix[0][i].ShouldBe(DetMath.DbToGain(Naive(points, i)), $"frame {i}");
        }
    }

    [Fact]
    public void Automation_follows_the_song_behind_latent_processors()
    {
        var library = new MemoryLibrary().Add("a", [.. Enumerable.Repeat(1.0, 5000)]);
        var lanes = new[] { Lane("level/gain", ("0:00", "-20 dB", Curve.Linear), ("0:00.1", "0 dB", Curve.Linear)), Lane("pan", ("0:00", "L50", Curve.Linear), ("0:00.1", "R50", Curve.Linear)) };
        var track = Track("a", "mix") with { Inserts = [Insert("level")], Automation = [.. lanes] };
        var late = track with { Inserts = [Insert("latency", "frames: 333"), .. track.Inserts] };
        Mix(Song([late]), library).ShouldBeBits(Mix(Song([track]), library), "latency before a moved parameter");
    }

    [Fact]
    public void A_jump_of_a_sample_rate_parameter_is_a_straight_line_of_gain_over_five_milliseconds()
    {
        var lane = new Lane(StripParams.Fader, [new(100, double.NegativeInfinity, Curve.Hold), new(200, 0, Curve.Hold), new(1000, double.NegativeInfinity, Curve.Hold)], Rate);
        var gains = new double[1500];
        lane.Fill(0, gains, asGain: true);
        for (var i = 0; i < gains.Length; i++)
        {
            gains[i].ShouldBe(i switch { < 200 => 0, < 440 => (i - 199) / 240.0, < 1000 => 1, < 1240 => 1 - ((i - 999) / 240.0), _ => 0 }, 1e-15, $"frame {i}");
        }
    }

    [Fact]
    public void Filling_in_pieces_gives_the_same_values()
    {
        var lane = new Lane(StripParams.Pan, [new(10, -50, Curve.S), new(300, 50, Curve.Hold), new(301, 0, Curve.Exponential), new(301, 20, Curve.Linear), new(900, 100, Curve.S)], Rate);
        var whole = new double[1280];
        lane.Fill(-64, whole);
        foreach (var piece in (int[])[1, 7, 64])
        {
            var parts = new double[1280];
            for (var at = 0; at < parts.Length; at += piece)
            {
                lane.Fill(at - 64, parts.AsSpan(at, Math.Min(piece, parts.Length - at)));
            }

            parts.ShouldBe(whole);
        }
    }

    [Fact]
    public void Logarithmic_parameters_move_by_equal_ratios()
    {
        var lane = new Lane(Level.Freq, [new(0, 100, Curve.Linear), new(1000, 1600, Curve.Linear)], Rate);
        lane.At(250).ShouldBe(200, 1e-9);
        lane.At(500).ShouldBe(400, 1e-9);
        lane.At(1000).ShouldBe(1600);
    }

    [Fact]
    public void Quantum_parameters_have_the_value_of_the_last_frame_of_each_quantum()
    {
        var library = new MemoryLibrary().Add("a", new double[2000]);
        var track = Track("a", "mix", "pan-law: 0 dB") with
        {
            Inserts = [Insert("level")],
            Automation = [Lane("level/offset", ("0:00", "0", Curve.Linear), ("1000 smp", "1", Curve.Linear))],
        };
        var mix = Mix(Song([track]), library, new RenderOptions { Length = 1500 });
        for (var i = 0; i < 1500; i++)
        {
            mix[0][i].ShouldBe(Math.Min(1, ((i / 64 * 64) + 63) / 1000.0), $"frame {i}");
        }
    }
}

using Lathe.Dsp.Numerics;
using Lathe.Engine.Automation;
using Lathe.Engine.Compile;
using Lathe.Engine.Console;
using Lathe.Engine.Taps;
using Lathe.Engine.Tests.Rig;
using Lathe.Session.Addresses;
using Lathe.Session.Automation;
using Lathe.Session.Mix;
using static Lathe.Engine.Tests.Rig.Studio;

namespace Lathe.Engine.Tests.Automation;

public sealed class LfoTests
{
    [Theory]
    [InlineData(LfoShape.Sine, 0.25, 1)]
    [InlineData(LfoShape.Triangle, 0.25, 1)]
    [InlineData(LfoShape.Triangle, 0.5, 0)]
    [InlineData(LfoShape.Triangle, 0.75, -1)]
    [InlineData(LfoShape.Square, 0.4, 1)]
    [InlineData(LfoShape.Square, 0.9, -1)]
    [InlineData(LfoShape.Saw, 0.75, -0.5)]
    [InlineData(LfoShape.Ramp, 0.75, 0.5)]
    public void Shapes_have_their_values(LfoShape shape, double cycle, double expected) =>
        new Lfo(shape, LfoClock.Of(1, Rate), 0, new Depth(1, Octaves: false)).At((long)(cycle * Rate)).ShouldBe(expected, 1e-12);

    [Theory]
    [InlineData(LfoShape.Square)]
    [InlineData(LfoShape.Saw)]
    [InlineData(LfoShape.Ramp)]
    [InlineData(LfoShape.Random)]
    [InlineData(LfoShape.Drift)]
    public void No_shape_jumps_and_all_stay_within_their_depth(LfoShape shape)
    {
        var lfo = new Lfo(shape, LfoClock.Of(7, Rate), 0.3, new Depth(1, Octaves: false));
        var last = lfo.At(0);
        for (var frame = 1; frame < Rate; frame++)
        {
            var value = lfo.At(frame);
            Math.Abs(value).ShouldBeLessThanOrEqualTo(1);
            Math.Abs(value - last).ShouldBeLessThan(0.02);
            last = value;
        }
    }

    [Fact]
    public void Notes_follow_tempo_and_meter()
    {
        // Two bars of 4/4 at 120 (4 s), then 3/8 at 60.
        var tempo = new TempoMap([new TempoChange(1, 120, 4, 4), new TempoChange(3, 60, 3, 8)]);
        var quarters = LfoClock.Of(0.25, tempo, Rate);
        quarters.At(Rate, out var speed).ShouldBe(2, 1e-12);
        speed.ShouldBe(2);
        quarters.At(4 * Rate, out speed).ShouldBe(8, 1e-12);
        speed.ShouldBe(0.5);
        quarters.At(6 * Rate, out _).ShouldBe(9, 1e-12);
        var bars = LfoClock.Of(-2, tempo, Rate);
        bars.At(4 * Rate, out _).ShouldBe(1, 1e-12);
        bars.At(7 * Rate, out _).ShouldBe(1.5, 1e-12);
    }

    [Fact]
    public void An_oscillator_is_added_to_points_in_the_unit_of_the_value_and_to_frequencies_in_octaves()
    {
        var lfo = new Lfo(LfoShape.Sine, LfoClock.Of(100, Rate), 0.25, new Depth(6, Octaves: false));
        var lane = new Lane(StripParams.Fader, [new LanePoint(0, -12, Curve.Hold)], Rate, lfo);
        lane.At(0).ShouldBe(-6, 1e-12);
        Span<double> gains = stackalloc double[64];
        lane.Fill(0, gains, asGain: true);
        gains[0].ShouldBe(DetMath.DbToGain(-6), 1e-15);
        var octave = new Lane(Level.Freq, [new LanePoint(0, 1000, Curve.Hold)], Rate, lfo with { Depth = new Depth(1, Octaves: true) });
        octave.At(0).ShouldBe(2000, 1e-9);
        octave.At(Rate / 200).ShouldBe(500, 1e-9);
        new Lane(StripParams.Fader, [new LanePoint(0, 10, Curve.Hold)], Rate, lfo).At(0).ShouldBe(12, "the range of the fader");
    }

    [Fact]
    public void A_follower_moves_a_value_by_the_level_of_another_strip_however_late_that_arrives()
    {
        var library = new MemoryLibrary().Add("kick", Step(0.5)).Add("bass", Step(1, 0));
        SessionDocument Song(int latency) => Studio.Song(
        [
            Track("kick", "mix") with { Inserts = [Insert("latency", $"frames: {latency}")] },
            Track("bass", "mix", "pan-law: 0 dB") with
            {
                Automation = [new AutomationLane("fader", []) { Follow = Set("strip: kick", "attack: 2 ms", "release: 2 ms", "floor: -40 dB", "ceiling: -12.041199826559248 dB", "depth: -20 dB") }],
            },
        ]);
        double[] Bass(int latency) => RenderTaps(Planned(Song(latency), library), null, ("bass", TapPoint.PostFader))[0][0];

        var still = Bass(0);
        still[900].ShouldBe(1, "the kick is silent");
        still[3900].ShouldBe(0.1, 1e-3, "the kick lies above the ceiling");
        still[1096].ShouldBe(Naive(96), 1e-9, "one time constant after the step");
        Bass(500)[..4000].ShouldBe(still[..4000]);

        double Naive(int frames)
        {
            var envelope = 0.0;
            for (var i = 0; i <= frames; i++)
            {
                envelope += (0.5 - envelope) * (1 - DetMath.Exp(-1.0 / 96));
            }

            var share = Math.Clamp((DetMath.GainToDb(envelope) + 40) / (40 - 12.041199826559248), 0, 1);
            return DetMath.DbToGain(-20 * share);
        }
    }

    [Fact]
    public void A_follower_of_what_follows_it_is_a_ring()
    {
        var a = Track("a", "mix") with { Automation = [new AutomationLane("trim", []) { Follow = Set("strip: b", "depth: 3 dB") }] };
        var b = Track("b", "mix") with { Automation = [new AutomationLane("pan", []) { Follow = Set("strip: a", "depth: 30") }] };
        var library = new MemoryLibrary().Add("a", Step(1)).Add("b", Step(1));
        Compiler.Compile(Studio.Song([a, b]), Rack, library).Problems.ShouldHaveSingleItem().Code.ShouldBe(EngineProblemCodes.Ring.Code);
    }

    [Theory]
    [InlineData("fader", "rate: 3 Hz|depth: 3 oct", "LE0004")]
    [InlineData("fader", "rate: 1/0|depth: 3 dB", "LE0004")]
    [InlineData("fader", "rate: 3 Hz", "LE0004")]
    [InlineData("fader", "rate: 3 Hz|depth: 3 dB|shape: wave", "LE0004")]
    [InlineData("mute", "rate: 3 Hz|depth: 1", "LE0007")]
    [InlineData("solo", "rate: 3 Hz|depth: 1", "LE0007")]
    public void What_cannot_be_moved_is_one_line(string path, string lfo, string code)
    {
        var track = Track("a", "mix") with { Automation = [new AutomationLane(path, []) { Lfo = Set(lfo.Split('|')) }] };
        Compiler.Compile(Studio.Song([track]), Rack, new MemoryLibrary().Add("a", Step(1))).Problems.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Fact]
    public void Bezier_curves_are_the_cubic_through_their_handles()
    {
        var handles = new BezierHandles(0.25, 0.1, 0.25, 1);
        var lane = new Lane(StripParams.Fader, [new LanePoint(0, -20, Curve.Bezier, handles), new LanePoint(1000, 0, Curve.Hold)], Rate);
        for (var k = 1; k < 100; k++)
        {
            var t = k / 100.0;
            double Along(double a, double b) => (3 * (1 - t) * (1 - t) * t * a) + (3 * (1 - t) * t * t * b) + (t * t * t);
            var frame = Along(handles.X1, handles.X2) * 1000;
            var (below, above) = (lane.At((long)frame), lane.At((long)frame + 1));
            (-20 + (20 * Along(handles.Y1, handles.Y2))).ShouldBeInRange(Math.Min(below, above) - 1e-9, Math.Max(below, above) + 1e-9);
        }
    }

    /// <summary>Silence, and from frame 1000 on a constant.</summary>
    private static double[] Step(double value, int from = 1000) => [.. Enumerable.Range(0, 5000).Select(i => i < from ? 0 : value)];
}

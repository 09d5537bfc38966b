using Lathe.Dsp.Buffers;
using Lathe.Dsp.Numerics;
using Lathe.Engine.Compile;
using Lathe.Engine.Taps;
using Lathe.Engine.Tests.Rig;
using Lathe.Session.Automation;
using Lathe.Session.Mix;
using static Lathe.Engine.Tests.Rig.Studio;

namespace Lathe.Engine.Tests.Render;

public sealed class SurroundTests
{
    private const double Half = 0.70710678118654752;

    private static readonly MemoryLibrary Library = new MemoryLibrary()
        .Add("mono", Constant(1)).Add("stereo", Constant(1), Constant(2))
        .Add("surround", [.. Enumerable.Range(1, 6).Select(i => Constant(i))]);

    [Theory]
    [InlineData("", new double[] { 0, 0, 1, 0, 0, 0 })]
    [InlineData("pan: L100", new double[] { 1, 0, 0, 0, 0, 0 })]
    [InlineData("pan: R100", new double[] { 0, 1, 0, 0, 0, 0 })]
    [InlineData("azimuth: 110 deg", new double[] { 0, 0, 0, 0, 1, 0 })]
    [InlineData("azimuth: -110 deg", new double[] { 0, 0, 0, 0, 0, 1 })]
    [InlineData("azimuth: 180 deg", new double[] { 0, 0, 0, 0, Half, Half })]
    [InlineData("azimuth: 15 deg", new double[] { Half, 0, Half, 0, 0, 0 })]
    [InlineData("lfe: 0 dB", new double[] { 0, 0, 1, 1, 0, 0 })]
    public void A_mono_track_stands_at_its_azimuth(string setting, double[] expected) => Mix("5.1", Track("mono", "mix", Words(setting))).ShouldBe(expected, 1e-12);

    [Fact]
    public void A_stereo_track_stands_in_front_as_in_stereo_and_turns_as_a_whole()
    {
        Mix("5.1", Track("stereo", "mix")).ShouldBe([1, 2, 0, 0, 0, 0]);
        Mix("5.1", Track("stereo", "mix", "width: 0 %")).ShouldBe([0, 0, 3, 0, 0, 0], 1e-12);
        Mix("5.1", Track("stereo", "mix", "pan: R100")).ShouldBe([0, 2, 0, 0, 0, 0]);
        Mix("7.1", Track("stereo", "mix", "azimuth: 105 deg", "width: 50 %", "lfe: -6.020599913279624 dB"))[3].ShouldBe(0.75, 1e-12);
        Mix("quad", Track("stereo", "mix", "azimuth: 180 deg")).ShouldBe([0, 0, 2, 1], 1e-12);
    }

    [Fact]
    public void A_surround_source_plays_in_its_speakers_and_other_tracks_and_sends_find_theirs()
    {
        Mix("5.1", Track("surround", "mix")).ShouldBe([1, 2, 3, 4, 5, 6]);
        Mix("7.1", Track("surround", "mix")).ShouldBe([1, 2, 3, 4, 0, 0, 5, 6]);
        Mix("7.1.4", Track("surround", "mix", "pan: L100"))[..4].ShouldBe([1, 0, 3, 4]);
        Mix("quad", Track("surround", "mix")).ShouldBe([1 + (3 * Half), 2 + (3 * Half), 5, 6], 1e-12);
        Mix("5.1", Track("mono", "mix", "fader: -inf dB") with { Sends = [Send("rear", SendTap.Pre, "azimuth: 110 deg")] }).ShouldBe([0, 0, 0, 0, 1, 0], 1e-12);
    }

    [Fact]
    public void Mixes_go_down_by_BS_775_with_levels_that_can_be_set()
    {
        var session = Song([Track("surround", "mix")]) with { Layout = "5.1" };
        Down(session, "stereo").ShouldBe([1 + (3 * Half) + (5 * Half), 2 + (3 * Half) + (6 * Half)], 1e-12);
        Down(session, "mono").ShouldBe([(1 * Half) + (2 * Half) + 3 + 2.5 + 3], 1e-12);
        Down(session with { Downmix = Set("center: -6 dB", "surround: -inf dB", "lfe: 0 dB") }, "stereo")
            .ShouldBe([1 + (3 * DetMath.DbToGain(-6)) + 4, 2 + (3 * DetMath.DbToGain(-6)) + 4], 1e-12);
        var variant = session with { Variants = [new MixVariant("down", null, [], [], []) { Layout = "stereo" }] };
        Planned(variant, Library, new CompileOptions { Variant = "down" }).Format("mix", TapPoint.PostFader).Layout.ShouldBe(ChannelLayout.Stereo);
        Planned(variant, Library).Format("mix", TapPoint.PostFader).ShouldBe(new AudioFormat(Rate, ChannelLayout.Surround51));
    }

    [Fact]
    public void A_moving_source_keeps_its_energy_and_does_not_jump()
    {
        var track = Track("mono", "mix") with { Automation = [new AutomationLane("azimuth", []) { Lfo = Set("rate: 2 Hz", "depth: 180 deg", "phase: 17 deg") }] };
        var audio = Studio.Mix(Song([track]) with { Layout = "7.1.4" }, Library);
        for (var i = 200; i < 1900; i++)
        {
            Math.Sqrt(audio.Sum(c => c[i] * c[i])).ShouldBe(1, 0.02);
            audio.Max(c => Math.Abs(c[i] - c[i - 1])).ShouldBeLessThan(0.01);
        }
    }

    [Fact]
    public void A_stereo_session_still_plays_the_first_two_channels_and_says_so()
    {
        var compilation = Compiler.Compile(Song([Track("surround", "mix")]), Rack, Library);
        compilation.Problems.ShouldHaveSingleItem().Code.ShouldBe(EngineProblemCodes.ChannelsLeftOut.Code);
        RenderTaps(compilation.Plan!, null, ("mix", TapPoint.PostFader))[0].Select(c => c[1000]).ShouldBe([1, 2]);
        Mix(null, Track("surround", "mix", "layout: 5.1")).ShouldBe([1 + (3 * Half) + (5 * Half), 2 + (3 * Half) + (6 * Half)], 1e-12);
        Mix(null, Track("stereo", "mix", "layout: mono", "pan-law: 0 dB")).ShouldBe([1.5, 1.5]);
    }

    [Fact]
    public void Dual_pan_places_left_and_right_by_themselves()
    {
        Mix(null, Track("stereo", "mix", "pan-mode: dual")).ShouldBe([1, 2]);
        Mix(null, Track("stereo", "mix", "pan-mode: dual", "pan-left: R100", "pan-right: L100")).ShouldBe([2, 1]);
        Mix(null, Track("stereo", "mix", "pan-mode: dual", "pan-left: C", "pan-law: -6 dB")).ShouldBe([0.5, 2.5], 1e-12);
    }

    private static double[] Constant(double value) => [.. Enumerable.Repeat(value, 2000)];

    private static string[] Words(string setting) => setting.Length == 0 ? [] : [setting];

    private static double[] Mix(string? layout, Track track) =>
        [.. Studio.Mix(Song([track], Bus("rear", "mix")) with { Layout = layout }, Library).Select(c => c[1000])];

    private static double[] Down(SessionDocument session, string layout) =>
        [.. RenderTaps(Planned(session, Library, new CompileOptions { Layout = layout }), null, ("mix", TapPoint.PostFader))[0].Select(c => c[1000])];
}

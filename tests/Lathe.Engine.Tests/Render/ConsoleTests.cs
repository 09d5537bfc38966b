using Lathe.Dsp.Numerics;
using Lathe.Engine.Compile;
using Lathe.Engine.Taps;
using Lathe.Engine.Tests.Rig;
using Lathe.Session.Automation;
using Lathe.Session.Mix;
using static Lathe.Engine.Tests.Rig.Studio;

namespace Lathe.Engine.Tests.Render;

public sealed class ConsoleTests
{
    // Powers of two, so that any sum tells exactly which tracks are in it.
    private static readonly MemoryLibrary Library = new MemoryLibrary()
        .Add("kick", Constant(1)).Add("snare", Constant(2)).Add("bass", Constant(4)).Add("voice", Constant(8)).Add("stereo", Constant(1), Constant(2));

    [Theory]
    [InlineData("", 15)]
    [InlineData("kick", 1)]
    [InlineData("kick snare", 3)]
    [InlineData("drums", 3)]
    [InlineData("bass", 4)]
    public void Solo_hears_the_soloed_strips_in_their_place(string soloed, double expected) =>
        Sum(Band(soloed.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ShouldBe(expected);

    [Fact]
    public void Solo_of_an_effect_hears_what_feeds_it_through_it_alone()
    {
        var session = Band(["room"]);
        var voice = session.Tracks[3] with { Sends = [Send("room", SendTap.Post, "level: 0 dB")] };
        session = session with { Tracks = session.Tracks.SetItem(3, voice), Buses = session.Buses.Add(Bus("room", "mix", "solo: on", "trim: 12.041199826559248 dB")) };
        Sum(session).ShouldBe(32, 1e-12);
        var safe = session with { Buses = session.Buses.SetItem(1, Bus("room", "mix", "solo-safe: on")), Tracks = session.Tracks.SetItem(0, Solo(session.Tracks[0])) };
        Sum(safe).ShouldBe(1);
    }

    [Fact]
    public void Mute_silences_a_strip_and_its_sends_but_not_its_keys()
    {
        var kick = Track("kick", "mix", "mute: on") with { Sends = [Send("room", SendTap.Pre), Send("hall", SendTap.Post)] };
        var bass = Track("bass", "mix", "pan-law: 0 dB") with { Inserts = [Insert("ducker") with { Key = "kick" }] };
        Sum(Song([kick, bass], Bus("room", "mix"), Bus("hall", "mix"))).ShouldBe(2);
    }

    [Fact]
    public void A_muted_send_and_a_closed_fader_are_silent()
    {
        var kick = Track("kick", "mix", "fader: -inf dB", "pan-law: 0 dB") with { Sends = [Send("room", SendTap.Pre), Send("hall", SendTap.Pre, "mute: on")] };
        Sum(Song([kick], Bus("room", "mix"), Bus("hall", "mix"))).ShouldBe(1);
    }

    [Fact]
    public void Vcas_nest_and_add_decibels_mutes_and_solos()
    {
        var session = Band([]) with
        {
            Vcas = [new Vca("all", null, Set("fader: 3 dB"), [], []), new Vca("low", null, Set("fader: 3.0411998265592484 dB"), [], ["all"])],
        };
        session = session with { Tracks = session.Tracks.SetItem(2, session.Tracks[2] with { Vcas = ["low"] }) };
        Sum(session).ShouldBe(11 + (4 * DetMath.DbToGain(6.0411998265592484)), 1e-9);
        Sum(session with { Vcas = session.Vcas.SetItem(0, session.Vcas[0] with { Settings = Set("mute: on") }) }).ShouldBe(11);
        Sum(session with { Vcas = [new Vca("all", null, Set("solo: on"), [], []), new Vca("low", null, [], [], ["all"])] }).ShouldBe(4);
    }

    [Fact]
    public void Variants_mute_by_strip_and_role_trim_and_switch_inserts_off()
    {
        var session = Band([]);
        session = session with
        {
            Tracks = session.Tracks.SetItem(3, session.Tracks[3] with { Role = Roles.LeadVocal }).SetItem(2, session.Tracks[2] with { Inserts = [Insert("level", "gain: -60 dB")] }),
            Variants =
            [
                new MixVariant("instrumental", null, [Roles.LeadVocal], [], ["bass/level"]),
                new MixVariant("quiet", null, ["drums", "bass", Roles.BackingVocal], [new Setting(Roles.LeadVocal, "-6 dB")], []),
            ],
        };
        Sum(session, "instrumental").ShouldBe(7);
        Sum(session, "quiet").ShouldBe(8 * DetMath.DbToGain(-6));
    }

    [Fact]
    public void Automated_mutes_silence_pre_fader_sends_too()
    {
        var kick = Track("kick", "mix", "pan-law: 0 dB") with
        {
            Sends = [Send("room", SendTap.Pre)],
            Automation = [Lane("mute", ("0:00", "off", Curve.Hold), ("0:00.01", "on", Curve.Hold))],
        };
        var mix = Mix(Song([kick], Bus("room", "mix")), Library)[0];
        mix[..480].ShouldAllBe(x => x == 2);
        mix[720..].ShouldAllBe(x => x == 0);
    }

    [Theory]
    [InlineData("-3 dB", 0.70710678118654757)]
    [InlineData("-6 dB", 0.5)]
    [InlineData("-4.5 dB", 0.59460355750136051)]
    [InlineData("-2.5 dB", 0.74989420933245587)]
    [InlineData("0 dB", 1)]
    public void Pan_laws_have_their_level_in_the_center_and_full_level_at_the_ends(string law, double center)
    {
        double[] At(string pan)
        {
            var mix = Mix(Song([Track("kick", "mix", $"pan-law: {law}", $"pan: {pan}")]), Library);
            return [mix[0][100], mix[1][100]];
        }

        At("C").ShouldBe([center, center], 1e-12);
        At("L100").ShouldBe([1, 0]);
        At("R100").ShouldBe([0, 1]);
        At("L40").ShouldBe(At("R40").Reverse().ToArray());
    }

    [Fact]
    public void Stereo_is_balanced_and_widened()
    {
        double[] At(params string[] settings)
        {
            var mix = Mix(Song([Track("stereo", "mix", settings)]), Library);
            return [mix[0][100], mix[1][100]];
        }

        At().ShouldBe([1, 2]);
        At("pan: L100").ShouldBe([1, 0]);
        At("pan: R100").ShouldBe([0, 2]);
        At("width: 0 %").ShouldBe([1.5, 1.5]);
        At("width: 200 %").ShouldBe([0.5, 2.5]);
    }

    [Fact]
    public void Clips_play_their_stretch_with_gain_channels_and_crossfades()
    {
        var ramp = Enumerable.Range(0, 1000).Select(i => (double)i).ToArray();
        var library = new MemoryLibrary().Add("ramp", ramp).Add("pair", ramp, [.. ramp.Select(x => -x)]);
        double[] Play(params Clip[] clips) =>
            RenderTaps(Planned(Song([Track("t", "mix") with { Clips = [.. clips] }]), library), null, ("t", TapPoint.PreInserts))[0][0];

        Play(Clip("ramp", "at: 100 smp", "from: 10 smp", "length: 50 smp")).ShouldBe(
            [.. Enumerable.Range(0, 150).Select(i => i < 100 ? 0.0 : i - 90)]);
        Play(Clip("pair", "channels: right"))[500].ShouldBe(-500);
        Play(Clip("pair", "channels: mono"))[500].ShouldBe(0);
        Play(Clip("pair", "channels: left"))[500].ShouldBe(500);
        Play(Clip("ramp", "polarity: inverted"))[500].ShouldBe(-500);

        // Two halves that cross over 100 frames of the same audio are that audio.
        var crossed = Play(Clip("ramp", "length: 600 smp", "fade-out: 100 smp"), Clip("ramp", "at: 500 smp", "from: 500 smp", "fade-in: 100 smp"));
        for (var i = 0; i < 1000; i++)
        {
            crossed[i].ShouldBe(i, 1e-9);
        }
    }

    private static double[] Constant(double value) => [.. Enumerable.Repeat(value, 2000)];

    private static Track Solo(Track track) => track with { Settings = track.Settings.AddRange(Set("solo: on")) };

    /// <summary>Kick and snare on a drum bus, bass and voice; sums are exact with the 0 dB law.</summary>
    private static SessionDocument Band(string[] soloed)
    {
        string[] Settings(string id) => soloed.Contains(id) ? ["pan-law: 0 dB", "solo: on"] : ["pan-law: 0 dB"];
        return Song(
            [Track("kick", "drums", Settings("kick")), Track("snare", "drums", Settings("snare")), Track("bass", "mix", Settings("bass")), Track("voice", "mix", Settings("voice"))],
            Bus("drums", "mix", Settings("drums")));
    }

    private static double Sum(SessionDocument session, string? variant = null) =>
        RenderTaps(Planned(session, Library, new CompileOptions { Variant = variant }), null, ("mix", TapPoint.PostFader))[0][0][1000];
}

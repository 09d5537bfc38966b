using System.Collections.Immutable;
using Lathe.Session.Addresses;
using Lathe.Session.Automation;
using Lathe.Session.Diagnostics;
using Lathe.Session.Mix;

namespace Lathe.Session.Tests;

/// <summary>Sessions that nobody would write but the format allows.</summary>
internal sealed class RandomSessions(int seed)
{
    private static readonly string[] Texts =
        ["-18 dB", "4:1", "C", "true", "null", "~", "", " x ", "1:12.5", "#1", "a: b", "it's", "\"q\"", "- x", "{}", "Süß", "line\nbreak", "日本", "𝄞 clef", "\u0085", "a\\b", "x,y", "[z", "-inf dB", "70 %", "@a", "%", "0x1F", "1e3", "<<", "..", "--- a", "a #b", "yes", "\t", "é'\"{", "?"];

    private static readonly string[] Processors = ["eq", "compressor", "reverb", "eq-2", "saturation"];
    private readonly Random _random = new(seed);

    public SessionDocument Next()
    {
        var ids = Enumerable.Range(1, 8).Select(i => $"s{i}").ToArray();
        return new SessionDocument
        {
            Title = Maybe(Text),
            Artist = Maybe(Text),
            Genre = Maybe(Text),
            Isrc = Maybe(() => "DEABC2400001"),
            Rate = Pick([44100, 48000, 88200, 11025]),
            Tempo = Pick([TempoMap.Default, new([new(1, 99.125, 3, 4)]), new([new(1, 124, 4, 4), new(9, 61.5, 6, 8)])]),
            Key = Maybe(Text),
            Layout = Maybe(() => Pick(["5.1", "7.1.4", "quad"])),
            Downmix = Settings(["center", "lfe"]),
            Tracks = [.. ids[..3].Select(id => new Track { Id = id, Name = Maybe(Text), Role = Maybe(() => Pick([.. Roles.All])), Clips = Many(1, 3, Clip), Settings = Settings(["trim", "fader", "pan", "mute"]), Inserts = Inserts(), Sends = Sends(), Automation = Lanes(), Output = Pick(["mix", "s5"]), Vcas = Maybe(() => "s7") is { } vca ? [vca] : [] })],
            Buses = [.. ids[3..6].Select(id => new Bus { Id = id, Name = Maybe(Text), Settings = Settings(["fader", "width"]), Inserts = Inserts(), Automation = Lanes() })],
            Vcas = [.. ids[6..].Select(id => new Vca(id, Maybe(Text), Settings(["fader"]), Lanes(), []))],
            Mix = new Bus { Id = "mix", Output = null, Settings = Settings(["fader"]), Inserts = Inserts() },
            Variants = Unique(["instrumental", "up"], id => new MixVariant(id, Maybe(Text), Maybe(() => "s1") is { } m ? [m] : [], Settings(["s1", "lead-vocal"]), []) { Layout = Maybe(() => "stereo") }),
            Scenes = Unique(["loud"], id => new Scene(id, Maybe(Text), Settings(["s1/fader", "s2/eq/bands/mud/gain"]))),
            Markers = Many(0, 2, () => new Marker(Time(), Text())),
            Unknown = Unique(["session", "s1", "s4", "mix"], owner => new UnknownField(owner, "mood", Pick(["[ dark, { a: \"4:1\" } ]", "x", "\"#ff0000\""]))),
        };
    }

    private ImmutableArray<Insert> Inserts()
    {
        var taken = new HashSet<string>();
        return Many(0, 4, () =>
        {
            var processor = Pick(Processors);
            var id = Slug.Unique(_random.Next(3) == 0 ? Pick(["glue", "eq-2", "compressor-2", "reverb"]) : processor, taken.Contains);
            taken.Add(id);
            var elements = _random.Next(2) == 0 ? [] : Unique(["1", "mud", "2", "air"], e => new Element("bands", e));
            var settings = Settings(["threshold", "ratio", "mix", "recall/peak", "recall/gain"])
                .AddRange(elements.SelectMany(e => Settings(["freq", "gain"]).Select(s => s with { Path = $"bands/{e.Id}/{s.Path}" })));
            return new Insert(id, processor, settings, elements, Maybe(() => "s2"));
        });
    }

    private ImmutableArray<Send> Sends() => Unique(["s4", "s5"], to => new Send(to, Pick([SendTap.Pre, SendTap.Post]), Settings(["level", "pan", "mute"])));

    private ImmutableArray<AutomationLane> Lanes() => Unique(
        ["fader", "eq/bands/mud/gain", "sends/s4/level"],
        path => new AutomationLane(path, [.. Enumerable.Range(0, _random.Next(1, 8)).Select(i => new AutomationPoint($"{i}:01.5", Text(), Pick([Curve.Linear, Curve.Hold, Curve.Exponential, Curve.S, Curve.Bezier]), default, Handles()))])
        {
            Lfo = _random.Next(3) > 0 ? [] : [new("rate", Text()), new("depth", Text())],
            Follow = _random.Next(3) > 0 ? [] : [new("strip", "s1"), new("depth", Text())],
        });

    private BezierHandles? Handles() => _random.Next(2) == 0 ? null : new BezierHandles(0.25, 0, 0.5, 1);

    private Clip Clip()
    {
        var settings = Unique(["at", "from", "fade-in"], name => new Setting(name, Time())).AddRange(Settings(["gain"]));
        return new(Pick(["audio/a b.wav", "ü/ö.flac", "a#1.wav", "a: b.wav", "123"]), Maybe(() => "sha256:" + new string('0', 64)), settings, default, Maybe(() => "right.wav"));
    }

    private string Time() => Pick(["0:00", "1:12.5", "9|3.5", "48000 smp", "12.5 s"]);

    private ImmutableArray<Setting> Settings(string[] names) => Unique(names, name => new Setting(name, Text()));

    private string Text() => Pick(Texts);

    private string? Maybe(Func<string> make) => _random.Next(2) == 0 ? null : make();

    private T Pick<T>(T[] all) => all[_random.Next(all.Length)];

    private ImmutableArray<T> Many<T>(int least, int most, Func<T> make) => [.. Enumerable.Range(0, _random.Next(least, most + 1)).Select(_ => make())];

    private ImmutableArray<T> Unique<T>(string[] names, Func<string, T> make) => [.. names.Where(_ => _random.Next(2) == 0).Select(make)];
}

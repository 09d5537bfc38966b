using System.Collections.Immutable;
using static Lathe.Session.Schema.Shape;

namespace Lathe.Session.Schema;

/// <summary>What stands in session.yaml.</summary>
internal static class SessionShape
{
    /// <summary>The bodies of inserts are open: only the rack knows its parameters.</summary>
    public static InsertShape Insert { get; } = new(new ObjectShape(
        "insert",
        [
            new("id", Id, "Its name in addresses; the processor's id where absent."),
            new("key", Id, "The strip whose signal drives the sidechain."),
            new("recall", new ObjectShape("recall", []) { Rest = Value, RestKey = Text }, "Of a hardware insert: what its knobs were set to."),
        ])
    {
        Rest = new EitherShape(
        [
            Value,
            List(new ObjectShape("element", [new("id", Id, "Its name in addresses; its number from 1 where absent.")]) { Rest = Value }, Naming.Id),
        ]),
    });

    public static Field Inserts { get; } = new("inserts", List(Insert, Naming.Insert), "Processors in order.", Placement.Same);

    private static readonly ListShape Lane = List(new ObjectShape("point",
    [
        new("at", Time, "When.", Required: true),
        new("value", Value, "The value then.", Required: true),
        new("curve", Choice("linear", "hold", "exponential", "s", "bezier"), "The way to the next point; linear where absent."),
        new("handles", new ListShape(Share, Naming.Number) { Count = 4 }, "The inner points of a bezier curve: x1, y1, x2, y2, each 0 to 1."),
    ]));

    private static readonly Shape Movement = new EitherShape(
    [
        Lane,
        new ObjectShape("movement",
        [
            new("points", Lane, "The value that the others are added to; the setting's own where absent."),
            new("lfo", new ObjectShape("lfo",
            [
                new("shape", Value, "sine, triangle, square, saw, ramp, random or drift."),
                new("rate", Value, "Cycles a second, such as 0.5 Hz, or the note of one cycle: 1/4, 1/8T, 1/2., 2 bars.", Required: true),
                new("phase", Value, "Where the cycle stands at the start of the song, degrees."),
                new("depth", Value, "How far it moves to either side, in the value's unit, or in octaves (1 oct) for frequencies and times.", Required: true),
            ]), "An oscillator that is added."),
            new("follow", new ObjectShape("follow",
            [
                new("strip", Id, "The strip whose level is followed, after its inserts.", Required: true),
                new("attack", Value, "Time constant of a rising level."),
                new("release", Value, "Time constant of a falling level."),
                new("floor", Value, "The level at which it begins to move the value, dB."),
                new("ceiling", Value, "The level at which it has moved it by the whole depth, dB."),
                new("depth", Value, "How far it moves the value, in the value's unit, or in octaves.", Required: true),
            ]), "A strip's level that is added."),
        ]),
    ]);

    private static readonly Field AutomationField =
        new("automation", new ObjectShape("automation", []) { Rest = Movement, RestKey = Address }, "Values that move: by path within the strip, points in order of time, an lfo, a follower.");

    private static readonly ImmutableArray<Field> Named =
    [
        new("id", Id, "Unique in the session; the first word of its addresses.", Required: true),
        new("name", Text, "What a person sees."),
    ];

    private static readonly ImmutableArray<Field> StripFields =
    [
        new("trim", Value, "Level before the inserts, dB."),
        new("polarity", Value, "normal or inverted."),
        new("delay", Value, "Delay before the inserts."),
        new("fader", Value, "Level after the inserts, dB; -inf is silence."),
        new("pan", Value, "L100 to C to R100."),
        new("pan-mode", Value, "balance, or dual to place left and right by themselves."),
        new("pan-left", Value, "Place of the left channel in dual pan."),
        new("pan-right", Value, "Place of the right channel in dual pan."),
        new("layout", Value, "Its channels: mono, stereo, lcr, quad, 5.0, 5.1, 7.1 or 7.1.4; those of its clips, or of the session, where absent."),
        new("azimuth", Value, "Place around the listener in a surround bus, degrees; positive is left."),
        new("elevation", Value, "Place above the listener, degrees."),
        new("spread", Value, "Angle over which it is spread, degrees."),
        new("lfe", Value, "Level of its copy to the low-frequency channel, dB."),
        new("width", Value, "Width of a stereo signal, percent."),
        new("pan-law", Value, "Level in the center."),
        new("mute", Value, "Silent."),
        new("solo", Value, "Only soloed strips are heard."),
        new("solo-safe", Value, "Heard whatever is soloed."),
        new("output", Id, "The strip it feeds; mix where absent."),
        new("vcas", List(Id), "VCAs that move its fader."),
        Inserts,
        new("sends", List(new ObjectShape("send",
        [
            new("to", Id, "The bus.", Required: true),
            new("level", Value, "Level, dB."),
            new("tap", Choice("post", "pre"), "After the fader, or before it."),
            new("pan", Value, "L100 to C to R100."),
            new("azimuth", Value, "Place around the listener in a surround bus, degrees; positive is left."),
            new("elevation", Value, "Place above the listener, degrees."),
            new("spread", Value, "Angle over which it is spread, degrees."),
            new("mute", Value, "Silent."),
        ]), Naming.To), "Copies of its signal to buses."),
        AutomationField,
    ];

    private static readonly EitherShape SourceShape = new([Text, List(Text)]);

    private static readonly ImmutableArray<Field> TrackFields =
    [
        .. Named,
        new("role", new ScalarShape(ScalarKind.Role), "What it is in the song."),
        new("source", SourceShape, "An audio file, or the left and right file of a pair: short for one clip from the start."),
        new("hash", Hash, "SHA-256 of the source."),
        new("clips", List(new ObjectShape("clip",
        [
            new("source", SourceShape, "An audio file, or the left and right file of a pair.", Required: true),
            new("hash", Hash, "SHA-256 of the source."),
            new("at", Time, "Where it begins in the song."),
            new("from", Time, "Where it begins in the file."),
            new("length", Time, "How much of it; to the file's end where absent."),
            new("gain", Value, "Level, dB."),
            new("fade-in", Time, "Length of the fade at its start."),
            new("fade-in-curve", Text, "Form of that fade."),
            new("fade-out", Time, "Length of the fade at its end."),
            new("fade-out-curve", Text, "Form of that fade."),
            new("channels", Value, "Which channels of the file are played."),
        ])), "Stretches of audio files."),
        .. StripFields,
    ];

    private static readonly ImmutableArray<Field> MixFields =
    [
        Named[1],
        .. StripFields.Where(f => f.Name is not ("output" or "sends" or "solo" or "solo-safe")),
        new("variants", List(new ObjectShape("variant",
        [
            .. Named,
            new("mute", List(Id), "Strips, or roles, that are silent."),
            new("trim", new ObjectShape("variant-trim", []) { Rest = Value }, "Levels added to strips or roles, dB."),
            new("off", List(Address), "Inserts that are bypassed."),
            new("layout", Text, "The layout it is mixed down to; the session's where absent."),
        ]), Naming.Id), "Named renderings of the mix."),
    ];

    private static readonly ObjectShape TempoFields = new("tempo-change",
    [
        new("bar", Integer, "From this bar on; 1 where absent."),
        new("bpm", Number, "Beats a minute.", Required: true),
        new("meter", new ScalarShape(ScalarKind.Meter), "Beats in a bar, and the note that is one beat: 4/4."),
    ]);

    public static ObjectShape Root { get; } = new("session",
    [
        new("lathe", Integer, "The format's version: 1.", Required: true),
        new("title", Text, "Title of the song."),
        new("artist", Text, "Artist."),
        new("genre", Text, "Genre."),
        new("isrc", new ScalarShape(ScalarKind.Isrc), "International Standard Recording Code."),
        new("rate", Rate, "Sample rate of the mix."),
        new("layout", Text, "The channels of the mix: mono, stereo, lcr, quad, 5.0, 5.1, 7.1 or 7.1.4; stereo where absent."),
        new("downmix", new ObjectShape("downmix",
        [
            new("center", Value, "Level of the center in left and right, dB; -3 where absent."),
            new("surround", Value, "Level of the surrounds in the fronts, dB; -3 where absent."),
            new("height", Value, "Level of the height channels in those below, dB; -3 where absent."),
            new("lfe", Value, "Level of the low-frequency channel in left and right, dB; -inf where absent."),
        ]), "Coefficients of a mix-down to fewer channels (ITU-R BS.775)."),
        new("tempo", new EitherShape([Number, TempoFields, List(TempoFields)]), "Beats a minute, or the changes of tempo and meter."),
        new("key", Text, "Musical key."),
        new("markers", List(new ObjectShape("marker", [new("at", Time, "When.", Required: true), new("name", Text, "What begins there.", Required: true)])), "Named places."),
        new("tracks", List(new ObjectShape("track", TrackFields), Naming.Id), "Strips that play audio.", Placement.Top),
        new("buses", List(new ObjectShape("bus", [.. Named, .. StripFields]), Naming.Id), "Strips that sum others.", Placement.Top),
        new("vcas", List(new ObjectShape("vca",
        [
            .. Named,
            .. StripFields.Where(f => f.Name is "fader" or "mute" or "solo" or "vcas"),
            AutomationField,
        ]), Naming.Id), "Faders that move others.", Placement.Top),
        new("mix", new ObjectShape("mix", MixFields), "The mix bus.", Placement.Root),
        new("scenes", List(new ObjectShape("scene",
        [
            .. Named,
            new("set", new ObjectShape("scene-set", []) { Rest = new EitherShape([Value, List(Id)]), RestKey = Address }, "Full paths and the values they take; lists for the order of inserts and for VCAs."),
        ]), Naming.Id), "Named differences over the whole session."),
    ]);

    /// <summary>Words that stand for fields in addresses and so can be no insert's id.</summary>
    public static ImmutableArray<string> ReservedInInserts { get; } = [.. TrackFields.Concat(MixFields).Select(f => f.Name).Distinct()];

    /// <summary>Words that begin addresses of their own and so can be no strip's id.</summary>
    public static ImmutableArray<string> ReservedStrips { get; } = ["mix", "session", "master", "album"];
}

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
        new("curve", Choice("linear", "hold", "exponential", "s"), "The way to the next point; linear where absent."),
    ]));

    private static readonly Field AutomationField =
        new("automation", new ObjectShape("automation", []) { Rest = Lane, RestKey = Address }, "Values that move: by path within the strip, points in order of time.");

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
            new("set", new ObjectShape("scene-set", []) { Rest = Value, RestKey = Address }, "Full paths and the values they take."),
        ]), Naming.Id), "Named differences over the whole session."),
    ]);

    /// <summary>Words that stand for fields in addresses and so can be no insert's id.</summary>
    public static ImmutableArray<string> ReservedInInserts { get; } = [.. TrackFields.Concat(MixFields).Select(f => f.Name).Distinct()];

    /// <summary>Words that begin addresses of their own and so can be no strip's id.</summary>
    public static ImmutableArray<string> ReservedStrips { get; } = ["mix", "session", "master", "album"];
}

using System.Collections.Immutable;
using Lathe.Session.Mix;
using static Lathe.Session.Schema.Shape;

namespace Lathe.Session.Schema;

/// <summary>What stands in master.yaml.</summary>
internal static class MasterShape
{
    private static readonly ObjectShape Weights = new("weights",
    [
        new("tone", Number, "Weight of its spectrum."),
        new("level", Number, "Weight of its loudness."),
        new("dynamics", Number, "Weight of its dynamics."),
        new("width", Number, "Weight of its stereo width."),
    ]);

    public static ObjectShape Root { get; } = new("master",
    [
        new("lathe", Integer, "The format's version: 1.", Required: true),
        new("source", Text, "The mix.", Required: true),
        new("hash", Hash, "SHA-256 of the mix."),
        new("title", Text, "Title of the song."),
        new("artist", Text, "Artist."),
        new("album", Text, "Album."),
        new("date", Text, "Release date."),
        new("isrc", new ScalarShape(ScalarKind.Isrc), "International Standard Recording Code."),
        new("target", new ObjectShape("target",
        [
            new("loudness", Level, "Integrated loudness, LUFS."),
            new("ceiling", Level, "Highest true peak, dBTP."),
            new("genre", Text, "The genre whose bands it is judged by."),
        ]), "What the master comes to."),
        new("chain", List(SessionShape.Insert, Naming.Insert), "Processors in order.", Placement.Same),
        new("references", List(new ObjectShape("reference",
        [
            new("id", Id, "Its name in addresses; its number from 1 where absent."),
            new("file", Text, "Audio, or a feature file made from it.", Required: true),
            new("weights", Weights, "How much each aspect counts; 1 where absent."),
        ]), Naming.Id), "Recordings that it is to resemble."),
        new("intents", List(new ObjectShape("intent",
        [
            new("text", Text, "The mixer's words.", Required: true),
            new("aspect", Choice(IntentAspect.Tone, IntentAspect.Width, IntentAspect.Dynamics, IntentAspect.Loudness, IntentAspect.Unknown), "What is left alone; read from the words where absent."),
            new("low", Value, "Lower edge of the band, Hz."),
            new("high", Value, "Upper edge of the band, Hz."),
            new("track", Text, "The track that it is about."),
        ])), "What is meant as it is, and so is left alone."),
        new("deliverables", List(new ObjectShape("deliverable",
        [
            new("id", Id, "Its name in addresses; its number from 1 where absent."),
            new("file", Text, "Path of the file.", Required: true),
            new("container", Id, "wav, flac, aiff or another that can be written."),
            new("rate", Rate, "Sample rate; that of the mix where absent."),
            new("bits", Integer, "Bits a sample."),
            new("float", Toggle, "Floating point."),
            new("dither", Id, "The dither's name; the one that fits where absent."),
        ]), Naming.Id), "Files that the master is delivered as."),
    ]);

    /// <summary>Words that stand for fields in addresses and so can be no insert's id.</summary>
    public static ImmutableArray<string> Reserved { get; } = [.. Root.Fields.Select(f => f.Name)];
}

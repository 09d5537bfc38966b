using System.Collections.Immutable;

namespace Lathe.Session.Mix;

/// <summary>What a track is in the song.</summary>
public static class Roles
{
    public const string Kick = "kick";
    public const string Snare = "snare";
    public const string Toms = "toms";
    public const string HiHat = "hi-hat";
    public const string Cymbals = "cymbals";
    public const string Overheads = "overheads";
    public const string Room = "room";
    public const string Percussion = "percussion";
    public const string Drums = "drums";
    public const string Bass = "bass";
    public const string ElectricGuitar = "electric-guitar";
    public const string AcousticGuitar = "acoustic-guitar";
    public const string Keys = "keys";
    public const string Synth = "synth";
    public const string Strings = "strings";
    public const string Brass = "brass";
    public const string Woodwinds = "woodwinds";
    public const string LeadVocal = "lead-vocal";
    public const string BackingVocal = "backing-vocal";
    public const string Speech = "speech";
    public const string Fx = "fx";
    public const string Other = "other";

    public static ImmutableArray<string> All { get; } =
    [
        Kick, Snare, Toms, HiHat, Cymbals, Overheads, Room, Percussion, Drums, Bass, ElectricGuitar, AcousticGuitar,
        Keys, Synth, Strings, Brass, Woodwinds, LeadVocal, BackingVocal, Speech, Fx, Other,
    ];
}

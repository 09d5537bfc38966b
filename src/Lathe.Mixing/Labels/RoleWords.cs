using System.Collections.Immutable;
using Lathe.Session.Mix;

namespace Lathe.Mixing.Labels;

/// <summary>What the words of track names mean, in the languages and abbreviations that sessions use.</summary>
internal static class RoleWords
{
    /// <summary>Roles by the words that name them, the more telling first: in "kick mic room" kick wins over room only by its order here.</summary>
    public static ImmutableArray<(string Role, ImmutableArray<string> Words)> Table { get; } =
    [
        (Roles.BackingVocal, ["bgvox", "bgv", "bgvs", "bvox", "bv", "bvs", "bvocal", "backing", "background", "choir", "chorvoc", "harmony", "harmonies", "harm", "chor", "oohs", "aahs", "gang"]),
        (Roles.LeadVocal, ["leadvox", "leadvocal", "leadvoc", "ldvox", "vox", "voc", "vocs", "vocal", "vocals", "voice", "gesang", "stimme", "singer", "sing", "rap", "chant", "voix", "voz"]),
        (Roles.Speech, ["speech", "spoken", "dialog", "dialogue", "narration", "talk", "sprecher", "podcast"]),
        (Roles.Kick, ["kick", "kik", "kck", "kd", "bd", "bassdrum", "kickdrum"]),
        (Roles.Snare, ["snare", "snr", "sn", "sd", "rimshot", "sidestick", "rim", "clap", "claps", "handclap"]),
        (Roles.HiHat, ["hihat", "hihats", "hh", "hat", "hats", "hi-hat"]),
        (Roles.Toms, ["tom", "toms", "floortom", "racktom"]),
        (Roles.Overheads, ["overhead", "overheads", "oh", "ohs"]),
        (Roles.Cymbals, ["cymbal", "cymbals", "crash", "ride", "china", "splash", "becken"]),
        (Roles.Percussion, ["perc", "percs", "percussion", "shaker", "tamb", "tambourine", "conga", "congas", "bongo", "bongos", "cajon", "cowbell", "triangle", "maracas", "guiro", "woodblock", "tabla", "djembe", "timbales"]),
        (Roles.Drums, ["drum", "drums", "drumkit", "kit", "beat", "break", "breakbeat", "schlagzeug", "batterie", "drumloop", "amen", "loop"]),
        (Roles.Bass, ["bass", "bs", "bassguitar", "basse", "sub", "subbass", "basgtr", "contrabass"]),
        (Roles.AcousticGuitar, ["acoustic", "acgtr", "agtr", "acguitar", "nylon", "ukulele", "uke", "mandolin", "banjo", "akustik", "westerngitarre"]),
        (Roles.ElectricGuitar, ["gtr", "gtrs", "guitar", "guitars", "git", "gitarre", "eguitar", "egtr", "elgtr", "guit", "guitare", "guitarra", "leadguitar", "crunch", "powerchords", "slide"]),
        (Roles.Keys, ["keys", "key", "piano", "pno", "rhodes", "wurli", "wurlitzer", "epiano", "organ", "orgel", "hammond", "clav", "clavinet", "keyboard", "klavier", "harpsichord", "accordion", "celesta"]),
        (Roles.Strings, ["strings", "string", "violin", "violins", "viola", "cello", "celli", "streicher", "fiddle", "orchestra"]),
        (Roles.Brass, ["brass", "horn", "horns", "trumpet", "trombone", "tuba", "blaeser", "blaser", "horner", "trompete", "tpt"]),
        (Roles.Woodwinds, ["sax", "saxophone", "flute", "clarinet", "oboe", "bassoon", "woodwinds", "recorder"]),
        (Roles.Fx, ["fx", "sfx", "effect", "effects", "riser", "rise", "sweep", "impact", "noise", "atmo", "ambience", "foley", "uplifter", "downlifter", "reverse", "build", "fill", "glitch", "echo"]),
        (Roles.Synth, ["synth", "syn", "pad", "pads", "arp", "pluck", "saw", "lead", "minilogue", "moog", "juno", "prophet", "melody", "mel", "stab", "stabs", "fm", "bells", "bell", "chords", "chord"]),
        (Roles.Room, ["room", "rooms", "ambient", "amb", "farmic", "front", "side"]),
        (Roles.Other, ["other", "rest", "misc", "backing-track", "track"]),
    ];

    /// <summary>Words that say nothing of the role: takes, microphones, mixes.</summary>
    public static ImmutableHashSet<string> Silent { get; } =
        ImmutableHashSet.Create(StringComparer.Ordinal, "mic", "di", "in", "out", "top", "bottom", "bot", "left", "right", "l", "r", "m", "s", "st", "stereo", "mono", "take", "dbl", "double", "main", "alt", "high", "low", "stem", "mix", "final", "comp", "edit", "dry", "wet", "amp", "the", "and", "v", "a", "b");
}

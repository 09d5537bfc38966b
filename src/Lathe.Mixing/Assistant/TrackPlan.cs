using System.Collections.Immutable;
using Lathe.Mixing.Balance;
using Lathe.Mixing.Intake;
using Lathe.Session.Mix;

namespace Lathe.Mixing.Assistant;

/// <summary>A track while its mix is being decided.</summary>
internal sealed class TrackPlan(IntakeStem stem)
{
    public IntakeStem Stem { get; } = stem;

    public string Id => Stem.Id;

    public string Role => Stem.Role.Role;

    public Group? Group { get; } = Groups.Of(stem.Role.Role);

    /// <summary>dB before the inserts.</summary>
    public double Trim { get; set; }

    /// <summary>dB after the inserts.</summary>
    public double Fader { get; set; }

    /// <summary>-100 to 100.</summary>
    public double Pan { get; set; }

    public string? Output { get; set; }

    public bool DcBlock { get; set; }

    public List<EqBand> Bands { get; } = [];

    public ImmutableArray<Setting> DeEsser { get; set; } = [];

    public ImmutableArray<Setting> Compressor { get; set; } = [];

    public List<(string To, double Level)> Sends { get; } = [];

    /// <summary>What the inserts add to the loudness while it plays, LU.</summary>
    public double InsertChange { get; set; }

    /// <summary>Loudness that it shall have in the mix while it plays, LUFS.</summary>
    public double Target { get; set; }

    /// <summary>Loudness of the 400 ms that end at (i + 4) tenths of a second, of the stem itself, LUFS.</summary>
    public ImmutableArray<double> Momentary => Stem.Measurement.History.Momentary;

    /// <summary>True where it plays in that tenth of a second.</summary>
    public bool IsActive(int hop) => hop < Momentary.Length && Momentary[hop] > Stem.Loudness - 15;

    public Track Build()
    {
        var settings = ImmutableArray.CreateBuilder<Setting>();
        Add("trim", Trim != 0, ValueText.Decibels(Trim));
        Add("polarity", Stem.Inverted, "inverted");
        Add("fader", true, ValueText.Decibels(Fader));
        Add("pan", Pan != 0, ValueText.Pan(Pan));
        return new Track
        {
            Id = Id,
            Name = Stem.Name,
            Role = Role,
            Clips = Stem.Clips.IsEmpty ? [Stem.ToClip()] : Stem.Clips,
            Settings = settings.ToImmutable(),
            Output = Output ?? "mix",
            Inserts = Inserts(),
            Sends = [.. Sends.Select(s => new Send(s.To, SendTap.Post, [new Setting("level", ValueText.Decibels(s.Level))]))],
        };

        void Add(string path, bool present, string text)
        {
            if (present)
            {
                settings.Add(new Setting(path, text));
            }
        }
    }

    private ImmutableArray<Insert> Inserts()
    {
        var inserts = ImmutableArray.CreateBuilder<Insert>();
        if (DcBlock)
        {
            inserts.Add(new Insert("dc-block", "dc-block", [], []));
        }

        if (Bands.Count > 0)
        {
            inserts.Add(EqText.Insert("eq", Bands));
        }

        if (!DeEsser.IsEmpty)
        {
            inserts.Add(new Insert("de-esser", "de-esser", DeEsser, []));
        }

        if (!Compressor.IsEmpty)
        {
            inserts.Add(new Insert("compressor", "compressor", Compressor, []));
        }

        return inserts.ToImmutable();
    }
}

using System.Collections.Immutable;
using Lathe.Analysis.Features;
using Lathe.Analysis.Measurement;
using Lathe.Mixing.Labels;
using Lathe.Session.Findings;
using Lathe.Session.Mix;

namespace Lathe.Mixing.Intake;

/// <summary>A stem that was read: what it is and what it measures. Measured as it is played, two equal channels as one.</summary>
public sealed record IntakeStem
{
    /// <summary>The track's id.</summary>
    public required string Id { get; init; }

    /// <summary>The name a person would give the track.</summary>
    public required string Name { get; init; }

    public required RoleGuess Role { get; init; }

    /// <summary>One file, or the left and the right one.</summary>
    public required ImmutableArray<StemFile> Files { get; init; }

    /// <summary>Channels that are played, 1 or 2.</summary>
    public required int Channels { get; init; }

    /// <summary>Which channels of the file are played: "stereo", "left", "right" (see the clip's setting of that name).</summary>
    public required string Play { get; init; }

    public required Measurement Measurement { get; init; }

    public required StemFeatures Features { get; init; }

    /// <summary>What a quality-control engineer would say of it.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>Where in the song the stem's first frame stands, in frames of the session's rate; negative where its head is cut off.</summary>
    public long Shift { get; init; }

    /// <summary>True where its polarity is turned over.</summary>
    public bool Inverted { get; init; }

    /// <summary>The track's clips where a session says them; empty for one clip of the whole stem.</summary>
    public ImmutableArray<Clip> Clips { get; init; } = [];

    /// <summary>How fast the waveform moves, each millisecond: what starts are compared by.</summary>
    internal ImmutableArray<float> Motion { get; init; } = [];

    /// <summary>True where two equal channels were measured and one is played, which is half the power.</summary>
    public bool IsDualMono => Channels == 1 && Play == "left" && Measurement.Channels.Length == 2 && Measurement.Channels[1].SamplePeak > -80;

    /// <summary>Loudness while it plays as it is played, LUFS: gated, or the loudest moment of what is too short for a gate.</summary>
    public double Loudness =>
        (Measurement.Integrated ?? Measurement.MomentaryMax ?? (Features.ActiveRms - 0.691)) - (IsDualMono ? 3.01 : 0);

    /// <summary>Length of the fades that keep an edge from clicking.</summary>
    internal const string EdgeFade = "10 ms";

    // -60 dBFS: below it a step is lost in the noise of a recording.
    private const double AudibleStep = 1e-3;

    /// <summary>True where the file begins with a step: DC, hum or a sound that was cut.</summary>
    internal bool FadesIn => Shift >= 0 && Measurement.Ends.Head > AudibleStep;

    /// <summary>True where it ends with one.</summary>
    internal bool FadesOut => Measurement.Ends.Tail > AudibleStep;

    /// <summary>The one clip of the draft.</summary>
    public Clip ToClip()
    {
        var settings = ImmutableArray.CreateBuilder<Setting>();
        if (Shift > 0)
        {
            settings.Add(new Setting("at", FormattableString.Invariant($"{Shift} smp")));
        }
        else if (Shift < 0)
        {
            // A source is resampled as a whole: the cut counts frames of the session.
            settings.Add(new Setting("from", FormattableString.Invariant($"{-Shift} smp")));
        }

        if (FadesIn)
        {
            settings.Add(new Setting("fade-in", EdgeFade));
        }

        if (FadesOut)
        {
            settings.Add(new Setting("fade-out", EdgeFade));
        }

        if (Play != "stereo")
        {
            settings.Add(new Setting("channels", Play));
        }

        return new Clip(Files[0].Source, Files[0].Hash, settings.ToImmutable(), Partner: Files.Length > 1 ? Files[1].Source : null);
    }
}

using System.Collections.Immutable;
using Lathe.Dsp.Buffers;
using Lathe.Engine.Automation;

namespace Lathe.Engine.Plans;

/// <summary>
/// A compiled strip. Its stages in order: clips or inputs, delay, trim and polarity, inserts, fader with VCAs, width and pan, mute.
/// All latencies and delays are frames, multiples of 64.
/// </summary>
public sealed record PlanStrip
{
    public required int Index { get; init; }

    public required string Id { get; init; }

    public required string? Name { get; init; }

    /// <summary>True where it plays clips, false where it sums strips.</summary>
    public required bool IsTrack { get; init; }

    /// <summary>Its channels up to the fader.</summary>
    public required ChannelLayout Layout { get; init; }

    /// <summary>Its channels after the fader: those of the bus it feeds.</summary>
    public ChannelLayout Output => Place.To;

    public int Channels => Layout.Channels;

    public ImmutableArray<PlanClip> Clips { get; init; } = [];

    /// <summary>What a bus sums, in document order.</summary>
    public ImmutableArray<PlanEdge> Inputs { get; init; } = [];

    public ImmutableArray<PlanInsert> Inserts { get; init; } = [];

    /// <summary>Frames of the delay line at the start; not rounded to 64.</summary>
    public int DelayLine { get; init; }

    /// <summary>Latency of that delay line: what it delays more than was asked for, so that an earlier strip is possible.</summary>
    public int DelayLatency { get; init; }

    public required Control Trim { get; init; }

    public bool Inverted { get; init; }

    public required Control Fader { get; init; }

    /// <summary>Width and place at the fader.</summary>
    public required PlanPlace Place { get; init; }

    /// <summary>Its own mute and those of its VCAs, in document order.</summary>
    public ImmutableArray<Control> Mutes { get; init; } = [];

    /// <summary>The faders of its VCAs and of theirs.</summary>
    public ImmutableArray<Control> Vcas { get; init; } = [];

    /// <summary>Level added by the variant, dB.</summary>
    public double VariantTrim { get; init; }

    /// <summary>True where it is silent from start to end.</summary>
    public bool Muted { get; init; }

    /// <summary>Indexes of the strips whose level moves a value of this one, or of what comes into it.</summary>
    public ImmutableArray<int> Follows { get; init; } = [];

    /// <summary>Frames by which what arrives lags behind the song.</summary>
    public int InputLatency { get; init; }

    /// <summary>Frames by which its output lags behind the song, before and after the fader.</summary>
    public int Latency { get; init; }

    /// <summary>Song position at which it ends: the end of what it plays and the tails of its inserts.</summary>
    public long End { get; init; }

    /// <summary>Song position from which on it is silent: the end of the quantum in which it ends.</summary>
    public long SilentFrom => Quantum.RoundUp(End);

    /// <summary>
    /// Hash of everything that its audio before the fader depends on; null where a source has no hash. Equal keys mean equal samples from song
    /// position 0 to <see cref="SilentFrom"/>.
    /// </summary>
    public string? ContentKey { get; init; }
}

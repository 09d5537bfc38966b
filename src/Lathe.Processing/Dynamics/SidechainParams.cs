using System.Collections.Immutable;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Dynamics;

/// <summary>The parameters of a <see cref="Sidechain"/>, declared once for each processor that has one.</summary>
internal sealed class SidechainParams
{
    /// <summary>Frequency of a key high-pass that is off.</summary>
    public const double HighPassOff = 20;

    /// <summary>Frequency of a key low-pass that is off.</summary>
    public const double LowPassOff = 20000;

    public Param Link { get; } = Param.Percent("link", "Channel link", 0, 100, 100, "how far every channel follows the loudest one");

    public Param HighPass { get; } = Param.Hertz(
        "key-high-pass", "Key high-pass", HighPassOff, 10000, HighPassOff, "the detector hears what lies above, 12 dB/oct; 20 Hz is off");

    public Param LowPass { get; } = Param.Hertz(
        "key-low-pass", "Key low-pass", 100, LowPassOff, LowPassOff, "the detector hears what lies below, 12 dB/oct; 20 kHz is off");

    public Param Tilt { get; } = Param.Decibels(
        "key-tilt", "Key tilt", -12, 12, 0, "the detector hears treble louder by this and bass softer by as much, around 1 kHz");

    public Param Listen { get; } = Param.Toggle("key-listen", "Key listen", false, "passes what the detector hears");

    public ImmutableArray<Param> All => [Link, HighPass, LowPass, Tilt, Listen];
}

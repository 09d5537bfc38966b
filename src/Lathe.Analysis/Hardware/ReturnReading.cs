using System.Collections.Immutable;

namespace Lathe.Analysis.Hardware;

/// <summary>What a device and the way to it did to the test signals.</summary>
/// <param name="Channels">By channel.</param>
/// <param name="DriftPpm">How much slower the recorder's clock ran than the player's, parts per million: positive stretches the recording.</param>
/// <param name="HasLastSweep">False where the recording ends before the second sweep, so that drift could not be measured.</param>
public sealed record ReturnReading(ImmutableArray<ReturnChannel> Channels, double DriftPpm, bool HasLastSweep);

/// <summary>One channel of a return.</summary>
/// <param name="Latency">Frames by which the first sweep comes later than sent.</param>
/// <param name="Inverted">True where polarity is turned over.</param>
/// <param name="Correlation">Of the first sweep with what was sent, 0 to 1.</param>
/// <param name="NoiseFloor">RMS of the silence, dBFS; negative infinity for none.</param>
/// <param name="Tones">In the order of <see cref="SendLayout.Tones"/>.</param>
public sealed record ReturnChannel(double Latency, bool Inverted, double Correlation, double NoiseFloor, ImmutableArray<ToneReading> Tones)
{
    /// <summary>Gain at 1 kHz and -18 dBFS, dB.</summary>
    public double Gain => Tones[1].Gain;
}

/// <summary>A tone as it came back.</summary>
/// <param name="Hertz">Its frequency.</param>
/// <param name="Level">Peak level sent, dBFS.</param>
/// <param name="Gain">Level returned minus level sent, dB.</param>
/// <param name="Thd">Energy of harmonics 2 to 10 below half the sample rate against the fundamental, as an amplitude ratio in dB.</param>
public sealed record ToneReading(double Hertz, double Level, double Gain, double Thd);

using Lathe.Dsp.Buffers;
using Lathe.Metering.Loudness;

namespace Lathe.Mastering.Loudness;

/// <summary>Passes audio on and reads of it what the search for a loudness needs.</summary>
/// <param name="inner">Completed, not disposed.</param>
internal sealed class LimitedSink(IAudioSink inner) : IAudioSink
{
    private readonly LoudnessMeter _loudness = new(inner.Format);

    public AudioFormat Format => inner.Format;

    public EnergyTrace Energy { get; } = new();

    /// <summary>LUFS; null where nothing passes the gate.</summary>
    public double? Integrated => _loudness.Integrated;

    /// <summary>The largest short-term loudness, LUFS; null for silence.</summary>
    public double? ShortTermMax => _loudness.ShortTermMax;

    public void Write(in Planar block)
    {
        _loudness.Process(block);
        Energy.Process(block);
        inner.Write(block);
    }

    public void Complete() => inner.Complete();

    public void Dispose()
    {
    }
}

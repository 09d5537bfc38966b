using Lathe.Analysis.Measurement;
using Lathe.Dsp.Buffers;
using Lathe.Metering.Loudness;

namespace Lathe.Mixing.MixBus;

/// <summary>Measures everything of what it is given and keeps nothing.</summary>
internal sealed class MeasuringSink(AudioFormat format) : IAudioSink
{
    private readonly MeasuringPass _pass = new(format, 0);

    public AudioFormat Format => format;

    /// <summary>What was written, once it is complete.</summary>
    public Measurement? Measurement { get; private set; }

    public void Write(in Planar block) => _pass.Process(block);

    public void Complete() => Measurement = _pass.Complete();

    public void Dispose()
    {
    }
}

/// <summary>Measures the loudness of what it is given and keeps nothing.</summary>
internal sealed class LoudnessSink(AudioFormat format) : IAudioSink
{
    private readonly LoudnessMeter _meter = new(format);

    public AudioFormat Format => format;

    public LoudnessMeter Meter => _meter;

    public void Write(in Planar block) => _meter.Process(block);

    public void Complete()
    {
    }

    public void Dispose()
    {
    }
}

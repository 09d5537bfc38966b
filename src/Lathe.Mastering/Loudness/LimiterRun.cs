using System.Collections.Immutable;
using Lathe.Dsp.Buffers;
using Lathe.Mastering.Rendering;
using Lathe.Session.Mix;

namespace Lathe.Mastering.Loudness;

/// <summary>A limited version of the mix.</summary>
/// <param name="Audio">Goes with it.</param>
/// <param name="Drive">dB.</param>
/// <param name="Integrated">LUFS.</param>
/// <param name="ShortTermMax">LUFS.</param>
/// <param name="Reading">How hard the limiter worked.</param>
internal sealed record Limited(IAudioSource Audio, double Drive, double? Integrated, double? ShortTermMax, LimiterReading Reading) : IDisposable
{
    public void Dispose() => Audio.Dispose();
}

/// <summary>Renders what stands in front of the limiter once, and the rest as often as asked.</summary>
internal sealed class LimiterRun : IDisposable
{
    private readonly RenderSettings _settings;
    private readonly MasterSpool _input;
    private readonly EnergyTrace _energy;

    /// <param name="head">What stands in front.</param>
    public LimiterRun(ImmutableArray<Insert> head, IAudioSource mix, RenderSettings settings, IProgress<double>? progress, CancellationToken cancellation)
    {
        _settings = settings;
        _input = new MasterSpool(settings.Folder, mix.Format);
        try
        {
            using var sink = new LimitedSink(_input.Sink);
            ChainPlan.Run(head, mix, sink, settings, progress, cancellation);
            Integrated = sink.Integrated;
            _energy = sink.Energy;
        }
        catch
        {
            _input.Dispose();
            throw;
        }
    }

    /// <summary>LUFS in front of the limiter; null for silence.</summary>
    public double? Integrated { get; }

    /// <param name="tail">The limiter and what follows it.</param>
    /// <param name="drive">The limiter's, dB.</param>
    public Limited Render(ImmutableArray<Insert> tail, double drive, IProgress<double>? progress, CancellationToken cancellation)
    {
        var spool = new MasterSpool(_settings.Folder, _input.Format);
        try
        {
            using var sink = new LimitedSink(spool.Sink);
            ChainPlan.Run(tail, _input, sink, _settings, progress, cancellation);
            return new Limited(spool, drive, sink.Integrated, sink.ShortTermMax, _energy.ReductionTo(sink.Energy, drive));
        }
        catch
        {
            spool.Dispose();
            throw;
        }
    }

    public void Dispose() => _input.Dispose();
}

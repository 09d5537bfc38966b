using Lathe.Dsp.Buffers;
using Lathe.Dsp.Filters;

namespace Lathe.Processing.Equalizers;

/// <summary>Impulse responses of bands for one of the phase modes with latency, and the memory it takes to compute them.</summary>
internal sealed class FirDesign
{
    private const int LinearPartitions = 16;
    private const int LeastLength = 4096; // at 44.1 and 48 kHz

    private readonly LinearPhaseDesign? _linear;
    private readonly PhaseCorrection? _natural;
    private readonly double[] _taps;

    private FirDesign(LinearPhaseDesign? linear, PhaseCorrection? natural, int partition)
    {
        (_linear, _natural, Partition) = (linear, natural, partition);
        _taps = new double[linear?.Taps ?? PhaseCorrection.Taps];
        Latency = (linear?.Half ?? PhaseCorrection.Delay) + partition - Quantum.Frames;
    }

    internal int Taps => _taps.Length;

    internal int Partition { get; }

    /// <summary>From a sample to the middle of its response, the convolver's blocks included.</summary>
    internal int Latency { get; }

    /// <param name="resolution">0 or more; each step doubles the length.</param>
    /// <param name="sampleRate">At 88.2 kHz and above the length doubles, at 176.4 kHz again.</param>
    internal static FirDesign Linear(int resolution, int sampleRate)
    {
        var length = LeastLength << resolution;
        for (var rate = sampleRate; rate >= 88200; rate /= 2)
        {
            length *= 2;
        }

        return new(new LinearPhaseDesign(length), null, length / LinearPartitions);
    }

    internal static FirDesign Natural() => new(null, new PhaseCorrection(), Quantum.Frames);

    /// <summary>The response of bands; valid until the next call.</summary>
    internal ReadOnlySpan<double> Respond(BandDesign[] bands)
    {
        _linear?.Clear();
        _natural?.Clear();
        foreach (var band in bands)
        {
            foreach (var section in band.Prototypes)
            {
                _linear?.Multiply(section, band.Frequency);
                _natural?.Multiply(section, band.Frequency);
            }

            for (var i = 0; i < band.Count && _natural is not null; i++)
            {
                _natural.Divide(band[i]);
            }
        }

        _linear?.Respond(_taps);
        _natural?.Respond(_taps);
        return _taps;
    }
}

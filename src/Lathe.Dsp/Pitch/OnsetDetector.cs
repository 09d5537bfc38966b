using Lathe.Dsp.Buffers;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Pitch;

/// <summary>
/// Finds attacks: a quantum whose differences from sample to sample, which weigh treble, carry ten times the energy of the loudest one before it,
/// which is forgotten in 8 ms: the pulses of a voice or a string, though apart, are none. Two attacks are at least 50 ms apart.
/// </summary>
public sealed class OnsetDetector
{
    /// <summary>Times the energy before.</summary>
    private const double Rise = 10;

    /// <summary>Energy of a quantum that counts as silence, -80 dBFS.</summary>
    private const double Floor = 64e-8;

    private readonly double _forget;
    private readonly int _apart;
    private readonly double[] _last;
    private readonly double[] _energies = new double[Quantum.Frames];
    private double _before;
    private int _since;

    public OnsetDetector(int channels, double sampleRate)
    {
        _last = new double[channels];
        _forget = DetMath.Exp(-Quantum.Frames / (0.008 * sampleRate));
        _apart = (int)(0.05 * sampleRate);
        _since = _apart;
    }

    /// <summary>Takes the next quantum.</summary>
    /// <returns>The frame of it where an attack begins, or -1.</returns>
    public int Next(in Planar audio)
    {
        Array.Clear(_energies);
        for (var c = 0; c < audio.Channels; c++)
        {
            var last = _last[c];
            var samples = audio[c];
            for (var i = 0; i < samples.Length; i++)
            {
                var difference = samples[i] - last;
                _energies[i] += difference * difference;
                last = samples[i];
            }

            _last[c] = last;
        }

        var (energy, most) = (0.0, 0.0);
        foreach (var e in _energies.AsSpan())
        {
            energy += e;
            most = Math.Max(most, e);
        }

        var found = energy > (Rise * _before) + Floor && _since >= _apart;
        _before = Denormals.Flush(Math.Max(_forget * _before, energy));
        _since = found ? 0 : Math.Min(_since + Quantum.Frames, _apart);
        if (!found)
        {
            return -1;
        }

        var first = 0;
        while (!(_energies[first] >= 0.1 * most) && first < Quantum.Frames - 1)
        {
            first++;
        }

        return first;
    }

    public void Reset()
    {
        Array.Clear(_last);
        _before = 0;
        _since = _apart;
    }
}

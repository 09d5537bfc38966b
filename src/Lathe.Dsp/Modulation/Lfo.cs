using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Modulation;

/// <summary>
/// The phase of a slow oscillator, tied to the song: while the rate stands still it is rate x time, wherever a render began. A moving rate is summed
/// frame by frame, so that the phase never jumps.
/// </summary>
public struct Lfo
{
    private readonly double _sampleRate;
    private double _rate;
    private double _offset;
    private bool _started;

    /// <param name="sampleRate">Hz.</param>
    public Lfo(double sampleRate) => _sampleRate = sampleRate;

    /// <summary>One quantum.</summary>
    /// <param name="position">Frames from the song's start to the first frame.</param>
    /// <param name="hertz">The rate at each frame; negative turns backwards.</param>
    /// <param name="cycles">Gets the phase at each frame in cycles since the song began.</param>
    public void Advance(long position, ReadOnlySpan<double> hertz, Span<double> cycles)
    {
        if (!_started)
        {
            _started = true;
            _rate = hertz[0];
        }

        var phase = (_rate * position / _sampleRate) + _offset;
        if (!hertz.ContainsAnyExcept(_rate))
        {
            var step = _rate / _sampleRate;
            for (var i = 0; i < cycles.Length; i++)
            {
                cycles[i] = phase + (step * i);
            }

            return;
        }

        for (var i = 0; i < cycles.Length; i++)
        {
            cycles[i] = phase;
            phase += hertz[i] / _sampleRate;
        }

        _rate = hertz[^1];
        _offset = phase - (_rate * (position + Quantum.Frames) / _sampleRate);
    }

    public void Reset() => (_rate, _offset, _started) = (0, 0, false);
}

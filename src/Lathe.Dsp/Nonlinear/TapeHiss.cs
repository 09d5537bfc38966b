using Lathe.Dsp.Buffers;
using Lathe.Dsp.Noise;

namespace Lathe.Dsp.Nonlinear;

/// <summary>
/// Tape noise while there is a program: white within the band of 44.1 kHz's RMS, by position, so that it repeats to the bit. A quarter of a second after
/// the last input that is not 0 it fades out, and digital silence stays silent.
/// </summary>
public sealed class TapeHiss
{
    /// <summary>Seconds for which it goes on.</summary>
    public const double Hold = 0.25;

    private readonly WhiteNoise _noise;
    private readonly long _hold;
    private readonly double _scale;
    private readonly double _rise;
    private long _left;
    private double _open;

    /// <param name="sampleRate">Hz.</param>
    /// <param name="channel">Channels are independent.</param>
    public TapeHiss(int sampleRate, int channel)
    {
        _noise = new WhiteNoise(0x7A9E, channel);
        _hold = (long)(Hold * sampleRate / Quantum.Frames);
        _rise = Math.Min(1, Quantum.Frames / (0.01 * sampleRate));

        // The variance of a uniform value is 1/3; noise of a higher rate has the same density where one listens.
        _scale = Math.Sqrt(3 * sampleRate / 44100.0);
    }

    public void Reset() => (_left, _open) = (0, 0);

    /// <summary>Looks at a quantum of the program.</summary>
    public void Listen(ReadOnlySpan<double> program) => _left = program.ContainsAnyExcept(0.0) ? _hold + 1 : Math.Max(0, _left - 1);

    /// <summary>Adds a quantum of hiss.</summary>
    /// <param name="gain">RMS, linear.</param>
    /// <param name="position">Of the first frame.</param>
    public void Add(Span<double> samples, double gain, long position)
    {
        var to = _left > 0 ? Math.Min(1, _open + _rise) : Math.Max(0, _open - _rise);
        if ((to > 0 || _open > 0) && gain > 0)
        {
            var step = (to - _open) / samples.Length;
            for (var i = 0; i < samples.Length; i++)
            {
                samples[i] += gain * _scale * (_open + (step * (i + 1))) * _noise.Uniform(position + i);
            }
        }

        _open = to;
    }
}

using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Dynamics;

/// <summary>Delays one channel by a fixed number of frames, in place, a quantum at a time, so that a detector hears it first.</summary>
public sealed class Lookahead
{
    private readonly double[] _ring;
    private int _write;

    /// <param name="frames">The delay, 0 or more; 0 passes.</param>
    public Lookahead(int frames)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frames);
        Frames = frames;
        _ring = frames == 0 ? [] : new double[Quantum.RoundUp(frames) + Quantum.Frames];
    }

    public int Frames { get; }

    public void Reset()
    {
        Array.Clear(_ring);
        _write = 0;
    }

    /// <param name="samples">64 samples.</param>
    public void Process(Span<double> samples)
    {
        if (Frames == 0)
        {
            return;
        }

        samples.CopyTo(_ring.AsSpan(_write));
        var read = _write - Frames;
        read = read < 0 ? read + _ring.Length : read;
        var first = Math.Min(samples.Length, _ring.Length - read);
        _ring.AsSpan(read, first).CopyTo(samples);
        _ring.AsSpan(0, samples.Length - first).CopyTo(samples[first..]);
        _write = _write + samples.Length == _ring.Length ? 0 : _write + samples.Length;
    }
}

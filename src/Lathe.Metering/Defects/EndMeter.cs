using Lathe.Dsp.Buffers;
using Lathe.Metering.Levels;

namespace Lathe.Metering.Defects;

/// <summary>How loud it is just before the last sound: what decays has become quiet there.</summary>
internal sealed class EndMeter(int sampleRate)
{
    private readonly double[] _ring = new double[Math.Max(2, (int)(0.012 * sampleRate / Quantum.Frames))];
    private readonly int _left = (int)(0.004 * sampleRate / Quantum.Frames);
    private long _count;

    /// <summary>The largest magnitude 4 to 12 ms before the last quantum above -80 dBFS.</summary>
    public double BeforeEnd { get; private set; }

    /// <summary>Takes the largest magnitude of the next quantum.</summary>
    public void Add(double peak)
    {
        _ring[_count++ % _ring.Length] = peak;
        if (peak >= SilenceMeter.Threshold)
        {
            BeforeEnd = 0;
            for (var back = _left; back < Math.Min(_ring.Length, _count); back++)
            {
                BeforeEnd = Math.Max(BeforeEnd, _ring[(_count - 1 - back) % _ring.Length]);
            }
        }
    }
}

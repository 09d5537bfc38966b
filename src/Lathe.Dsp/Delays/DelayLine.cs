using System.Numerics;

namespace Lathe.Dsp.Delays;

/// <summary>
/// The past of one signal, read at any distance: a ring of a power of two. A delay of d frames reads what was written d writes ago, so the
/// newest sample has delay 1 after its write.
/// </summary>
public sealed class DelayLine
{
    private readonly double[] _ring;
    private readonly int _mask;
    private int _at;

    /// <param name="maxDelay">The longest delay in frames that will be read; fractions need one frame less and <see cref="Cubic"/> two.</param>
    public DelayLine(int maxDelay)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxDelay);
        _ring = new double[BitOperations.RoundUpToPowerOf2((uint)maxDelay + 1)];
        _mask = _ring.Length - 1;
    }

    public void Write(double sample)
    {
        _ring[_at] = sample;
        _at = (_at + 1) & _mask;
    }

    /// <summary>Puts another sample in the place of the one written <paramref name="delay"/> writes ago, 1 or more.</summary>
    public void Replace(int delay, double sample) => _ring[(_at - delay) & _mask] = sample;

    /// <summary>The sample <paramref name="delay"/> frames ago, 1 or more.</summary>
    public double Read(int delay) => _ring[(_at - delay) & _mask];

    /// <summary>Between two samples on a straight line: cheap, with a treble loss of up to 3 dB at a quarter of the rate.</summary>
    /// <param name="delay">1 or more.</param>
    public double Linear(double delay)
    {
        var whole = (int)delay;
        var part = delay - whole;
        var near = Read(whole);
        return near + (part * (Read(whole + 1) - near));
    }

    /// <summary>
    /// On the cubic through four samples (Lagrange; Laakso et al., "Splitting the unit delay", IEEE Signal Processing Magazine 13, 1996): exact at whole
    /// delays, never above 1 in gain.
    /// </summary>
    /// <param name="delay">2 or more.</param>
    public double Cubic(double delay)
    {
        var whole = (int)delay;
        var d = delay - whole;
        return (Read(whole - 1) * (-d * (d - 1) * (d - 2) / 6))
            + (Read(whole) * ((d + 1) * (d - 1) * (d - 2) / 2))
            + (Read(whole + 1) * (-(d + 1) * d * (d - 2) / 2))
            + (Read(whole + 2) * ((d + 1) * d * (d - 1) / 6));
    }

    /// <summary>By a sinc of 16 taps, see <see cref="SincTable"/>: for places that move, where the cubic would be heard.</summary>
    /// <param name="delay">8 or more; 8 frames beyond it have to lie in the line.</param>
    public double Sinc(double delay)
    {
        var whole = (int)delay;
        Span<double> around = stackalloc double[SincTable.Taps];
        for (var k = 0; k < SincTable.Taps; k++)
        {
            around[k] = Read(whole - (SincTable.Taps / 2) + 1 + k);
        }

        return SincTable.Read(around, delay - whole);
    }

    public void Reset()
    {
        Array.Clear(_ring);
        _at = 0;
    }
}

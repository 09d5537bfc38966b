using System.Numerics;
using System.Runtime.CompilerServices;
using Lathe.Dsp.Fourier;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Delays;

/// <summary>
/// The past of one signal, read between its samples at a place that may move with every frame: 16 coefficients of a Kaiser-windowed sinc (Laakso et
/// al., "Splitting the unit delay", IEEE Signal Processing Magazine 13, 1996), tabled at 256 places and interpolated on a straight line. Flat and
/// free of spurs to 80 dB up to 0.3 of the rate. The newest sample has delay 1 after its write.
/// </summary>
public sealed unsafe class InterpolatedDelayLine
{
    /// <summary>The shortest delay that can be read, frames.</summary>
    public const int LeastDelay = 8;

    private const int Taps = 16;
    private const int Places = 256;
    private const int Lanes = 8;
    private const double Attenuation = 90;

    private static readonly PinnedDoubles Table = Build();

    private readonly PinnedDoubles _ring;
    private readonly int _size;
    private readonly int _mask;
    private int _at;

    /// <param name="maxDelay">The longest delay in frames that will be read.</param>
    public InterpolatedDelayLine(int maxDelay)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxDelay);
        _size = (int)BitOperations.RoundUpToPowerOf2((uint)(maxDelay + Taps + 1));
        _mask = _size - 1;

        // The first samples stand again past the end, so that any 16 lie in one piece.
        _ring = new PinnedDoubles(_size + Taps);
    }

    public void Write(double sample)
    {
        var ring = _ring.Pointer;
        ring[_at] = sample;
        if (_at < Taps)
        {
            ring[_at + _size] = sample;
        }

        _at = (_at + 1) & _mask;
    }

    /// <summary>The value <paramref name="delay"/> frames ago, <see cref="LeastDelay"/> or more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Read(double delay)
    {
        var whole = (int)delay;
        var place = (1 - (delay - whole)) * Places;
        var row = Math.Min((int)place, Places - 1);
        var samples = _ring.Pointer + ((_at - whole - (Taps / 2)) & _mask);
        var rows = Table.Pointer + ((nint)row * Taps);
        return Doubles8.IsSupported ? Sum<Doubles8>(samples, rows, place - row)
            : Doubles4.IsSupported ? Sum<Doubles4>(samples, rows, place - row)
            : Sum<Doubles2>(samples, rows, place - row);
    }

    public void Reset()
    {
        _ring.Span.Clear();
        _at = 0;
    }

    /// <summary>Lane i of eight sums taps i and i + 8; the lanes are then added in a fixed tree.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Sum<TV>(double* samples, double* rows, double along)
        where TV : struct, IDoubles<TV>
    {
        var sums = stackalloc double[Lanes];
        var t = TV.Broadcast(along);
        for (var lane = 0; lane < Lanes; lane += TV.Count)
        {
            var near = TV.Load(rows + lane);
            var sum = TV.Load(samples + lane) * TV.FusedMultiplyAdd(t, TV.Load(rows + Taps + lane) - near, near);
            near = TV.Load(rows + Lanes + lane);
            sum = TV.FusedMultiplyAdd(TV.Load(samples + Lanes + lane), TV.FusedMultiplyAdd(t, TV.Load(rows + Taps + Lanes + lane) - near, near), sum);
            TV.Store(sum, sums + lane);
        }

        return ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]));
    }

    private static PinnedDoubles Build()
    {
        var table = new PinnedDoubles((Places + 1) * Taps);
        var beta = Windows.KaiserBeta(Attenuation);
        var scale = 1 / Bessel.I0(beta);
        for (var row = 0; row <= Places; row++)
        {
            var coefficients = table.Span.Slice(row * Taps, Taps);
            var sum = 0.0;
            for (var k = 0; k < Taps; k++)
            {
                var x = k - ((Taps / 2) - 1) - ((double)row / Places);
                var t = x / (Taps / 2);
                var window = Math.Abs(t) <= 1 ? scale * Bessel.I0(beta * Math.Sqrt(1 - (t * t))) : 0;
                coefficients[k] = window * (x == 0 ? 1 : DetMath.SinPi(x) / (Math.PI * x));
                sum += coefficients[k];
            }

            // Exactly 1 at 0 Hz wherever it reads.
            foreach (ref var coefficient in coefficients)
            {
                coefficient /= sum;
            }
        }

        return table;
    }
}

using System.Runtime.Intrinsics;
using Lathe.Dsp.Fourier;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Nonlinear;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Delays;

/// <summary>
/// The saturation tanh(k x)/k of one channel in a delay's loop, a sample at a time, at a multiple of the rate near 352.8 kHz by
/// <see cref="FirstOrderAdaa{TCurve}"/>: of a 5 kHz tone driven by 24 dB even the 67th harmonic, the first to come back below 20 kHz, has -72 dB. Up and down through one sinc of 2 x 16 frames under a Kaiser window, which passes 16 kHz
/// and stops 24.1 kHz by 85 dB at 44.1 kHz; short, so that it fits into the shortest delay. State in sample values.
/// </summary>
public sealed class LoopSaturation
{
    /// <summary>Frames of delay, which the loop's line takes off its own.</summary>
    public const int Latency = (2 * Reach) - 1;

    /// <summary>Frames after which nothing of an input is left.</summary>
    public const int Memory = 4 * Reach;

    /// <summary>k in place of 0, where tanh(k x)/k is x to within 1e-12.</summary>
    private const double LeastDrive = 1e-6;

    private const int Reach = 16;
    private const int Taps = 2 * Reach;
    private const int Lanes = 4;
    private const double Attenuation = 85;
    private const double Cutoff = 0.458;
    private const double UpperRate = 352800;

    private readonly int _factor;
    private readonly double[] _up;
    private readonly double[] _down;
    private readonly double[] _lower = new double[2 * Taps];
    private readonly double[] _upper;
    private double _last;
    private int _at;

    /// <param name="sampleRate">Hz.</param>
    public LoopSaturation(double sampleRate)
    {
        _factor = 0.9 * UpperRate <= 4 * sampleRate ? 4 : 8;
        _up = new double[Taps * _factor];
        _down = new double[Taps * _factor];
        _upper = new double[2 * Taps * _factor];
        var sum = 0.0;
        for (var a = 0; a < _down.Length; a++)
        {
            // The anti-aliasing delays by half an upper frame.
            _down[a] = Prototype(((a + 0.5) / _factor) - Reach);
            sum += _down[a];
        }

        // Upper frame p of a frame lies (factor - 1 - p) / factor frames before the last.
        for (var k = 0; k < Taps; k++)
        {
            for (var p = 0; p < _factor; p++)
            {
                var age = (k * _factor) + p + 1;
                _up[(k * _factor) + p] = Prototype((age / (double)_factor) - Reach);
            }
        }

        Kernel.Scale(_down, 1 / sum, _down);
        Kernel.Scale(_up, _factor / sum, _up);
    }

    /// <summary>The k that belongs to a drive: 0 at 0 dB, where the tape is linear, and nearly the gain itself from 10 dB on.</summary>
    /// <param name="decibels">0 or more.</param>
    public static double Drive(double decibels) => Math.Sqrt(DetMath.DbToGain(2 * decibels) - 1);

    /// <summary>One sample; what comes out went in <see cref="Latency"/> frames ago.</summary>
    /// <param name="drive">k, 0 or more.</param>
    public double Process(double x, double drive)
    {
        // Both rings are written twice, so that the past always lies in one piece, newest first.
        _at = (_at == 0 ? Taps : _at) - 1;
        _lower[_at] = _lower[_at + Taps] = x;
        var at = _at * _factor;
        var k = Math.Max(LeastDrive, drive);
        Span<double> shaped = stackalloc double[_factor];
        for (var lane = 0; lane < _factor; lane += Lanes)
        {
            Interpolated(lane).CopyTo(shaped[lane..]);
        }

        // The line from the frame before begins anew, for k moves and the signal does not.
        var adaa = default(FirstOrderAdaa<TanhCurve>);
        adaa.Start(k * _last);
        _last = shaped[^1];
        Kernel.Scale(shaped, k, shaped);
        adaa.Process(shaped);
        for (var p = 0; p < _factor; p++)
        {
            var place = at + _factor - 1 - p;
            _upper[place] = _upper[place + (Taps * _factor)] = shaped[p] / k;
        }

        var (s0, s1, s2, s3) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        ref var y = ref _upper[at];
        ref var h = ref _down[0];
        for (nuint i = 0; i < (nuint)(Taps * _factor); i += 4 * Lanes)
        {
            s0 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref y, i), Vector256.LoadUnsafe(ref h, i), s0);
            s1 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref y, i + Lanes), Vector256.LoadUnsafe(ref h, i + Lanes), s1);
            s2 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref y, i + (2 * Lanes)), Vector256.LoadUnsafe(ref h, i + (2 * Lanes)), s2);
            s3 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref y, i + (3 * Lanes)), Vector256.LoadUnsafe(ref h, i + (3 * Lanes)), s3);
        }

        var sum = (s0 + s1) + (s2 + s3);
        return (sum[0] + sum[1]) + (sum[2] + sum[3]);
    }

    /// <summary>Four upper frames.</summary>
    private Vector256<double> Interpolated(int lane)
    {
        var (s0, s1) = (Vector256<double>.Zero, Vector256<double>.Zero);
        ref var x = ref _lower[_at];
        ref var h = ref _up[lane];
        var factor = (nuint)_factor;
        for (nuint k = 0; k < Taps; k += 2)
        {
            s0 = Vector256.FusedMultiplyAdd(Vector256.Create(System.Runtime.CompilerServices.Unsafe.Add(ref x, k)), Vector256.LoadUnsafe(ref h, k * factor), s0);
            s1 = Vector256.FusedMultiplyAdd(Vector256.Create(System.Runtime.CompilerServices.Unsafe.Add(ref x, k + 1)), Vector256.LoadUnsafe(ref h, (k + 1) * factor), s1);
        }

        return s0 + s1;
    }

    private static double Prototype(double t)
    {
        var along = t / Reach;
        if (Math.Abs(along) >= 1)
        {
            return 0;
        }

        var sinc = t == 0 ? 2 * Cutoff : DetMath.Sin(2 * Math.PI * Cutoff * t) / (Math.PI * t);
        return sinc * Bessel.I0(Windows.KaiserBeta(Attenuation) * Math.Sqrt(1 - (along * along)));
    }
}

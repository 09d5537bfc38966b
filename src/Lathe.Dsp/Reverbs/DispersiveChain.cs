using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Reverbs;

/// <summary>
/// 72 all-pass filters of first order in series, stretched by K frames, for four springs in the lanes of a vector:
/// y[n] = x[n - K] + a (x[n] - y[n - K]). Their group delay grows towards the transition frequency rate / 2K, which turns a click into the chirp of
/// a helical spring (V. Valimaki, J. Parker, J. S. Abel, "Parametric spring reverberation effect", JAES 58(7/8), 2010, section 2).
/// </summary>
internal sealed class DispersiveChain
{
    public const int Stages = 72;

    /// <summary>Springs side by side.</summary>
    public const int Lanes = 4;

    private const int Together = 4;

    private readonly int _stretch;
    private readonly double[] _factors;
    private readonly double[] _history;
    private readonly double[][] _rows = new double[Together + 1][];

    /// <param name="stretch">K, frames.</param>
    /// <param name="factors">a of each lane, 0 to 1.</param>
    public DispersiveChain(int stretch, ReadOnlySpan<double> factors)
    {
        _stretch = stretch;
        _factors = factors.ToArray();
        _history = new double[(Stages + 1) * stretch * Lanes];
        for (var i = 0; i < _rows.Length; i++)
        {
            _rows[i] = new double[(stretch + Quantum.Frames) * Lanes];
        }
    }

    /// <summary>Frames of group delay at a frequency in radians a frame.</summary>
    public static double GroupDelay(double factor, int stretch, double omega) =>
        Stages * stretch * (1 - (factor * factor)) / (1 + (2 * factor * DetMath.Cos(stretch * omega)) + (factor * factor));

    /// <param name="frames">64 frames x 4 lanes, in place.</param>
    public void Process(Span<double> frames)
    {
        Recall(0, _rows[0]);
        frames.CopyTo(_rows[0].AsSpan(_stretch * Lanes));
        Keep(0, _rows[0]);
        for (var stage = 0; stage < Stages; stage += Together)
        {
            for (var i = 1; i <= Together; i++)
            {
                Recall(stage + i, _rows[i]);
            }

            Run();
            for (var i = 1; i <= Together; i++)
            {
                Keep(stage + i, _rows[i]);
            }

            (_rows[0], _rows[Together]) = (_rows[Together], _rows[0]);
        }

        _rows[0].AsSpan(_stretch * Lanes).CopyTo(frames);
    }

    public void Reset()
    {
        Array.Clear(_history);
        foreach (var rows in _rows)
        {
            Array.Clear(rows);
        }
    }

    private void Recall(int stage, double[] rows)
    {
        ref var from = ref _history[stage * _stretch * Lanes];
        ref var to = ref rows[0];
        for (nuint i = 0; i < (nuint)(_stretch * Lanes); i += Lanes)
        {
            Vector256.LoadUnsafe(ref from, i).StoreUnsafe(ref to, i);
        }
    }

    private void Keep(int stage, double[] rows)
    {
        ref var from = ref rows[Quantum.Frames * Lanes];
        ref var to = ref _history[stage * _stretch * Lanes];
        for (nuint i = 0; i < (nuint)(_stretch * Lanes); i += Lanes)
        {
            Denormals.Flush(Vector256.LoadUnsafe(ref from, i)).StoreUnsafe(ref to, i);
        }
    }

    /// <summary>Four stages at a time: the recursion of one hides behind the others'.</summary>
    private void Run()
    {
        ref var x = ref MemoryMarshal.GetArrayDataReference(_rows[0]);
        ref var y1 = ref MemoryMarshal.GetArrayDataReference(_rows[1]);
        ref var y2 = ref MemoryMarshal.GetArrayDataReference(_rows[2]);
        ref var y3 = ref MemoryMarshal.GetArrayDataReference(_rows[3]);
        ref var y4 = ref MemoryMarshal.GetArrayDataReference(_rows[4]);
        var a = Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_factors));
        var ahead = (nuint)(_stretch * Lanes);
        for (nuint at = 0; at < Quantum.Frames * Lanes; at += Lanes)
        {
            var y = Vector256.LoadUnsafe(ref x, at + ahead);
            y = Stage(y, ref x, ref y1, at, ahead, a);
            y = Stage(y, ref y1, ref y2, at, ahead, a);
            y = Stage(y, ref y2, ref y3, at, ahead, a);
            Stage(y, ref y3, ref y4, at, ahead, a);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Stage(Vector256<double> input, ref double before, ref double after, nuint at, nuint ahead, Vector256<double> a)
    {
        var y = Vector256.FusedMultiplyAdd(a, input - Vector256.LoadUnsafe(ref after, at), Vector256.LoadUnsafe(ref before, at));
        y.StoreUnsafe(ref after, at + ahead);
        return y;
    }
}

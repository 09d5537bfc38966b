using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Filters;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Reverbs;

/// <summary>What a journey along each of four springs takes away: a gain and shelves as in <see cref="AbsorptionFilters"/>, four springs in the lanes of a vector.</summary>
internal sealed class SpringLoss
{
    private const int Lanes = DispersiveChain.Lanes;
    private const int Taps = 5;

    private readonly double[] _state;
    private readonly double[] _gains;
    private readonly double[] _coefficients;

    /// <param name="gains">Linear gain of each lane.</param>
    /// <param name="shelves">Shelves in series, each with its biquad for every lane.</param>
    public SpringLoss(ReadOnlySpan<double> gains, ReadOnlySpan<Func<int, int, BiquadCoefficients>> shelves)
    {
        _gains = gains.ToArray();
        List<double> coefficients = [];
        foreach (var shelf in shelves)
        {
            for (var section = 0; section < DecayShelf.Sections; section++)
            {
                BiquadCoefficients[] lanes = [.. Enumerable.Range(0, Lanes).Select(lane => shelf(lane, section))];
                coefficients.AddRange(lanes.Select(c => c.B0));
                coefficients.AddRange(lanes.Select(c => c.B1));
                coefficients.AddRange(lanes.Select(c => c.B2));
                coefficients.AddRange(lanes.Select(c => -c.A1));
                coefficients.AddRange(lanes.Select(c => -c.A2));
            }
        }

        _coefficients = [.. coefficients];
        _state = new double[_coefficients.Length / Taps * 2];
    }

    /// <param name="frames">64 frames x 4 lanes, in place.</param>
    public void Process(Span<double> frames)
    {
        ref var x = ref MemoryMarshal.GetReference(frames);
        var gain = Vector256.LoadUnsafe(ref _gains[0]);
        for (nuint at = 0; at < Quantum.Frames * Lanes; at += Lanes)
        {
            (gain * Vector256.LoadUnsafe(ref x, at)).StoreUnsafe(ref x, at);
        }

        for (var shelf = 0; shelf < _state.Length / (2 * DecayShelf.Sections * Lanes); shelf++)
        {
            Run(ref x, ref _coefficients[shelf * DecayShelf.Sections * Taps * Lanes], ref _state[shelf * DecayShelf.Sections * 2 * Lanes]);
        }
    }

    public void Reset() => Array.Clear(_state);

    /// <summary>Both biquads of a shelf: the recursion of one hides behind the other's.</summary>
    private static void Run(ref double x, ref double c, ref double s)
    {
        const nuint second = Taps * Lanes;
        var (b0, b1, b2) = (Load(ref c, 0), Load(ref c, Lanes), Load(ref c, 2 * Lanes));
        var (a1, a2) = (Load(ref c, 3 * Lanes), Load(ref c, 4 * Lanes));
        var (d0, d1, d2) = (Load(ref c, second), Load(ref c, second + Lanes), Load(ref c, second + (2 * Lanes)));
        var (e1, e2) = (Load(ref c, second + (3 * Lanes)), Load(ref c, second + (4 * Lanes)));
        var (s1, s2, t1, t2) = (Load(ref s, 0), Load(ref s, Lanes), Load(ref s, 2 * Lanes), Load(ref s, 3 * Lanes));
        for (nuint at = 0; at < Quantum.Frames * Lanes; at += Lanes)
        {
            var input = Load(ref x, at);
            var between = Vector256.FusedMultiplyAdd(b0, input, s1);
            s1 = Vector256.FusedMultiplyAdd(a1, between, Vector256.FusedMultiplyAdd(b1, input, s2));
            s2 = Vector256.FusedMultiplyAdd(a2, between, b2 * input);
            var output = Vector256.FusedMultiplyAdd(d0, between, t1);
            t1 = Vector256.FusedMultiplyAdd(e1, output, Vector256.FusedMultiplyAdd(d1, between, t2));
            t2 = Vector256.FusedMultiplyAdd(e2, output, d2 * between);
            output.StoreUnsafe(ref x, at);
        }

        Denormals.Flush(s1).StoreUnsafe(ref s);
        Denormals.Flush(s2).StoreUnsafe(ref s, Lanes);
        Denormals.Flush(t1).StoreUnsafe(ref s, 2 * Lanes);
        Denormals.Flush(t2).StoreUnsafe(ref s, 3 * Lanes);
    }

    private static Vector256<double> Load(ref double from, nuint at) => Vector256.LoadUnsafe(ref from, at);
}

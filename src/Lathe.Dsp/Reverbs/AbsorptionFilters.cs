using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Reverbs;

/// <summary>
/// What a pass through each of 16 lines takes away, so that all of them decay alike: a line of D frames loses 60 D / (rate T60) dB
/// (Jot and Chaigne, "Digital Delay Networks for Designing Artificial Reverberators", AES 90, 1991). The middle band's loss is a gain, the outer
/// bands' a low and a high shelf of fourth order, see <see cref="DecayShelf"/>. All lines run side by side in the lanes of vectors; transposed direct
/// form II, state in sample values.
/// </summary>
internal sealed class AbsorptionFilters
{
    private const int Lines = LineBlock.Lines;
    private const int Taps = 5;

    /// <summary>A pass may lose this much relative to the middle band; more is silence already, and keeps the shelves well conditioned.</summary>
    private const double LeastRelativeDecibels = -60;

    private readonly int _sections;
    private readonly double[] _gains = new double[Lines];
    private readonly double[] _coefficients;
    private readonly double[] _state;
    private readonly double[] _frames = new double[LineBlock.Length];

    /// <param name="lengths">Frames of delay of each line.</param>
    public AbsorptionFilters(ReadOnlySpan<int> lengths, DecayBands decay, double sampleRate)
    {
        var low = decay.Low != decay.Mid;
        var high = decay.High != decay.Mid;
        _sections = (low ? DecayShelf.Sections : 0) + (high ? DecayShelf.Sections : 0);
        _coefficients = new double[_sections * Taps * Lines];
        _state = new double[_sections * 2 * Lines];
        for (var j = 0; j < Lines; j++)
        {
            var mid = Loss(lengths[j], decay.Mid, sampleRate);
            _gains[j] = DetMath.DbToGain(mid);
            for (var k = 0; k < DecayShelf.Sections; k++)
            {
                if (low)
                {
                    Keep(j, k, DecayShelf.Low(Relative(lengths[j], decay.Low, mid, sampleRate), decay.LowCrossover, sampleRate, k));
                }

                if (high)
                {
                    Keep(j, k + (low ? DecayShelf.Sections : 0), DecayShelf.High(Relative(lengths[j], decay.High, mid, sampleRate), decay.HighCrossover, sampleRate, k));
                }
            }
        }
    }

    /// <summary>Decibels lost in the middle band by a pass.</summary>
    public static double Loss(int frames, double seconds, double sampleRate) => -60 * frames / (sampleRate * seconds);

    public void Process(Span<double> block)
    {
        if (_sections == 0)
        {
            for (var j = 0; j < Lines; j++)
            {
                Kernels.Kernel.Scale(LineBlock.Line(block, j), _gains[j], LineBlock.Line(block, j));
            }

            return;
        }

        Interleaving.ToFrames(block, _frames);
        Scale();
        for (var section = 0; section < _sections; section++)
        {
            Run(section);
        }

        Interleaving.ToLines(_frames, block);
    }

    public void Reset() => Array.Clear(_state);

    private static double Relative(int frames, double seconds, double mid, double sampleRate) =>
        Math.Max(LeastRelativeDecibels, Loss(frames, seconds, sampleRate) - mid);

    private void Keep(int line, int section, Filters.BiquadCoefficients c)
    {
        ReadOnlySpan<double> values = [c.B0, c.B1, c.B2, -c.A1, -c.A2];
        for (var k = 0; k < Taps; k++)
        {
            _coefficients[(((section * Taps) + k) * Lines) + line] = values[k];
        }
    }

    private void Scale()
    {
        ref var x = ref MemoryMarshal.GetArrayDataReference(_frames);
        ref var g = ref MemoryMarshal.GetArrayDataReference(_gains);
        for (nuint at = 0; at < LineBlock.Length; at += 4)
        {
            (Vector256.LoadUnsafe(ref x, at) * Vector256.LoadUnsafe(ref g, at % Lines)).StoreUnsafe(ref x, at);
        }
    }

    /// <summary>One section of every line; the four vectors of a frame hide each other's latency.</summary>
    private void Run(int section)
    {
        ref var x = ref MemoryMarshal.GetArrayDataReference(_frames);
        ref var c = ref _coefficients[section * Taps * Lines];
        ref var s = ref _state[section * 2 * Lines];
        var (p0, p1, p2, p3) = (Load(ref s, 0), Load(ref s, 4), Load(ref s, 8), Load(ref s, 12));
        var (q0, q1, q2, q3) = (Load(ref s, 16), Load(ref s, 20), Load(ref s, 24), Load(ref s, 28));
        for (nuint at = 0; at < LineBlock.Length; at += Lines)
        {
            Step(ref x, at, ref c, 0, ref p0, ref q0);
            Step(ref x, at + 4, ref c, 4, ref p1, ref q1);
            Step(ref x, at + 8, ref c, 8, ref p2, ref q2);
            Step(ref x, at + 12, ref c, 12, ref p3, ref q3);
        }

        Denormals.Flush(p0).StoreUnsafe(ref s, 0);
        Denormals.Flush(p1).StoreUnsafe(ref s, 4);
        Denormals.Flush(p2).StoreUnsafe(ref s, 8);
        Denormals.Flush(p3).StoreUnsafe(ref s, 12);
        Denormals.Flush(q0).StoreUnsafe(ref s, 16);
        Denormals.Flush(q1).StoreUnsafe(ref s, 20);
        Denormals.Flush(q2).StoreUnsafe(ref s, 24);
        Denormals.Flush(q3).StoreUnsafe(ref s, 28);
    }

    private static Vector256<double> Load(ref double from, nuint at) => Vector256.LoadUnsafe(ref from, at);

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    private static void Step(ref double x, nuint at, ref double c, nuint lane, ref Vector256<double> s1, ref Vector256<double> s2)
    {
        var input = Vector256.LoadUnsafe(ref x, at);
        var output = Vector256.FusedMultiplyAdd(Load(ref c, lane), input, s1);
        s1 = Vector256.FusedMultiplyAdd(Load(ref c, (3 * Lines) + lane), output, Vector256.FusedMultiplyAdd(Load(ref c, Lines + lane), input, s2));
        s2 = Vector256.FusedMultiplyAdd(Load(ref c, (4 * Lines) + lane), output, Load(ref c, (2 * Lines) + lane) * input);
        output.StoreUnsafe(ref x, at);
    }
}

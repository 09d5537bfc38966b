using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Reverbs;

/// <summary>
/// What a pass through each of 16 lines takes away, so that all of them decay alike: a line of D frames loses 60 D / (rate T60) dB
/// (Jot and Chaigne, "Digital Delay Networks for Designing Artificial Reverberators", AES 90, 1991). The middle band's loss is a gain, the outer
/// bands' a low and a high shelf of second order (Bristow-Johnson, "Cookbook formulae for audio EQ biquad filter coefficients", slope 1).
/// Four lines run in the lanes of a vector; transposed direct form II, state in sample values.
/// </summary>
internal sealed class AbsorptionFilters
{
    private const int Taps = 5;

    /// <summary>A pass may lose this much relative to the middle band; more is silence already, and keeps the shelves well conditioned.</summary>
    private const double LeastRelativeDecibels = -60;

    private readonly double[] _coefficients = new double[LineBlock.Lines * Taps * 2];
    private readonly double[] _state = new double[LineBlock.Lines * 4];

    /// <param name="lengths">Frames of delay of each line.</param>
    public AbsorptionFilters(ReadOnlySpan<int> lengths, DecayBands decay, double sampleRate)
    {
        Span<double> shelf = stackalloc double[Taps];
        for (var j = 0; j < LineBlock.Lines; j++)
        {
            var mid = Loss(lengths[j], decay.Mid, sampleRate);
            var low = Math.Max(LeastRelativeDecibels, Loss(lengths[j], decay.Low, sampleRate) - mid);
            var high = Math.Max(LeastRelativeDecibels, Loss(lengths[j], decay.High, sampleRate) - mid);
            Shelf(low, Math.Min(decay.LowCrossover, 0.45 * sampleRate) / sampleRate, -1, shelf);
            var gain = DetMath.DbToGain(mid);
            for (var k = 0; k < 3; k++)
            {
                shelf[k] *= gain;
            }

            Keep(j, 0, shelf);
            Shelf(high, Math.Min(decay.HighCrossover, 0.45 * sampleRate) / sampleRate, 1, shelf);
            Keep(j, 1, shelf);
        }
    }

    /// <summary>Decibels lost in the middle band by a pass.</summary>
    public static double Loss(int frames, double seconds, double sampleRate) => -60 * frames / (sampleRate * seconds);

    public void Process(Span<double> block)
    {
        for (var group = 0; group < LineBlock.Lines; group += 4)
        {
            Process(ref MemoryMarshal.GetReference(block), group);
        }
    }

    public void Reset() => Array.Clear(_state);

    private static void Shelf(double decibels, double frequency, int direction, Span<double> to)
    {
        var a = DetMath.DbToGain(decibels / 2);
        var w = 2 * Math.PI * frequency;
        var cos = direction * DetMath.Cos(w);
        var root = Math.Sqrt(2 * a) * DetMath.Sin(w);
        var a0 = a + 1 - ((a - 1) * cos) + root;
        to[0] = a * (a + 1 + ((a - 1) * cos) + root) / a0;
        to[1] = -2 * direction * a * (a - 1 + ((a + 1) * cos)) / a0;
        to[2] = a * (a + 1 + ((a - 1) * cos) - root) / a0;
        to[3] = 2 * direction * (a - 1 - ((a + 1) * cos)) / a0;
        to[4] = (a + 1 - ((a - 1) * cos) - root) / a0;
    }

    private void Keep(int line, int section, ReadOnlySpan<double> values)
    {
        for (var k = 0; k < Taps; k++)
        {
            _coefficients[(((section * Taps) + k) * LineBlock.Lines) + line] = values[k];
        }
    }

    private void Process(ref double x, int group)
    {
        ref var c = ref _coefficients[group];
        ref var s = ref _state[group];
        const nuint row = LineBlock.Lines;
        var b0 = Vector256.LoadUnsafe(ref c);
        var b1 = Vector256.LoadUnsafe(ref c, row);
        var b2 = Vector256.LoadUnsafe(ref c, 2 * row);
        var a1 = Vector256.LoadUnsafe(ref c, 3 * row);
        var a2 = Vector256.LoadUnsafe(ref c, 4 * row);
        var d0 = Vector256.LoadUnsafe(ref c, 5 * row);
        var d1 = Vector256.LoadUnsafe(ref c, 6 * row);
        var d2 = Vector256.LoadUnsafe(ref c, 7 * row);
        var e1 = Vector256.LoadUnsafe(ref c, 8 * row);
        var e2 = Vector256.LoadUnsafe(ref c, 9 * row);
        var s1 = Vector256.LoadUnsafe(ref s);
        var s2 = Vector256.LoadUnsafe(ref s, row);
        var t1 = Vector256.LoadUnsafe(ref s, 2 * row);
        var t2 = Vector256.LoadUnsafe(ref s, 3 * row);
        var p0 = MemoryMarshal.CreateSpan(ref System.Runtime.CompilerServices.Unsafe.Add(ref x, group * Quantum.Frames), Quantum.Frames);
        var p1 = MemoryMarshal.CreateSpan(ref System.Runtime.CompilerServices.Unsafe.Add(ref x, (group + 1) * Quantum.Frames), Quantum.Frames);
        var p2 = MemoryMarshal.CreateSpan(ref System.Runtime.CompilerServices.Unsafe.Add(ref x, (group + 2) * Quantum.Frames), Quantum.Frames);
        var p3 = MemoryMarshal.CreateSpan(ref System.Runtime.CompilerServices.Unsafe.Add(ref x, (group + 3) * Quantum.Frames), Quantum.Frames);
        for (var i = 0; i < Quantum.Frames; i++)
        {
            var input = Vector256.Create(p0[i], p1[i], p2[i], p3[i]);
            var between = (b0 * input) + s1;
            s1 = (b1 * input) - (a1 * between) + s2;
            s2 = (b2 * input) - (a2 * between);
            var output = (d0 * between) + t1;
            t1 = (d1 * between) - (e1 * output) + t2;
            t2 = (d2 * between) - (e2 * output);
            p0[i] = output[0];
            p1[i] = output[1];
            p2[i] = output[2];
            p3[i] = output[3];
        }

        Denormals.Flush(s1).StoreUnsafe(ref s);
        Denormals.Flush(s2).StoreUnsafe(ref s, row);
        Denormals.Flush(t1).StoreUnsafe(ref s, 2 * row);
        Denormals.Flush(t2).StoreUnsafe(ref s, 3 * row);
    }
}

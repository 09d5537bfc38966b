using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Reverbs;

/// <summary>
/// A feedback delay network of 16 lines (Jot and Chaigne, AES 90, 1991): lines of different prime lengths, absorption in each, a Hadamard matrix
/// back. What makes the modes move is a slow rotation of neighboring lines into each other, a time-varying orthogonal matrix (Schlecht and Habets,
/// "Time-varying feedback matrices in feedback delay networks", JASA 138, 2015): modulating the lines' lengths instead would read between samples,
/// and interpolation takes treble away in every pass, so that the high band would not decay as set.
/// </summary>
internal sealed class FeedbackDelayNetwork
{
    private const int Pairs = LineBlock.Lines / 2;

    /// <summary>Radians of rotation at full modulation.</summary>
    private const double MaxAngle = Math.PI / 3;

    private readonly LineDelays _lines;
    private readonly AbsorptionFilters _absorption;
    private readonly double _sampleRate;
    private readonly double[] _mixed = new double[LineBlock.Length];

    /// <param name="lengths">16 coprime lengths in frames, none below 64.</param>
    public FeedbackDelayNetwork(ReadOnlySpan<int> lengths, DecayBands decay, double sampleRate)
    {
        _lines = new LineDelays(lengths);
        _absorption = new AbsorptionFilters(lengths, decay, sampleRate);
        _sampleRate = sampleRate;
        var kept = DetMath.DbToGain(2 * AbsorptionFilters.Loss((int)_lines.Lengths.Average(), decay.Mid, sampleRate));
        UnitGain = Math.Sqrt(LineBlock.Lines * (1 - kept) / kept);
    }

    /// <summary>The gain that gives every output's impulse response an energy near 1 in the middle band, however long it decays.</summary>
    public double UnitGain { get; }

    /// <summary>
    /// Takes 16 inputs and puts 16 outputs, each a sum of all lines with its own row of signs, in their place.
    /// </summary>
    /// <param name="block">16 x 64.</param>
    /// <param name="depthBefore">Modulation at the end of the quantum before, 0 to 1.</param>
    /// <param name="depth">Modulation at the end of this quantum.</param>
    /// <param name="position">Frame of the song; the modulation is a function of it.</param>
    public void Process(Span<double> block, double depthBefore, double depth, long position)
    {
        var mixed = _mixed.AsSpan();
        _lines.Read(mixed);
        _absorption.Process(mixed);
        Hadamard.Mix(mixed);
        if (depthBefore != 0 || depth != 0)
        {
            Modulate(mixed, depthBefore, depth, position);
        }

        ref var x = ref MemoryMarshal.GetReference(block);
        ref var y = ref MemoryMarshal.GetReference(mixed);
        for (nuint i = 0; i < LineBlock.Length; i += 4)
        {
            var output = Vector256.LoadUnsafe(ref y, i);
            Denormals.Flush(Vector256.LoadUnsafe(ref x, i) + output).StoreUnsafe(ref y, i);
            output.StoreUnsafe(ref x, i);
        }

        _lines.Write(mixed);
    }

    public void Reset()
    {
        _lines.Reset();
        _absorption.Reset();
    }

    private void Modulate(Span<double> block, double depthBefore, double depth, long position)
    {
        // The first eight are the pairs at the start of the quantum, the others at its end.
        Span<double> cosines = stackalloc double[2 * Pairs];
        Span<double> sines = stackalloc double[2 * Pairs];
        Phases(position, sines[..Pairs]);
        Phases(position + Quantum.Frames, sines[Pairs..]);
        DetMath.Sin(sines, sines);
        for (var k = 0; k < Pairs; k++)
        {
            sines[k] *= depthBefore * MaxAngle;
            sines[Pairs + k] *= depth * MaxAngle;
        }

        DetMath.Cos(sines, cosines);
        DetMath.Sin(sines, sines);
        Span<double> cosine = stackalloc double[Quantum.Frames];
        Span<double> sine = stackalloc double[Quantum.Frames];
        for (var pair = 0; pair < Pairs; pair++)
        {
            Ramp.Fill(cosine, cosines[pair], cosines[Pairs + pair]);
            Ramp.Fill(sine, sines[pair], sines[Pairs + pair]);
            Hadamard.Rotate(block, pair, cosine, sine);
        }
    }

    /// <summary>Radians of each pair's swing at a frame: 0.3 to 1.1 Hz, each pair its own, from phases spread over the circle.</summary>
    private void Phases(long frame, Span<double> to)
    {
        for (var pair = 0; pair < Pairs; pair++)
        {
            var hertz = 0.3 + (0.8 * pair / (Pairs - 1));
            var cycles = (hertz * frame / _sampleRate) + (pair * 0.375);
            to[pair] = 2 * Math.PI * (cycles - Math.Floor(cycles));
        }
    }
}

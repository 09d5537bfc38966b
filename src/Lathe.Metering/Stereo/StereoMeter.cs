using System.Runtime.Intrinsics;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;

namespace Lathe.Metering.Stereo;

/// <summary>
/// How two channels relate: correlation sum(LR) / sqrt(sum(LL) sum(RR)), width as side over mid energy, what is lost in mono, a history every
/// 100 ms or so and a goniometer picture. Blocks are whole quanta, the last one excepted. Samples must be finite. Memory grows by 24 bytes a hop.
/// </summary>
public sealed class StereoMeter
{
    /// <summary>Cells of the goniometer picture on each axis: side from left to right, mid from bottom to top, each from -1 to 1.</summary>
    public const int GoniometerCells = 65;

    private readonly int _quantaPerHop;
    private readonly List<StereoEnergy> _history = [];
    private readonly int[] _goniometer = new int[GoniometerCells * GoniometerCells];
    private StereoEnergy _total;
    private Vector512<double> _left;
    private Vector512<double> _right;
    private Vector512<double> _both;
    private int _quanta;

    /// <param name="sampleRate">Hz.</param>
    public StereoMeter(int sampleRate)
    {
        _quantaPerHop = Math.Max(1, sampleRate / (10 * Quantum.Frames));
        HopFrames = _quantaPerHop * Quantum.Frames;
    }

    /// <summary>Frames of a value of <see cref="History"/>: whole quanta, at most 100 ms.</summary>
    public int HopFrames { get; }

    /// <summary>Energies of everything seen; final after <see cref="Complete"/>.</summary>
    public StereoEnergy Total => _total;

    /// <summary>Energies of each hop.</summary>
    public IReadOnlyList<StereoEnergy> History => _history;

    /// <summary>Every eighth frame counted in its cell, row by row from the bottom.</summary>
    public ReadOnlySpan<int> Goniometer => _goniometer;

    /// <summary>Takes the next samples of both channels.</summary>
    public void Process(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        for (var start = 0; start < left.Length; start += Quantum.Frames)
        {
            var frames = Math.Min(Quantum.Frames, left.Length - start);
            AddQuantum(left.Slice(start, frames), right.Slice(start, frames));
            if (++_quanta == _quantaPerHop)
            {
                EndHop();
            }
        }
    }

    /// <summary>States that the stream has ended.</summary>
    public void Complete()
    {
        if (_quanta > 0)
        {
            EndHop();
        }
    }

    private void AddQuantum(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var i = 0;
        for (; i <= left.Length - Reductions.Lanes; i += Reductions.Lanes)
        {
            var l = Vector512.Create(left.Slice(i, Reductions.Lanes));
            var r = Vector512.Create(right.Slice(i, Reductions.Lanes));
            _left += l * l;
            _right += r * r;
            _both += l * r;
            Plot(left[i], right[i]);
        }

        for (; i < left.Length; i++)
        {
            var lane = Vector512<double>.Zero;
            _left += lane.WithElement(i % Reductions.Lanes, left[i] * left[i]);
            _right += lane.WithElement(i % Reductions.Lanes, right[i] * right[i]);
            _both += lane.WithElement(i % Reductions.Lanes, left[i] * right[i]);
        }
    }

    private void Plot(double left, double right)
    {
        const double half = GoniometerCells / 2.0;
        var side = (int)Math.Clamp(half + ((right - left) * 0.5 * half), 0, GoniometerCells - 1);
        var mid = (int)Math.Clamp(half + ((left + right) * 0.5 * half), 0, GoniometerCells - 1);
        _goniometer[(mid * GoniometerCells) + side]++;
    }

    private void EndHop()
    {
        var hop = new StereoEnergy(Reductions.Sum(_left), Reductions.Sum(_right), Reductions.Sum(_both));
        _history.Add(hop);
        _total = new StereoEnergy(_total.Left + hop.Left, _total.Right + hop.Right, _total.Both + hop.Both);
        (_left, _right, _both, _quanta) = (default, default, default, 0);
    }
}

/// <summary>Sums of products of two channels.</summary>
/// <param name="Left">sum(LL).</param>
/// <param name="Right">sum(RR).</param>
/// <param name="Both">sum(LR).</param>
public readonly record struct StereoEnergy(double Left, double Right, double Both)
{
    /// <summary>-1 to 1; null where a channel is silent.</summary>
    public double? Correlation => Left * Right > 0 ? Math.Clamp(Both / Math.Sqrt(Left * Right), -1, 1) : null;

    /// <summary>Energy of (L + R) / 2.</summary>
    public double Mid => Math.Max(0, (Left + Right + (2 * Both)) / 4);

    /// <summary>Energy of (L - R) / 2.</summary>
    public double Side => Math.Max(0, (Left + Right - (2 * Both)) / 4);

    /// <summary>Side over mid energy, dB; null where either is silent.</summary>
    public double? Width => Mid > 0 ? Decibels.OfPower(Side / Mid) : null;

    /// <summary>Energy of (L + R) / sqrt 2 over that of both channels, dB: 0 for mono, -3 for unrelated channels; null where nothing is left.</summary>
    public double? MonoLoss => Left + Right > 0 ? Decibels.OfPower(2 * Mid / (Left + Right)) : null;
}

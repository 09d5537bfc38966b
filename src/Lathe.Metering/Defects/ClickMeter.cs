using System.Runtime.Intrinsics;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;

namespace Lathe.Metering.Defects;

/// <summary>
/// Clicks of one channel: an isolated peak of the second difference that stands far above its level just before and just after. Blocks are whole
/// quanta, the last one excepted. <see cref="Defect.Value"/> is the height over that level in dB.
/// </summary>
public sealed class ClickMeter(int channel)
{
    private const int Before = 8;
    private const int After = 8;
    private const int Kept = Before + 1 + After;
    private const int MostListed = 1000;

    /// <summary>30 dB, as a ratio of powers.</summary>
    private const double LeastRatio = 1000;

    /// <summary>-50 dBFS: smaller steps are not heard over music.</summary>
    private const double LeastPeak = 0.00316;

    /// <summary>A click is over within this many samples; a stroke rings on.</summary>
    private const int LongestClick = 12;

    private readonly (double Peak, double Mean)[] _quanta = new (double, double)[Kept];
    private readonly double[] _window = new double[Quantum.Frames + 2];
    private readonly double[] _differences = new double[Kept * Quantum.Frames];
    private readonly List<Defect> _clicks = [];
    private long _count;

    /// <summary>The first thousand.</summary>
    public IReadOnlyList<Defect> Clicks => _clicks;

    public long Count { get; private set; }

    public void Process(ReadOnlySpan<double> samples)
    {
        for (; samples.Length >= Quantum.Frames; samples = samples[Quantum.Frames..])
        {
            Add(samples[..Quantum.Frames]);
        }
    }

    private void Add(ReadOnlySpan<double> samples)
    {
        samples.CopyTo(_window.AsSpan(2));
        var (sum, max) = (Vector512<double>.Zero, Vector512<double>.Zero);
        ref var x = ref _window[0];
        ref var to = ref _differences[_count % Kept * Quantum.Frames];
        for (nuint i = 0; i < Quantum.Frames; i += Reductions.Lanes)
        {
            var middle = Vector512.LoadUnsafe(ref x, i + 1);
            var d = (Vector512.LoadUnsafe(ref x, i) - (middle + middle)) + Vector512.LoadUnsafe(ref x, i + 2);
            d.StoreUnsafe(ref to, i);
            sum += d * d;
            max = Vector512.Max(max, Vector512.Abs(d));
        }

        _window.AsSpan(Quantum.Frames).CopyTo(_window);
        _quanta[_count++ % Kept] = (Reductions.Max(max), Reductions.Sum(sum) / Quantum.Frames);
        if (_count >= Kept)
        {
            Judge(_count - 1 - After);
        }
    }

    /// <summary>Samples from the first to the last whose second difference reaches a fifth of the peak.</summary>
    private (int Width, int At) Extent(long quantum, double peak)
    {
        var differences = _differences.AsSpan((int)(quantum % Kept) * Quantum.Frames, Quantum.Frames);
        var (first, last) = (-1, -1);
        for (var i = 0; i < differences.Length; i++)
        {
            if (Math.Abs(differences[i]) >= 0.2 * peak)
            {
                first = first < 0 ? i : first;
                last = i;
            }
        }

        return (last - first + 1, first);
    }

    private void Judge(long quantum)
    {
        var (peak, _) = _quanta[quantum % Kept];
        if (peak < LeastPeak)
        {
            return;
        }

        // The neighbor that the click may reach into is left out on either side.
        var (before, after) = (1e-12, 1e-12);
        for (var i = 2; i <= Before; i++)
        {
            before = Math.Max(before, _quanta[(quantum - i) % Kept].Mean);
            after = Math.Max(after, _quanta[(quantum + i) % Kept].Mean);
        }

        var ratio = peak * peak / Math.Max(before, after);
        if (ratio < LeastRatio)
        {
            return;
        }

        var (width, at) = Extent(quantum, peak);
        if (width <= LongestClick)
        {
            Count++;
            if (_clicks.Count < MostListed)
            {
                var start = (quantum * Quantum.Frames) + at;
                _clicks.Add(new Defect(channel, start, start + width, Decibels.OfPower(ratio)!.Value));
            }
        }
    }
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Filters;

namespace Lathe.Metering.Loudness;

/// <summary>
/// Loudness by ITU-R BS.1770-5 and EBU Tech 3341 and 3342: momentary (400 ms) and short-term (3 s) with maxima on a grid of at most 5 ms and
/// histories every 100 ms, integrated loudness and range. Samples must be finite. The figures do not depend on how the stream is cut into
/// blocks. Memory grows by 16 bytes for each 100 ms. Not thread-safe.
/// </summary>
public sealed class LoudnessMeter
{
    private readonly ImmutableArray<double> _weights;
    private readonly int[] _heard;
    private readonly KWeightedEnergy[] _pairs;
    private readonly double[] _steps;
    private readonly double[] _hops = new double[LoudnessGrid.ShortTermHops];
    private readonly List<double> _momentary = [];
    private readonly List<double> _shortTerm = [];
    private readonly double _momentaryFrames;
    private readonly double _shortTermFrames;
    private int _inStep;
    private long _stepCount;
    private double _hopSum;
    private double _momentarySum;
    private double _shortTermSum;
    private double _momentaryMax;
    private double _shortTermMax;

    public LoudnessMeter(AudioFormat format)
    {
        Grid = LoudnessGrid.At(format.SampleRate);
        _weights = ChannelWeights.Of(format.Layout);
        _heard = [.. Enumerable.Range(0, format.Channels).Where(c => _weights[c] > 0)];
        var weighting = KWeighting.At(format.SampleRate);
        _pairs = [.. Enumerable.Range(0, (_heard.Length + 1) / 2).Select(_ => new KWeightedEnergy(weighting))];
        _steps = new double[Grid.StepsPerHop * LoudnessGrid.ShortTermHops];
        _momentaryFrames = Grid.HopFrames * LoudnessGrid.MomentaryHops;
        _shortTermFrames = Grid.HopFrames * LoudnessGrid.ShortTermHops;
    }

    public LoudnessGrid Grid { get; }

    /// <summary>The loudness of the last 400 ms in LUFS, by the 5 ms grid; negative infinity for silence or before 400 ms.</summary>
    public double Momentary => _stepCount < Grid.StepsPerHop * LoudnessGrid.MomentaryHops
        ? double.NegativeInfinity
        : GatedLoudness.Of(_momentarySum / _momentaryFrames);

    /// <summary>The loudness of the last 3 s in LUFS, by the 5 ms grid; negative infinity for silence or before 3 s.</summary>
    public double ShortTerm => _stepCount < _steps.Length ? double.NegativeInfinity : GatedLoudness.Of(_shortTermSum / _shortTermFrames);

    /// <summary>The largest momentary loudness, LUFS; null below the absolute gate.</summary>
    public double? MomentaryMax => Audible(_momentaryMax / _momentaryFrames);

    /// <summary>The largest short-term loudness, LUFS; null below the absolute gate.</summary>
    public double? ShortTermMax => Audible(_shortTermMax / _shortTermFrames);

    /// <summary>Integrated loudness so far, LUFS; null where nothing passes the gate.</summary>
    public double? Integrated => GatedLoudness.Integrated(CollectionsMarshal.AsSpan(_momentary));

    /// <summary>Loudness range so far, LU; null where nothing passes the gate.</summary>
    public double? Range => GatedLoudness.Range(CollectionsMarshal.AsSpan(_shortTerm));

    /// <summary>Weighted mean squares of 400 ms every 100 ms; the first ends at 400 ms.</summary>
    public IReadOnlyList<double> MomentaryPowers => _momentary;

    /// <summary>Weighted mean squares of 3 s every 100 ms; the first ends at 3 s.</summary>
    public IReadOnlyList<double> ShortTermPowers => _shortTerm;

    /// <summary>Takes the next frames, any number.</summary>
    public void Process(in Planar block)
    {
        for (var start = 0; start < block.Frames;)
        {
            var frames = Math.Min(block.Frames - start, Grid.StepFrames - _inStep);
            for (var p = 0; p < _pairs.Length; p++)
            {
                var first = block[_heard[2 * p]].Slice(start, frames);
                _pairs[p].Add(first, (2 * p) + 1 < _heard.Length ? block[_heard[(2 * p) + 1]].Slice(start, frames) : first);
            }

            start += frames;
            _inStep += frames;
            if (_inStep == Grid.StepFrames)
            {
                _inStep = 0;
                EndStep();
            }
        }
    }

    private void EndStep()
    {
        var energy = 0.0;
        for (var p = 0; p < _pairs.Length; p++)
        {
            var (first, second) = _pairs[p].Take();
            energy += _weights[_heard[2 * p]] * first;
            if ((2 * p) + 1 < _heard.Length)
            {
                energy += _weights[_heard[(2 * p) + 1]] * second;
            }
        }

        var slot = (int)(_stepCount % _steps.Length);
        var back = (slot + _steps.Length - (Grid.StepsPerHop * LoudnessGrid.MomentaryHops)) % _steps.Length;
        _momentarySum = Math.Max(0, _momentarySum + energy - _steps[back]);
        _shortTermSum = Math.Max(0, _shortTermSum + energy - _steps[slot]);
        _steps[slot] = energy;
        _hopSum += energy;
        _stepCount++;
        if (_stepCount % Grid.StepsPerHop == 0)
        {
            EndHop((int)(_stepCount / Grid.StepsPerHop - 1) % _hops.Length);
        }

        if (_stepCount >= Grid.StepsPerHop * LoudnessGrid.MomentaryHops)
        {
            _momentaryMax = Math.Max(_momentaryMax, _momentarySum);
        }

        if (_stepCount >= _steps.Length)
        {
            _shortTermMax = Math.Max(_shortTermMax, _shortTermSum);
        }
    }

    /// <summary>On the 100 ms grid the windows are summed anew: what the running sums lose by cancellation never lasts longer than a hop.</summary>
    private void EndHop(int slot)
    {
        _hops[slot] = _hopSum;
        _hopSum = 0;
        _momentarySum = Sum(slot, LoudnessGrid.MomentaryHops);
        _shortTermSum = Sum(slot, LoudnessGrid.ShortTermHops);
        var hops = _stepCount / Grid.StepsPerHop;
        if (hops >= LoudnessGrid.MomentaryHops)
        {
            _momentary.Add(_momentarySum / _momentaryFrames);
        }

        if (hops >= LoudnessGrid.ShortTermHops)
        {
            _shortTerm.Add(_shortTermSum / _shortTermFrames);
        }
    }

    private double Sum(int last, int count)
    {
        var sum = 0.0;
        for (var i = count - 1; i >= 0; i--)
        {
            sum += _hops[(last + _hops.Length - i) % _hops.Length];
        }

        return sum;
    }

    private static double? Audible(double power)
    {
        var lufs = GatedLoudness.Of(power);
        return lufs > GatedLoudness.AbsoluteGate ? lufs : null;
    }
}

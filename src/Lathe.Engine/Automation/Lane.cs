using System.Collections.Immutable;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;
using Lathe.Session.Automation;

namespace Lathe.Engine.Automation;

/// <summary>
/// How a value moves in time: a pure function of the song position. Before the first point it has the first value, after the last the last.
/// Between two points it moves in the parameter's unit - decibels in a straight line of decibels - or, where the parameter's taper is
/// logarithmic, by equal ratios. Where a value jumps, the parameters of <see cref="Rate.Sample"/> cross over in a straight line of
/// <see cref="SmoothingSeconds"/>, faders and sends in one of gain.
/// </summary>
public sealed class Lane
{
    /// <summary>Length of the straight line that replaces a jump, seconds: long enough not to click, short against any note.</summary>
    public const double SmoothingSeconds = 0.005;

    /// <summary>What negative infinity counts as while a fader moves from or to it, dB.</summary>
    public const double Floor = -120;

    private readonly Segment[] _segments;
    private readonly bool _discrete;

    /// <param name="parameter">What it moves.</param>
    /// <param name="points">At least one, in order of time; of several at one time the first is where the way before ends, the last counts from there on.</param>
    /// <param name="sampleRate">Hz.</param>
    /// <param name="lfo">Added to the points' value, or null.</param>
    /// <param name="follower">Added to the points' value, or null.</param>
    public Lane(Param parameter, ImmutableArray<LanePoint> points, int sampleRate, Lfo? lfo = null, Follower? follower = null)
    {
        ArgumentOutOfRangeException.ThrowIfZero(points.Length);
        Parameter = parameter;
        Points = points;
        Lfo = lfo;
        Follower = follower;
        _discrete = parameter.Unit is Unit.Choice or Unit.Toggle;
        _segments = Segments(points, (int)Math.Round(SmoothingSeconds * sampleRate));
    }

    public Param Parameter { get; }

    public ImmutableArray<LanePoint> Points { get; }

    public Lfo? Lfo { get; }

    public Follower? Follower { get; }

    /// <summary>The value at a song position, the points' jumps not smoothed.</summary>
    /// <param name="frame">Song position.</param>
    /// <param name="envelope">The level in dB that the follower sees there.</param>
    public double At(long frame, double envelope = double.NegativeInfinity)
    {
        var index = Find(frame);
        var value = index < 0 ? _segments[0].Value : Raw(_segments[index], frame);
        return Lfo is null && Follower is null ? value : Moved(value, frame, envelope);
    }

    /// <summary>The values from a song position on, jumps smoothed.</summary>
    /// <param name="position">Song position of the first frame.</param>
    /// <param name="values">Filled.</param>
    /// <param name="asGain">True to give linear gain for decibels.</param>
    /// <param name="envelope">As many levels in dB as values, where there is a follower.</param>
    public void Fill(long position, Span<double> values, bool asGain = false, ReadOnlySpan<double> envelope = default)
    {
        if (Lfo is null && Follower is null)
        {
            FillPoints(position, values, asGain);
            return;
        }

        FillPoints(position, values, asGain: false);
        for (var i = 0; i < values.Length; i++)
        {
            var value = Moved(values[i], position + i, envelope.IsEmpty ? double.NegativeInfinity : envelope[i]);
            values[i] = asGain ? DetMath.DbToGain(value) : value;
        }
    }

    private double Moved(double value, long frame, double envelope)
    {
        if (Lfo is { } lfo)
        {
            value = lfo.Depth.Apply(value, lfo.At(frame));
        }

        if (Follower is { } follower)
        {
            value = follower.Depth.Apply(value, follower.Share(envelope));
        }

        return Math.Clamp(value, Parameter.Min, Parameter.Max);
    }

    private void FillPoints(long position, Span<double> values, bool asGain)
    {
        var index = Find(position);
        for (var done = 0; done < values.Length;)
        {
            var until = index + 1 < _segments.Length ? _segments[index + 1].Start : long.MaxValue;
            var count = (int)Math.Min(values.Length - done, until - (position + done));
            var part = values.Slice(done, count);
            if (index < 0)
            {
                part.Fill(asGain ? DetMath.DbToGain(_segments[0].Value) : _segments[0].Value);
            }
            else
            {
                Fill(_segments[index], position + done, part, asGain);
            }

            done += count;
            index++;
        }
    }

    private void Fill(in Segment segment, long position, Span<double> values, bool asGain)
    {
        if (segment.Constant)
        {
            values.Fill(asGain ? DetMath.DbToGain(segment.Value) : segment.Value);
        }
        else
        {
            for (var i = 0; i < values.Length; i++)
            {
                var value = Raw(segment, position + i);
                values[i] = asGain ? DetMath.DbToGain(value) : value;
            }
        }

        var smooth = (int)Math.Clamp(segment.Start + segment.Smoothing - position, 0, values.Length);
        var from = asGain ? DetMath.DbToGain(segment.Before) : segment.Before;
        for (var i = 0; i < smooth; i++)
        {
            values[i] = Smoothed(from, values[i], position + i - segment.Start, segment.Smoothing);
        }
    }

    private double Smoothed(double from, double to, long frame, int frames)
    {
        if (!double.IsFinite(from))
        {
            from = Math.Max(from, Math.Max(Floor, Parameter.Min));
        }

        if (!double.IsFinite(to))
        {
            to = Math.Max(to, Math.Max(Floor, Parameter.Min));
        }

        return double.IsFinite(from) && double.IsFinite(to) ? from + ((to - from) * ((frame + 1.0) / frames)) : to;
    }

    private double Raw(in Segment segment, long frame)
    {
        if (segment.Constant || _discrete || frame == segment.Start)
        {
            return segment.Value;
        }

        var x = (frame - segment.Start) / (double)segment.Length;
        var shaped = segment.Curve switch
        {
            Curve.Exponential => Shape.Exponential(x),
            Curve.S => Shape.S(x),
            Curve.Bezier => Shape.Bezier(x, segment.Handles),
            _ => x,
        };
        var value = segment.Octaves != 0
            ? segment.From * DetMath.Exp2(shaped * segment.Octaves)
            : segment.From + ((segment.To - segment.From) * shaped);
        return Math.Clamp(value, Math.Min(segment.From, segment.To), Math.Max(segment.From, segment.To));
    }

    /// <summary>The last segment that starts at or before a frame, or -1.</summary>
    private int Find(long frame)
    {
        int low = 0, high = _segments.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_segments[middle].Start <= frame)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }

    private Segment[] Segments(ImmutableArray<LanePoint> points, int smoothing)
    {
        var groups = points.GroupBy(p => p.Frame).Select(g => (Start: g.Key, First: g.First().Value, Last: g.Last())).ToArray();
        var segments = new Segment[groups.Length];
        var before = groups[0].Last.Value;
        for (var i = 0; i < groups.Length; i++)
        {
            var (start, _, last) = groups[i];
            var end = i + 1 < groups.Length ? groups[i + 1].Start : start;
            var constant = i + 1 == groups.Length || last.Curve == Curve.Hold || _discrete || groups[i + 1].First == last.Value;
            var target = constant ? last.Value : groups[i + 1].First;
            var (from, to) = (Finite(last.Value), Finite(target));
            constant |= !double.IsFinite(from) || !double.IsFinite(to);
            segments[i] = new Segment
            {
                Start = start,
                Length = end - start,
                Value = last.Value,
                Before = before,
                From = from,
                To = to,
                Curve = last.Curve,
                Handles = last.Handles ?? BezierHandles.Ease,
                Constant = constant,
                Octaves = !constant && Parameter.Taper == Taper.Logarithmic && from > 0 && to > 0 ? DetMath.Log2(to / from) : 0,
                Smoothing = before == last.Value ? 0 : i + 1 < groups.Length ? (int)Math.Min(smoothing, end - start) : smoothing,
            };
            before = target;
        }

        return segments;
    }

    private double Finite(double value) => double.IsNegativeInfinity(value) && Parameter.Unit == Unit.Decibels ? Floor : value;

    private readonly struct Segment
    {
        public long Start { get; init; }

        public long Length { get; init; }

        /// <summary>Value at the start, as written.</summary>
        public double Value { get; init; }

        /// <summary>Value that the way before it came to.</summary>
        public double Before { get; init; }

        public double From { get; init; }

        public double To { get; init; }

        public Curve Curve { get; init; }

        public BezierHandles Handles { get; init; }

        public bool Constant { get; init; }

        /// <summary>log2(To / From) where it moves by ratios, else 0.</summary>
        public double Octaves { get; init; }

        /// <summary>Frames over which the jump at its start is smoothed.</summary>
        public int Smoothing { get; init; }
    }
}

using Lathe.Dsp.Buffers;
using Lathe.Engine.Automation;
using Lathe.Engine.Console;
using Lathe.Engine.Plans;

namespace Lathe.Engine.Render;

/// <summary>
/// Level, width and place: from one or two channels to stereo. Mono is panned by the law, stereo is widened by l' = a l + b r, r' = a r + b l with
/// a = (1 + w)/2, b = (1 - w)/2, and balanced. It is the last stage of a strip, and without the width each send.
/// </summary>
internal sealed class Panner : Placement
{
    private readonly GainCurve _gain;
    private readonly LaneRunner? _pan;
    private readonly double _panLeft;
    private readonly double _panRight;
    private readonly Control? _width;
    private readonly LaneRunner? _widths;
    private readonly PanLaw _law;
    private readonly bool _mono;
    private readonly bool _fixed;
    private readonly double _left;
    private readonly double _right;

    /// <param name="gain">Levels and mutes.</param>
    /// <param name="place">From mono or stereo to stereo.</param>
    /// <param name="movements">What pan and width follow.</param>
    public Panner(GainCurve gain, PlanPlace place, Movements movements)
    {
        _gain = gain;
        _law = (PanLaw)place.Law;
        _mono = place.From.Channels == 1;
        _pan = movements.Run(place.Pan);
        _width = _mono || place.Width?.IsAlways(100) != false ? null : place.Width;
        _widths = _width is null ? null : movements.Run(_width);
        _fixed = gain.IsFixed && _pan is null;
        _panLeft = Right(-place.Pan.Value);
        _panRight = Right(place.Pan.Value);
        _left = gain.Fixed * _panLeft;
        _right = gain.Fixed * _panRight;
    }

    public override void Process(in Planar source, in Planar target, long position, bool add)
    {
        var left = source[0];
        var right = source[_mono ? 0 : 1];
        if (_width is not null)
        {
            Span<double> wideLeft = stackalloc double[Quantum.Frames];
            Span<double> wideRight = stackalloc double[Quantum.Frames];
            Widen(left, right, wideLeft, wideRight, position);
            Place(wideLeft, wideRight, target, position, add);
        }
        else
        {
            Place(left, right, target, position, add);
        }
    }

    private double Right(double pan) => _mono ? _law.Right(pan) : _law.BalanceRight(pan);

    private void Widen(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> wideLeft, Span<double> wideRight, long position)
    {
        Span<double> width = stackalloc double[Quantum.Frames];
        if (_widths is null)
        {
            width.Fill(_width!.Value);
        }
        else
        {
            _widths.Fill(position, width);
        }

        for (var i = 0; i < width.Length; i++)
        {
            var a = (1 + (width[i] / 100)) / 2;
            var b = (1 - (width[i] / 100)) / 2;
            wideLeft[i] = (a * left[i]) + (b * right[i]);
            wideRight[i] = (a * right[i]) + (b * left[i]);
        }
    }

    private void Place(ReadOnlySpan<double> left, ReadOnlySpan<double> right, in Planar target, long position, bool add)
    {
        if (_fixed)
        {
            Put(left, _left, target[0], add);
            Put(right, _right, target[1], add);
            return;
        }

        Span<double> gains = stackalloc double[Quantum.Frames];
        Span<double> side = stackalloc double[Quantum.Frames];
        Span<double> pan = stackalloc double[Quantum.Frames];
        _gain.Fill(position, gains);
        _pan?.Fill(position, pan);
        Sides(gains, pan, -1, side);
        Put(left, side, target[0], add);
        Sides(gains, pan, 1, side);
        Put(right, side, target[1], add);
    }

    private void Sides(ReadOnlySpan<double> gains, ReadOnlySpan<double> pan, int sign, Span<double> side)
    {
        if (_pan is null)
        {
            QuantumMath.Scale(gains, sign < 0 ? _panLeft : _panRight, side);
            return;
        }

        for (var i = 0; i < side.Length; i++)
        {
            side[i] = gains[i] * Right(sign * pan[i]);
        }
    }
}

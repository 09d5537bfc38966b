using Lathe.Dsp.Buffers;
using Lathe.Engine.Automation;
using Lathe.Engine.Console;

namespace Lathe.Engine.Render;

/// <summary>
/// Level, width and place: from one or two channels to stereo. Mono is panned by the law, stereo is widened by l' = a l + b r, r' = a r + b l with
/// a = (1 + w)/2, b = (1 - w)/2, and balanced. It is the last stage of a strip, and without the width each send.
/// </summary>
internal sealed class Panner
{
    private readonly GainCurve _gain;
    private readonly Control _pan;
    private readonly Control? _width;
    private readonly PanLaw _law;
    private readonly bool _mono;
    private readonly bool _fixed;
    private readonly double _left;
    private readonly double _right;

    /// <param name="gain">Levels and mutes.</param>
    /// <param name="pan">-100 to 100.</param>
    /// <param name="width">0 to 200 %, or null where there is none.</param>
    /// <param name="law">Index of the pan law.</param>
    /// <param name="channels">Channels that come in: 1 or 2.</param>
    public Panner(GainCurve gain, Control pan, Control? width, int law, int channels)
    {
        _gain = gain;
        _pan = pan;
        _law = (PanLaw)law;
        _mono = channels == 1;
        _width = _mono || width?.IsAlways(100) != false ? null : width;
        _fixed = gain.IsFixed && pan.Lane is null;
        _left = gain.Fixed * Right(-pan.Value);
        _right = gain.Fixed * Right(pan.Value);
    }

    /// <summary>Pans 64 frames.</summary>
    /// <param name="source">1 or 2 channels.</param>
    /// <param name="target">2 channels.</param>
    /// <param name="position">Song position.</param>
    /// <param name="add">True to add to what is there.</param>
    public void Process(in Planar source, in Planar target, long position, bool add)
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
        Fill(_width!, position, width);
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
        Fill(_pan, position, pan);
        Sides(gains, pan, -1, side);
        Put(left, side, target[0], add);
        Sides(gains, pan, 1, side);
        Put(right, side, target[1], add);
    }

    private void Sides(ReadOnlySpan<double> gains, ReadOnlySpan<double> pan, int sign, Span<double> side)
    {
        if (_pan.Lane is null)
        {
            QuantumMath.Scale(gains, Right(sign * _pan.Value), side);
            return;
        }

        for (var i = 0; i < side.Length; i++)
        {
            side[i] = gains[i] * Right(sign * pan[i]);
        }
    }

    private static void Fill(Control control, long position, Span<double> values)
    {
        if (control.Lane is null)
        {
            values.Fill(control.Value);
        }
        else
        {
            control.Lane.Fill(position, values);
        }
    }

    private static void Put(ReadOnlySpan<double> source, double gain, Span<double> target, bool add)
    {
        if (add)
        {
            QuantumMath.AddScaled(source, gain, target);
        }
        else
        {
            QuantumMath.Scale(source, gain, target);
        }
    }

    private static void Put(ReadOnlySpan<double> source, ReadOnlySpan<double> gain, Span<double> target, bool add)
    {
        if (add)
        {
            QuantumMath.AddScaled(source, gain, target);
        }
        else
        {
            QuantumMath.Scale(source, gain, target);
        }
    }
}

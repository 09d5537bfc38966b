using Lathe.Dsp.Buffers;
using Lathe.Dsp.Numerics;
using Lathe.Engine.Automation;
using Lathe.Engine.Plans;

namespace Lathe.Engine.Render;

/// <summary>
/// Level and place where more than two channels are in play. The gains of the matrix are computed for the end of each quantum and run to it in
/// straight lines from those of the quantum before; the level has its own value at every sample.
/// </summary>
internal sealed class SurroundPanner : Placement
{
    private readonly GainCurve _gain;
    private readonly SurroundMatrix _matrix;
    private readonly Moving _pan;
    private readonly Moving _left;
    private readonly Moving _right;
    private readonly Moving _width;
    private readonly Moving _azimuth;
    private readonly Moving _elevation;
    private readonly Moving _spread;
    private readonly Moving _lfe;
    private readonly bool _still;
    private readonly double[] _now;
    private readonly double[] _next;
    private bool _started;

    public SurroundPanner(GainCurve gain, PlanPlace place, Movements movements)
    {
        _gain = gain;
        _matrix = new SurroundMatrix(place);
        _now = new double[_matrix.Inputs * _matrix.Outputs];
        _next = new double[_now.Length];
        Moving Of(Control? control, double otherwise) => new(control?.Value ?? otherwise, movements.Run(control));
        _pan = Of(place.Pan, 0);
        _left = Of(place.Left, 0);
        _right = Of(place.Right, 0);
        _width = Of(place.Width, 100);
        _azimuth = Of(place.Azimuth, 0);
        _elevation = Of(place.Elevation, 0);
        _spread = Of(place.Spread, 0);
        _lfe = Of(place.Lfe, double.NegativeInfinity);
        _still = place.Controls.All(c => c.Lane is null);
        if (_still)
        {
            Compute(0, _next);
        }
    }

    public override void Process(in Planar source, in Planar target, long position, bool add)
    {
        if (!add)
        {
            target.Clear();
        }

        if (_still && _gain.IsFixed)
        {
            Fixed(source, target);
            return;
        }

        Move(position);
        Span<double> gains = stackalloc double[Quantum.Frames];
        Span<double> curve = stackalloc double[Quantum.Frames];
        _gain.Fill(position, gains);
        for (var output = 0; output < _matrix.Outputs; output++)
        {
            for (var input = 0; input < _matrix.Inputs; input++)
            {
                var index = (output * _matrix.Inputs) + input;
                var (from, to) = (_now[index], _next[index]);
                if (from == 0 && to == 0)
                {
                    continue;
                }

                for (var i = 0; i < curve.Length; i++)
                {
                    curve[i] = gains[i] * (from + ((to - from) * ((i + 1) / (double)Quantum.Frames)));
                }

                QuantumMath.AddScaled(source[input], curve, target[output]);
            }
        }
    }

    private void Fixed(in Planar source, in Planar target)
    {
        for (var output = 0; output < _matrix.Outputs; output++)
        {
            for (var input = 0; input < _matrix.Inputs; input++)
            {
                var gain = _gain.Fixed * _next[(output * _matrix.Inputs) + input];
                if (gain != 0)
                {
                    QuantumMath.AddScaled(source[input], gain, target[output]);
                }
            }
        }
    }

    private void Move(long position)
    {
        if (!_still)
        {
            _next.CopyTo(_now, 0);
            Compute(position, _next);
        }

        if (!_started || _still)
        {
            _started = true;
            _next.CopyTo(_now, 0);
        }
    }

    private void Compute(long position, Span<double> gains) => _matrix.Fill(
        new SurroundValues(
            _pan.At(position),
            _left.At(position),
            _right.At(position),
            _width.At(position),
            _azimuth.At(position),
            _elevation.At(position),
            _spread.At(position),
            DetMath.DbToGain(_lfe.At(position))),
        gains);

    private readonly record struct Moving(double Value, LaneRunner? Lane)
    {
        public double At(long position) => Lane is null ? Value : Lane.Last(position);
    }
}

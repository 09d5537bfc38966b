using Lathe.Dsp.Buffers;
using Lathe.Engine.Console;
using Lathe.Engine.Plans;

namespace Lathe.Engine.Render;

/// <summary>Dual pan: each channel of a stereo signal is placed by the pan law as if it were mono, after the width.</summary>
internal sealed class DualPanner(GainCurve gain, PlanPlace place, Movements movements) : Placement
{
    private readonly Side _left = new(place.Left!.Value, movements.Run(place.Left), (PanLaw)place.Law);
    private readonly Side _right = new(place.Right!.Value, movements.Run(place.Right), (PanLaw)place.Law);
    private readonly LaneRunner? _widths = movements.Run(place.Width);
    private readonly double _width = place.Width?.Value ?? 100;

    public override void Process(in Planar source, in Planar target, long position, bool add)
    {
        Span<double> gains = stackalloc double[Quantum.Frames];
        Span<double> left = stackalloc double[Quantum.Frames];
        Span<double> right = stackalloc double[Quantum.Frames];
        Span<double> curve = stackalloc double[Quantum.Frames];
        gain.Fill(position, gains);
        curve.Fill(_width);
        _widths?.Fill(position, curve);
        for (var i = 0; i < curve.Length; i++)
        {
            var a = (1 + (curve[i] / 100)) / 2;
            var b = (1 - (curve[i] / 100)) / 2;
            left[i] = gains[i] * ((a * source[0][i]) + (b * source[1][i]));
            right[i] = gains[i] * ((a * source[1][i]) + (b * source[0][i]));
        }

        _left.Put(left, position, curve, target, add);
        _right.Put(right, position, curve, target, add: true);
    }

    private sealed class Side(double pan, LaneRunner? pans, PanLaw law)
    {
        private readonly double _toLeft = law.Right(-pan);
        private readonly double _toRight = law.Right(pan);

        public void Put(ReadOnlySpan<double> samples, long position, Span<double> curve, in Planar target, bool add)
        {
            if (pans is null)
            {
                Placement.Put(samples, _toLeft, target[0], add);
                Placement.Put(samples, _toRight, target[1], add);
                return;
            }

            Span<double> sides = stackalloc double[Quantum.Frames];
            pans.Fill(position, curve);
            for (var sign = -1; sign <= 1; sign += 2)
            {
                for (var i = 0; i < sides.Length; i++)
                {
                    sides[i] = law.Right(sign * curve[i]);
                }

                Placement.Put(samples, sides, target[sign < 0 ? 0 : 1], add);
            }
        }
    }
}

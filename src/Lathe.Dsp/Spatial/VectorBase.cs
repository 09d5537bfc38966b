using System.Collections.Immutable;

namespace Lathe.Dsp.Spatial;

/// <summary>Two or three speakers as the base of a space of directions: p = g1 l1 + g2 l2 + g3 l3, solved for the gains by Cramer's rule.</summary>
internal sealed class VectorBase
{
    /// <summary>A gain that is less than nothing only by rounding counts as nothing.</summary>
    private const double Slack = 1e-9;

    private readonly (double X, double Y, double Z) _first;
    private readonly (double X, double Y, double Z) _second;
    private readonly (double X, double Y, double Z) _third;
    private readonly double _scale;

    /// <param name="channels">The speakers' channels; two or three.</param>
    /// <param name="first">Unit vector of the first.</param>
    /// <param name="second">Unit vector of the second.</param>
    /// <param name="third">Unit vector of the third; straight up where there are two.</param>
    public VectorBase(
        ImmutableArray<int> channels, (double X, double Y, double Z) first, (double X, double Y, double Z) second, (double X, double Y, double Z) third)
    {
        Channels = channels;
        (_first, _second, _third) = (first, second, third);
        _scale = 1 / Determinant(first, second, third);
    }

    public ImmutableArray<int> Channels { get; }

    public static double Determinant((double X, double Y, double Z) a, (double X, double Y, double Z) b, (double X, double Y, double Z) c) =>
        (a.X * ((b.Y * c.Z) - (b.Z * c.Y))) - (a.Y * ((b.X * c.Z) - (b.Z * c.X))) + (a.Z * ((b.X * c.Y) - (b.Y * c.X)));

    /// <summary>The gains of a direction, normalized to equal energy.</summary>
    /// <param name="x">Of its unit vector, ahead.</param>
    /// <param name="y">To the left.</param>
    /// <param name="z">Up.</param>
    /// <param name="gains">Three; those past the speakers stay as they are.</param>
    /// <returns>False where the direction lies outside.</returns>
    public bool TryGains(double x, double y, double z, Span<double> gains)
    {
        var p = (x, y, z);
        var a = Determinant(p, _second, _third) * _scale;
        var b = Determinant(_first, p, _third) * _scale;
        var c = Determinant(_first, _second, p) * _scale;
        if (a < -Slack || b < -Slack || (Channels.Length == 3 && c < -Slack))
        {
            return false;
        }

        (a, b, c) = (Math.Max(0, a), Math.Max(0, b), Channels.Length == 3 ? Math.Max(0, c) : 0);
        var scale = 1 / Math.Sqrt((a * a) + (b * b) + (c * c));
        (gains[0], gains[1], gains[2]) = (a * scale, b * scale, c * scale);
        return true;
    }
}

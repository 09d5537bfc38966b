using Lathe.Dsp.Buffers;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Spatial;

/// <summary>
/// Vector base amplitude panning (Pulkki, "Virtual Sound Source Positioning Using Vector Base Amplitude Panning", JAES 45, 1997): the two speakers
/// (or three, where some stand above) around a direction share it so that the sum of their vectors points there; gains are normalized to equal
/// energy. Where four speakers lie in one plane both ways to split them into triangles are averaged, so that left and right stay mirrored. Spread
/// is multiple-direction panning (Pulkki 1999): nine directions over an arc, their energies averaged.
/// </summary>
public sealed class Vbap
{
    private const int SpreadDirections = 9;
    private const double Slack = 1e-9;
    private const double Nothing = 1e-12;
    private const double SameGains = 1e-7;
    private const int MostBases = 8;

    private readonly int _channels;
    private readonly Direction[] _directions;
    private readonly VectorBase[] _facets;
    private readonly bool _solid;
    private readonly double _widest;

    public Vbap(ChannelLayout layout)
    {
        _channels = layout.Channels;
        _directions =
        [
            .. Enumerable.Range(0, layout.Channels).Select(c => (Channel: c, At: SpeakerDirections.Of(layout, c))).Where(d => d.At is not null)
                .Select(d => new Direction(d.Channel, d.At!.Value.Azimuth, d.At.Value.Elevation)),
        ];
        _solid = _directions.Any(d => d.Elevation != 0);
        _facets = _solid ? Triangles(_directions) : Pairs(_directions);
        _widest = _directions.Max(d => Math.Abs(d.Azimuth));
    }

    /// <summary>The gain of every channel for a direction; the sum of their squares is 1, and speakers without a direction get 0.</summary>
    /// <param name="azimuth">Degrees, positive to the left; any turn.</param>
    /// <param name="elevation">Degrees above the listener; below counts as level, and in a layout without height all counts as level.</param>
    /// <param name="spread">Degrees of the arc over which the source is spread, 0 to 360.</param>
    /// <param name="gains">One for each channel.</param>
    public void Gains(double azimuth, double elevation, double spread, Span<double> gains)
    {
        gains.Clear();
        if (_directions.Length == 1)
        {
            gains[_directions[0].Channel] = 1;
            return;
        }

        if (spread <= 0)
        {
            Point(azimuth, elevation, gains);
            return;
        }

        Span<double> one = stackalloc double[_channels];
        for (var k = 0; k < SpreadDirections; k++)
        {
            one.Clear();
            Point(azimuth + (spread * ((k / (SpreadDirections - 1.0)) - 0.5)), elevation, one);
            for (var c = 0; c < one.Length; c++)
            {
                gains[c] += one[c] * one[c] / SpreadDirections;
            }
        }

        for (var c = 0; c < gains.Length; c++)
        {
            gains[c] = Math.Sqrt(gains[c]);
        }
    }

    private void Point(double azimuth, double elevation, Span<double> gains)
    {
        azimuth -= 360 * Math.Floor((azimuth + 180) / 360);
        elevation = _solid ? Math.Clamp(elevation, 0, 90) : 0;
        if (Sum(azimuth, elevation, gains))
        {
            return;
        }

        // A layout that does not surround the listener: what lies behind is folded to the front, and no source lies past the outermost speaker.
        var front = Math.Abs(azimuth) > 90 ? (azimuth < 0 ? -180 : 180) - azimuth : azimuth;
        Sum(Math.Clamp(front, -_widest, _widest), 0, gains);
    }

    private bool Sum(double azimuth, double elevation, Span<double> gains)
    {
        var (x, y, z) = Unit(azimuth, elevation);
        var found = 0;
        Span<double> own = stackalloc double[3];
        Span<double> seen = stackalloc double[MostBases * _channels];
        foreach (var facet in _facets)
        {
            if (found == MostBases || !facet.TryGains(x, y, z, own))
            {
                continue;
            }

            var one = seen.Slice(found * _channels, _channels);
            one.Clear();
            for (var k = 0; k < facet.Channels.Length; k++)
            {
                one[facet.Channels[k]] = own[k];
            }

            // On an edge two bases say the same, which counts once.
            if (!IsNew(seen, found, one))
            {
                continue;
            }

            found++;
            for (var c = 0; c < one.Length; c++)
            {
                gains[c] += one[c];
            }
        }

        Normalize(gains);
        return found > 0;
    }

    private static bool IsNew(ReadOnlySpan<double> seen, int count, ReadOnlySpan<double> one)
    {
        for (var n = 0; n < count; n++)
        {
            var distance = 0.0;
            for (var c = 0; c < one.Length; c++)
            {
                distance = Math.Max(distance, Math.Abs(seen[(n * one.Length) + c] - one[c]));
            }

            if (distance < SameGains)
            {
                return false;
            }
        }

        return true;
    }

    private static void Normalize(Span<double> gains)
    {
        var energy = 0.0;
        var last = -1;
        var count = 0;
        for (var c = 0; c < gains.Length; c++)
        {
            if (gains[c] < Nothing)
            {
                gains[c] = 0;
                continue;
            }

            energy += gains[c] * gains[c];
            last = c;
            count++;
        }

        if (count == 1)
        {
            gains[last] = 1;
        }
        else if (count > 1)
        {
            var scale = 1 / Math.Sqrt(energy);
            for (var c = 0; c < gains.Length; c++)
            {
                gains[c] *= scale;
            }
        }
    }

    private static (double X, double Y, double Z) Unit(double azimuth, double elevation)
    {
        const double Radians = Math.PI / 180;
        var level = DetMath.Cos(elevation * Radians);
        return (DetMath.Cos(azimuth * Radians) * level, DetMath.Sin(azimuth * Radians) * level, DetMath.Sin(elevation * Radians));
    }

    /// <summary>Neighbors in a ring; two that stand half a turn or more apart carry nothing between them.</summary>
    private static VectorBase[] Pairs(Direction[] directions)
    {
        var ring = directions.OrderBy(d => d.Azimuth).ToArray();
        var facets = new List<VectorBase>();
        for (var i = 0; i < ring.Length; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Length]);
            var arc = b.Azimuth - a.Azimuth + (i + 1 == ring.Length ? 360 : 0);
            if (arc is > 0 and < 179)
            {
                // The third base vector points up, so that level directions give it nothing.
                facets.Add(new VectorBase([a.Channel, b.Channel], Unit(a.Azimuth, 0), Unit(b.Azimuth, 0), (0, 0, 1)));
            }
        }

        return [.. facets];
    }

    /// <summary>The faces of the convex hull: triangles that have all other speakers on one side. The level floor of the hull is none.</summary>
    private static VectorBase[] Triangles(Direction[] directions)
    {
        var units = directions.Select(d => Unit(d.Azimuth, d.Elevation)).ToArray();
        var facets = new List<VectorBase>();
        for (var a = 0; a < units.Length; a++)
        {
            for (var b = a + 1; b < units.Length; b++)
            {
                for (var c = b + 1; c < units.Length; c++)
                {
                    if (Math.Abs(VectorBase.Determinant(units[a], units[b], units[c])) > 1e-6 && IsFace(units, a, b, c))
                    {
                        facets.Add(new VectorBase([directions[a].Channel, directions[b].Channel, directions[c].Channel], units[a], units[b], units[c]));
                    }
                }
            }
        }

        return [.. facets];
    }

    private static bool IsFace((double X, double Y, double Z)[] units, int a, int b, int c)
    {
        var u = Minus(units[b], units[a]);
        var v = Minus(units[c], units[a]);
        (double X, double Y, double Z) normal = ((u.Y * v.Z) - (u.Z * v.Y), (u.Z * v.X) - (u.X * v.Z), (u.X * v.Y) - (u.Y * v.X));
        bool above = false, below = false;
        foreach (var unit in units)
        {
            var d = Minus(unit, units[a]);
            var side = (d.X * normal.X) + (d.Y * normal.Y) + (d.Z * normal.Z);
            above |= side > Slack;
            below |= side < -Slack;
        }

        return !(above && below);
    }

    private static (double X, double Y, double Z) Minus((double X, double Y, double Z) a, (double X, double Y, double Z) b) => (a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    private readonly record struct Direction(int Channel, double Azimuth, double Elevation);
}

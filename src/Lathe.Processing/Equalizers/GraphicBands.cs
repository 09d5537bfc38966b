using Lathe.Dsp.Filters;
using Lathe.Dsp.Numerics;

namespace Lathe.Processing.Equalizers;

/// <summary>
/// The bells of a third-octave equalizer whose sum in dB meets given gains at all centers. A bell has 40 % of its own gain at the centers of its
/// neighbors (Valimaki and Liski 2017); the response of all to each in dB is nearly linear, so that steps by the inverse of the interaction matrix
/// of small gains reach the solution. Bands that the sample rate does not hold are left out.
/// </summary>
internal sealed class GraphicBands
{
    private const double AtNeighbor = 0.4; // of a band's gain in dB
    private const double Step = 1.2589254117941673; // 10^(1/10): third octaves of IEC 61260-1
    private const double Small = 1; // dB, for the interaction matrix
    private const double Close = 1e-6; // dB
    private const int MostSteps = 40;
    private const int CenterOfAll = 17; // index of 1 kHz

    private readonly double[] _centers; // Hz
    private readonly double[,] _inverse;
    private readonly double[] _own;
    private readonly double[] _missing;
    private readonly int _sampleRate;

    internal GraphicBands(int bands, int sampleRate)
    {
        _sampleRate = sampleRate;
        _centers = [.. Enumerable.Range(0, bands).Select(i => 1000 * DetMath.Exp2((i - CenterOfAll) * DetMath.Log2(Step))).Where(f => f < MatchedDesign.GreatestFrequency * sampleRate)];
        _own = new double[_centers.Length];
        _missing = new double[_centers.Length];
        var interaction = new double[_centers.Length, _centers.Length];
        for (var k = 0; k < _centers.Length; k++)
        {
            for (var i = 0; i < _centers.Length; i++)
            {
                interaction[k, i] = Level(Bell(Small), k, i) / Small;
            }
        }

        _inverse = Inverse(interaction);
    }

    /// <summary>Designs two biquads for each band.</summary>
    /// <param name="gains">Gains at the centers, dB.</param>
    /// <param name="sections">Gets the biquads; those of bands left out become the identity.</param>
    internal void Design(ReadOnlySpan<double> gains, Span<BiquadCoefficients> sections)
    {
        Solve(gains);
        sections.Fill(BiquadCoefficients.Identity);
        for (var i = 0; i < _own.Length; i++)
        {
            if (_own[i] != 0)
            {
                var pair = MatchedDesign.Design(Bell(_own[i]), _centers[i] / _sampleRate).Balanced();
                (sections[2 * i], sections[(2 * i) + 1]) = (pair.First, pair.Second);
            }
        }
    }

    private void Solve(ReadOnlySpan<double> gains)
    {
        var flat = true;
        for (var i = 0; i < _own.Length; i++)
        {
            (_own[i], _missing[i]) = (0, gains[i]);
            flat &= gains[i] == 0;
        }

        for (var step = 0; step < MostSteps && !flat; step++)
        {
            for (var i = 0; i < _own.Length; i++)
            {
                for (var k = 0; k < _own.Length; k++)
                {
                    _own[i] = Math.FusedMultiplyAdd(_inverse[i, k], _missing[k], _own[i]);
                }
            }

            gains[.._own.Length].CopyTo(_missing);
            for (var i = 0; i < _own.Length; i++)
            {
                var bell = Bell(_own[i]);
                for (var k = 0; k < _own.Length; k++)
                {
                    _missing[k] -= Level(bell, k, i);
                }
            }

            flat = true;
            foreach (var missing in _missing)
            {
                flat &= Math.Abs(missing) < Close;
            }
        }
    }

    /// <summary>What a band's bell gives at another's center, dB.</summary>
    private double Level(AnalogSection bell, int at, int band) => DetMath.GainToDb(bell.MagnitudeSquared(_centers[at] / _centers[band])) / 2;

    /// <summary>A bell that has 40 % of its gain in dB a third of an octave off.</summary>
    private static AnalogSection Bell(double gain)
    {
        // |H|^2 = (x + a^2 y) / (x + y / a^2), x = (1 - r^2)^2 / r^2, y = 1 / q^2, solved for y where |H|^2 is t.
        var x = (1 - (Step * Step)) * (1 - (Step * Step)) / (Step * Step);
        var t = DetMath.DbToGain(2 * AtNeighbor * gain);
        var a = DetMath.DbToGain(gain);
        var q = gain == 0 ? 1 : Math.Sqrt((a - (t / a)) / (x * (t - 1)));
        return AnalogSection.Bell(gain, q);
    }

    /// <summary>By Gauss and Jordan; the matrix is far from singular: its diagonal is 1, its neighbors 0.4.</summary>
    private static double[,] Inverse(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var inverse = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            inverse[i, i] = 1;
        }

        for (var pivot = 0; pivot < n; pivot++)
        {
            var scale = 1 / matrix[pivot, pivot];
            for (var k = 0; k < n; k++)
            {
                matrix[pivot, k] *= scale;
                inverse[pivot, k] *= scale;
            }

            for (var i = 0; i < n; i++)
            {
                var factor = i == pivot ? 0 : matrix[i, pivot];
                for (var k = 0; k < n && factor != 0; k++)
                {
                    matrix[i, k] -= factor * matrix[pivot, k];
                    inverse[i, k] -= factor * inverse[pivot, k];
                }
            }
        }

        return inverse;
    }
}

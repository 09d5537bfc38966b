using Lathe.Dsp.Numerics;

namespace Lathe.Processing.Equalizers;

/// <summary>A curve through points over the logarithm of frequency, smoothed and limited, on a grid of 48 steps an octave.</summary>
internal sealed class MatchCurve
{
    private const int StepsPerOctave = 48;
    private const double Lowest = 10; // Hz
    private const int Octaves = 12;
    private const int Weights = 33;
    private const double NepersPerDecibel = 0.11512925464970229; // ln 10 / 20

    private readonly double[] _grid = new double[(Octaves * StepsPerOctave) + 1]; // dB

    /// <param name="points">Hz and dB, in any order; of points of one frequency the last one counts beyond it. None: 0 dB.</param>
    /// <param name="smoothing">Width of the average, octaves.</param>
    /// <param name="most">The greatest magnitude, dB.</param>
    internal MatchCurve((double Frequency, double Gain)[] points, double smoothing, double most)
    {
        var sorted = points.Select(p => (Octave: DetMath.Log2(p.Frequency / Lowest), p.Gain)).OrderBy(p => p.Octave).ToArray();
        for (var i = 0; i < _grid.Length; i++)
        {
            var (sum, weights) = (0.0, 0.0);
            for (var k = 0; k < Weights; k++)
            {
                // A raised cosine whose half-value width is the smoothing.
                var at = (2.0 * (k + 1) / (Weights + 1)) - 1;
                var weight = 0.5 + (0.5 * DetMath.CosPi(at));
                sum += weight * At(sorted, ((double)i / StepsPerOctave) + (at * smoothing));
                weights += weight;
            }

            _grid[i] = Math.Clamp(sum / weights, -most, most);
        }
    }

    /// <summary>Natural logarithms of the gain from 0 Hz to the Nyquist frequency at equal distances.</summary>
    internal void Sample(int sampleRate, Span<double> logarithms)
    {
        for (var k = 0; k < logarithms.Length; k++)
        {
            var frequency = 0.5 * sampleRate * k / (logarithms.Length - 1);
            var at = frequency <= Lowest ? 0 : Math.Min(_grid.Length - 1, StepsPerOctave * DetMath.Log2(frequency / Lowest));
            var below = Math.Min(_grid.Length - 2, (int)at);
            logarithms[k] = NepersPerDecibel * (_grid[below] + ((at - below) * (_grid[below + 1] - _grid[below])));
        }
    }

    private static double At((double Octave, double Gain)[] points, double octave)
    {
        if (points.Length == 0)
        {
            return 0;
        }

        var above = Array.FindIndex(points, p => p.Octave > octave);
        if (above <= 0)
        {
            return above == 0 ? points[0].Gain : points[^1].Gain;
        }

        var (from, to) = (points[above - 1], points[above]);
        return from.Gain + ((to.Gain - from.Gain) * (octave - from.Octave) / (to.Octave - from.Octave));
    }
}

using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Filters;

/// <summary>
/// Splits the channels of a signal into 2 to 8 bands by Linkwitz-Riley crossovers (S. Linkwitz, "Active Crossover Networks for Noncoincident
/// Drivers", JAES 1976) whose sum is an all-pass: flat magnitude, to rounding, for every order and number of bands. Each band also passes the
/// all-passes of the crossovers it does not meet, so that all bands keep one phase (J. D'Appolito, "Active Realization of Multiway All-Pass
/// Crossover Systems", JAES 1987). Bilinear transform; no latency. Each band of each channel is one lane of a register.
/// </summary>
public sealed class CrossoverBank
{
    public const int LeastBands = 2;

    public const int MostBands = 8;

    private readonly int _bands;
    private readonly int _order;
    private readonly BiquadLanes _lanes;
    private readonly double[] _frequencies;

    /// <param name="channels">1 or more.</param>
    /// <param name="bands"><see cref="LeastBands"/> to <see cref="MostBands"/>.</param>
    /// <param name="order">2, 4 or 8: 12, 24 or 48 dB an octave.</param>
    public CrossoverBank(int channels, int bands, int order)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        ArgumentOutOfRangeException.ThrowIfLessThan(bands, LeastBands);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bands, MostBands);
        if (order is not (2 or 4 or 8))
        {
            throw new ArgumentOutOfRangeException(nameof(order), order, "A Linkwitz-Riley crossover has the order 2, 4 or 8.");
        }

        Channels = channels;
        _bands = bands;
        _order = order;
        _frequencies = new double[bands - 1];

        // The two highest bands meet every crossover: order / 2 sections each.
        _lanes = new BiquadLanes(channels * bands, (bands - 1) * order / 2);
    }

    public int Channels { get; }

    public int Bands => _bands;

    /// <summary>
    /// Moves the crossovers over the next quantum; follow it by <see cref="Reset"/> to have them there at once. Costs nothing where none has changed.
    /// </summary>
    /// <param name="frequencies">One less than the bands, as parts of the sample rate, above 0 and below 0.5, ascending. The neighbors of a
    /// crossover are both 6 dB down there.</param>
    public void MoveTo(ReadOnlySpan<double> frequencies)
    {
        if (frequencies.SequenceEqual(_frequencies))
        {
            return;
        }

        frequencies[.._frequencies.Length].CopyTo(_frequencies);
        Span<BiquadCoefficients> low = stackalloc BiquadCoefficients[4];
        Span<BiquadCoefficients> high = stackalloc BiquadCoefficients[4];
        Span<BiquadCoefficients> both = stackalloc BiquadCoefficients[2];
        var half = _order / 2;
        var allPasses = Math.Max(1, _order / 4);
        Span<int> used = stackalloc int[MostBands];
        used.Clear();
        for (var k = 0; k < _frequencies.Length; k++)
        {
            LinkwitzRiley.Design(_order, _frequencies[k], low, high, both);
            for (var band = 0; band < _bands; band++)
            {
                ReadOnlySpan<BiquadCoefficients> sections = band > k ? high[..half] : band == k ? low[..half] : both[..allPasses];
                foreach (var section in sections)
                {
                    MoveTo(band, used[band]++, section);
                }
            }
        }
    }

    /// <summary>Splits one quantum.</summary>
    /// <param name="audio">The channels; kept.</param>
    /// <param name="bands">Gets channel c of band b, lowest band first, as its channel b * <see cref="Channels"/> + c.</param>
    public void Split(in Planar audio, in Planar bands)
    {
        _lanes.Process(audio, bands);
    }

    public void Reset() => _lanes.Reset();

    private void MoveTo(int band, int section, in BiquadCoefficients coefficients)
    {
        for (var c = 0; c < Channels; c++)
        {
            _lanes.MoveTo((band * Channels) + c, section, coefficients);
        }
    }
}

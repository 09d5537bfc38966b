using Lathe.Dsp.Buffers;
using Lathe.Dsp.Convolution;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Filters;

/// <summary>
/// Splits the channels of a signal into 2 to 8 bands without phase shift. Up to each crossover a low-pass with the magnitude of a Linkwitz-Riley
/// filter, 1 / (1 + (f / crossover)^order); a band is the difference of two neighbors, the highest that of the delayed signal and the last
/// low-pass, so that the bands sum to the signal delayed by <see cref="Latency"/>, to rounding.
/// </summary>
public sealed class LinearPhaseCrossoverBank
{
    private const int Partitions = 16;

    private readonly int _order;
    private readonly LinearPhaseDesign _design;
    private readonly double[] _taps;
    private readonly double[] _frequencies;
    private readonly bool[] _changed;
    private readonly MovingConvolver[] _lowPasses; // crossover after crossover, each with its channels
    private readonly IntegerDelay _delay;

    /// <param name="channels">1 or more.</param>
    /// <param name="bands"><see cref="CrossoverBank.LeastBands"/> to <see cref="CrossoverBank.MostBands"/>.</param>
    /// <param name="order">2, 4 or 8: 12, 24 or 48 dB an octave.</param>
    /// <param name="length">Length of the responses, a power of two, 1024 or more: a crossover should lie above some 4 / length of the sample rate.</param>
    public LinearPhaseCrossoverBank(int channels, int bands, int order, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        ArgumentOutOfRangeException.ThrowIfLessThan(bands, CrossoverBank.LeastBands);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bands, CrossoverBank.MostBands);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, Partitions * Quantum.Frames);
        if (order is not (2 or 4 or 8))
        {
            throw new ArgumentOutOfRangeException(nameof(order), order, "A Linkwitz-Riley crossover has the order 2, 4 or 8.");
        }

        (Channels, Bands, _order) = (channels, bands, order);
        _design = new LinearPhaseDesign(length);
        _taps = new double[_design.Taps];
        _frequencies = new double[bands - 1];
        _changed = new bool[bands - 1];
        _lowPasses = [.. Enumerable.Range(0, channels * (bands - 1)).Select(_ => new MovingConvolver(_design.Taps, length / Partitions))];
        Latency = _design.Half + _lowPasses[0].Latency;
        _delay = new IntegerDelay(channels, Latency);
    }

    public int Channels { get; }

    public int Bands { get; }

    /// <summary>Frames by which the bands come later.</summary>
    public int Latency { get; }

    /// <summary>Moves the crossovers, each over the next block of the convolution; follow it by <see cref="Reset"/> to have them there at once.</summary>
    /// <param name="frequencies">One less than the bands, as parts of the sample rate, above 0 and below 0.5, ascending.</param>
    public void MoveTo(ReadOnlySpan<double> frequencies)
    {
        for (var k = 0; k < _frequencies.Length; k++)
        {
            _changed[k] |= _frequencies[k] != frequencies[k];
            _frequencies[k] = frequencies[k];
        }
    }

    /// <summary>Splits one quantum.</summary>
    /// <param name="position">Of the first frame, a multiple of 64; each call follows on the one before, unless reset.</param>
    /// <param name="audio">The channels; gets them delayed by <see cref="Latency"/>.</param>
    /// <param name="bands">Gets channel c of band b, lowest band first, as its channel b * <see cref="Channels"/> + c.</param>
    public void Split(long position, in Planar audio, in Planar bands)
    {
        for (var k = 0; k < _frequencies.Length; k++)
        {
            if (_changed[k] && _lowPasses[0].CompletesBlock(position))
            {
                Design(k);
            }

            for (var c = 0; c < Channels; c++)
            {
                var band = bands[(k * Channels) + c];
                audio[c].CopyTo(band);
                _lowPasses[(k * Channels) + c].Process(position, band);
            }
        }

        _delay.Process(audio);
        for (var b = Bands - 1; b > 0; b--)
        {
            for (var c = 0; c < Channels; c++)
            {
                var band = bands[(b * Channels) + c];
                Kernel.Subtract(b == Bands - 1 ? audio[c] : band, bands[((b - 1) * Channels) + c], band);
            }
        }
    }

    public void Reset()
    {
        for (var k = 0; k < _frequencies.Length; k++)
        {
            Design(k);
        }

        Array.ForEach(_lowPasses, l => l.Reset());
        _delay.Reset();
    }

    private void Design(int k)
    {
        var squares = _design.MagnitudesSquared;
        for (var i = 0; i < squares.Length; i++)
        {
            var ratio = 0.5 * i / (squares.Length - 1) / _frequencies[k];
            var square = ratio * ratio;
            var power = _order == 2 ? square : _order == 4 ? square * square : square * square * square * square;
            squares[i] = 1 / ((1 + power) * (1 + power));
        }

        _design.Respond(_taps);
        for (var c = 0; c < Channels; c++)
        {
            _lowPasses[(k * Channels) + c].MoveTo(_taps);
        }

        _changed[k] = false;
    }
}

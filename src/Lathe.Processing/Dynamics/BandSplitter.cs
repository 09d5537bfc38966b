using Lathe.Dsp.Buffers;
using Lathe.Dsp.Filters;
using Lathe.Dsp.Kernels;

namespace Lathe.Processing.Dynamics;

/// <summary>A signal and its bands: by Linkwitz-Riley crossovers, by linear-phase ones, or, with a single band, the signal itself.</summary>
internal sealed class BandSplitter
{
    // Neighboring edges keep a tone's distance; a band above the top of the spectrum is moved below it.
    private const double LeastWidth = 1.1;
    private const double Highest = 0.45; // of the sample rate

    private readonly CrossoverBank? _bank;
    private readonly LinearPhaseCrossover? _linear;
    private readonly double[] _samples;
    private readonly int _channels;

    /// <param name="channels">1 or more.</param>
    /// <param name="frequencies">The crossovers as parts of the sample rate, ascending; none for a single band.</param>
    /// <param name="order">4 or 8; 0 for linear phase.</param>
    public BandSplitter(int channels, double[] frequencies, int order)
    {
        _channels = channels;
        Tail = order == 0 || frequencies.Length == 0 ? 0 : (long)((order == 4 ? 10 : 20) / frequencies.Min(f => Math.Min(f, 0.5 - f)));
        Bands = frequencies.Length + 1;
        _samples = new double[Bands * channels * Quantum.Frames];
        if (frequencies.Length > 0 && order == 0)
        {
            _linear = new LinearPhaseCrossover(channels, frequencies);
            Latency = _linear.Latency;
            Tail = Latency;
        }
        else if (frequencies.Length > 0)
        {
            _bank = new CrossoverBank(channels, Bands, order);
            _bank.MoveTo(frequencies);
            _bank.Reset();
        }
    }

    public int Bands { get; }

    public int Latency { get; }

    /// <summary>Frames for which the crossovers ring on to -150 dB: the periods of that which is the nearest to either end of the spectrum.</summary>
    public long Tail { get; }

    /// <summary>The last quantum: channel c of band b is channel b * channels + c.</summary>
    private Planar All => new(_samples, Bands * _channels, Quantum.Frames, Quantum.Frames);

    /// <summary>The crossovers of bands with these lower edges, parts of the sample rate, ascending; the first edge is 0 Hz whatever it says.</summary>
    public static double[] Edges(double[] from)
    {
        if (from.Length < 2)
        {
            return [];
        }

        var edges = from[1..];
        for (var k = 1; k < edges.Length; k++)
        {
            edges[k] = Math.Max(edges[k], edges[k - 1] * LeastWidth);
        }

        var limit = Highest;
        for (var k = edges.Length - 1; k >= 0; k--, limit /= LeastWidth)
        {
            edges[k] = Math.Min(edges[k], limit);
        }

        return edges;
    }

    /// <summary>64 samples of one channel of one band.</summary>
    public Span<double> this[int band, int channel] => _samples.AsSpan(((band * _channels) + channel) * Quantum.Frames, Quantum.Frames);

    public void Reset()
    {
        _bank?.Reset();
        _linear?.Reset();
    }

    public void Split(in Planar audio, long position)
    {
        if (_linear is not null)
        {
            _linear.Split(position, audio, All);
        }
        else if (_bank is not null)
        {
            _bank.Split(audio, All);
        }
        else
        {
            audio.CopyTo(All);
        }
    }

    /// <summary>The sum of all bands.</summary>
    public void Sum(in Planar audio)
    {
        for (var c = 0; c < _channels; c++)
        {
            this[0, c].CopyTo(audio[c]);
            for (var b = 1; b < Bands; b++)
            {
                Kernel.Add(audio[c], this[b, c], audio[c]);
            }
        }
    }
}

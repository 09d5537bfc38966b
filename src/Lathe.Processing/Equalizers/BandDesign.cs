using Lathe.Dsp.Filters;

namespace Lathe.Processing.Equalizers;

/// <summary>One band's sections: where they stand in the cascades, and their coefficients for the values last seen.</summary>
internal sealed class BandDesign
{
    private const double DecibelsPerOrder = 6;

    private readonly BandShape _shape;
    private readonly ChannelTarget _part;
    private readonly int _order;
    private readonly AnalogSection[] _prototypes;
    private readonly BiquadCoefficients[] _sections;
    private readonly FourthOrderCoefficients[] _products;
    private (bool Enabled, double Frequency, double Gain, double Q)? _seen;
    private bool _acts;

    /// <param name="shape">The band's shape.</param>
    /// <param name="slope">In dB an octave, for low- and high-pass; rounded to a whole order.</param>
    /// <param name="part">What it acts on.</param>
    internal BandDesign(BandShape shape, double slope, ChannelTarget part)
    {
        _shape = shape;
        _part = part;
        _order = (int)Math.Round(slope / DecibelsPerOrder);
        _prototypes = new AnalogSection[shape is BandShape.LowPass or BandShape.HighPass ? (_order + 1) / 2 : 1];
        _sections = new BiquadCoefficients[IsCut ? MatchedCut.Sections(_prototypes.Length) : 2];
        _products = new FourthOrderCoefficients[_sections.Length / 2];
    }

    /// <summary>q of a Butterworth filter of second order, sqrt(1/2).</summary>
    internal static double ButterworthQ { get; } = Math.Sqrt(0.5);

    /// <summary>Biquads it takes.</summary>
    internal int Count => _sections.Length;

    /// <summary>0 the whole signal, 1 mid and side, 2 left and right.</summary>
    internal int Stage => _part is ChannelTarget.Stereo ? 0 : _part is ChannelTarget.Mid or ChannelTarget.Side ? 1 : 2;

    /// <summary>Index of its first biquad in the cascade of the first channel of its stage, -1 where it has none there.</summary>
    internal int First { get; private set; } = -1;

    /// <summary>The same in the cascade of the second channel.</summary>
    internal int Second { get; private set; } = -1;

    /// <summary>Frames until its slowest pole has fallen by 120 dB and a margin.</summary>
    internal long Tail => _sections.Max(TailOf);

    /// <summary>What it acts on.</summary>
    internal ChannelTarget Part => _part;

    /// <summary>Whether it has a gain: bells, shelves and tilts.</summary>
    internal bool HasGain => _shape is BandShape.Bell or BandShape.LowShelf or BandShape.HighShelf or BandShape.Tilt;

    /// <summary>The analog sections of the values last seen; none where the band does nothing.</summary>
    internal ReadOnlySpan<AnalogSection> Prototypes => _acts ? _prototypes : [];

    /// <summary>The prototypes' frequency of the values last seen, as a part of the sample rate.</summary>
    internal double Frequency { get; private set; }

    /// <summary>Whether its values have changed since the beginning: it is then made of <see cref="Product"/>s, without jumps on the way.</summary>
    internal bool Moves { get; private set; }

    /// <summary>A biquad of the values last seen.</summary>
    internal BiquadCoefficients this[int section] => _sections[section];

    /// <summary>Two of them as one, of a band that moves; where it does nothing, its poles under zeros that cancel them.</summary>
    internal FourthOrderCoefficients Product(int pair) => _products[pair];

    /// <summary>Takes places in the cascades; <paramref name="used"/> counts the biquads of each stage's first and second channel.</summary>
    internal void Place(Span<int> used)
    {
        if (_part is not (ChannelTarget.Side or ChannelTarget.Right))
        {
            First = used[2 * Stage];
            used[2 * Stage] += Count;
        }

        if (_part is not (ChannelTarget.Mid or ChannelTarget.Left))
        {
            Second = used[(2 * Stage) + 1];
            used[(2 * Stage) + 1] += Count;
        }
    }

    /// <summary>Makes the next <see cref="Update"/> design anew.</summary>
    internal void Forget() => (_seen, Moves) = (null, false);

    /// <summary>Designs the band where its values differ from those last seen; false where nothing changed.</summary>
    /// <param name="frequency">As a part of the sample rate.</param>
    internal bool Update(bool enabled, double frequency, double gain, double q)
    {
        if (_seen == (enabled, frequency, gain, q))
        {
            return false;
        }

        // A band that has moved once keeps all its sections: one that came in on the way would be a step.
        Moves |= _seen is not null;
        _seen = (enabled, frequency, gain, q);
        Frequency = Math.Min(frequency, MatchedDesign.GreatestFrequency);
        _acts = enabled && !(gain == 0 && HasGain);
        if (_acts || Moves)
        {
            Design(gain, q);
        }

        if (!_acts)
        {
            Array.Fill(_sections, BiquadCoefficients.Identity);
        }

        return true;
    }

    private void Design(double gain, double q)
    {
        Choose(gain, q);
        if (IsCut)
        {
            MatchedCut.Design(_prototypes, Frequency, _sections, Moves);
        }
        else
        {
            var both = MatchedDesign.Design(_prototypes[0], Frequency, Moves).Balanced();
            (_sections[0], _sections[1]) = (both.First, both.Second);
        }

        for (var i = 0; i < _products.Length && Moves; i++)
        {
            var product = FourthOrderCoefficients.Product(_sections[2 * i], _sections[(2 * i) + 1]);
            _products[i] = _acts ? product : product.Flat();
        }
    }

    private bool IsCut => _shape is BandShape.LowPass or BandShape.HighPass or BandShape.Notch;

    private void Choose(double gain, double q)
    {
        if (_shape is BandShape.LowPass or BandShape.HighPass)
        {
            Butterworth.Prototypes(_order, _shape is BandShape.HighPass, q / ButterworthQ, _prototypes);
            return;
        }

        _prototypes[0] = _shape switch
        {
            BandShape.LowShelf => AnalogSection.LowShelf(gain, q),
            BandShape.HighShelf => AnalogSection.HighShelf(gain, q),
            BandShape.BandPass => AnalogSection.BandPass(q),
            BandShape.Notch => AnalogSection.Notch(q),
            BandShape.AllPass => AnalogSection.AllPass(q),
            BandShape.Tilt => AnalogSection.Tilt(gain),
            _ => AnalogSection.Bell(gain, q),
        };
    }

    private static long TailOf(BiquadCoefficients c)
    {
        var square = (c.A1 * c.A1 / 4) - c.A2;
        var radius = square < 0 ? Math.Sqrt(c.A2) : (Math.Abs(c.A1) / 2) + Math.Sqrt(square);
        const double Nepers = 18; // 120 dB are 13.8; the rest is for the rise before the fall
        return radius <= 0 ? 2 : (long)Math.Ceiling(Nepers / Math.Max(1e-9, 1 - radius)) + 2;
    }
}

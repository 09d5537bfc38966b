using Lathe.Dsp.Filters;

namespace Lathe.Processing.Equalizers;

/// <summary>
/// The bands of one channel in series: as biquads while they stand as they began, and from their first move on as sections of fourth order, whose
/// coefficients move without a jump. A band goes over with its states, so that nothing is heard of it.
/// </summary>
internal sealed class EqCascade
{
    private readonly BiquadCascade _still;
    private readonly FourthOrderCascade _moving;
    private readonly int[] _entered;

    /// <param name="sections">Biquads of all bands, two for each section of fourth order.</param>
    internal EqCascade(int sections)
    {
        _still = new BiquadCascade(sections);
        _moving = new FourthOrderCascade(sections / 2);
        _entered = new int[sections / 2];
        Array.Fill(_entered, -1);
    }

    internal int Sections => _still.Sections;

    /// <summary>Lets a band move to what it has designed.</summary>
    /// <param name="first">The place of its first biquad.</param>
    /// <param name="band">The band.</param>
    internal void Move(int first, BandDesign band)
    {
        for (var i = 0; i < band.Count && !band.Moves; i++)
        {
            _still.MoveTo(first + i, band[i]);
        }

        for (var pair = 0; pair < band.Count / 2 && band.Moves; pair++)
        {
            ref var entered = ref _entered[(first / 2) + pair];
            if (entered < 0)
            {
                entered = Enter(first + (2 * pair), band.Product(pair));
            }

            _moving.MoveTo(entered, band.Product(pair));
        }
    }

    internal void Process(Span<double> x)
    {
        _still.Process(x);
        _moving.Process(x);
    }

    /// <summary>Processes two channels, each by its own cascade; faster than one after the other.</summary>
    internal static void Process(EqCascade a, Span<double> x, EqCascade b, Span<double> y)
    {
        BiquadCascade.Process(a._still, x, b._still, y);
        a._moving.Process(x);
        b._moving.Process(y);
    }

    /// <summary>Puts all bands where they moved to last; they must stand as at the beginning.</summary>
    internal void Reset()
    {
        _still.Reset();
        _moving.Reset();
        Array.Fill(_entered, -1);
    }

    private int Enter(int first, in FourthOrderCoefficients target)
    {
        Span<double> states = stackalloc double[FourthOrderCoefficients.States];
        var one = _still.TakeOut(first, out var firstStates);
        var two = _still.TakeOut(first + 1, out var secondStates);
        FourthOrderCoefficients.Continue(one, firstStates, two, secondStates, states);
        var passed = one == BiquadCoefficients.Identity && two == BiquadCoefficients.Identity;
        return _moving.Enter(passed ? target.Flat() : FourthOrderCoefficients.Product(one, two), states);
    }
}

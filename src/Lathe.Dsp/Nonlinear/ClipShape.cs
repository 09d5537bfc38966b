namespace Lathe.Dsp.Nonlinear;

/// <summary>The curve of a clipper's knee.</summary>
public enum ClipShape
{
    /// <summary>None: straight, then flat.</summary>
    Hard,

    /// <summary><see cref="TanhCurve"/>: never quite flat.</summary>
    Tanh,

    /// <summary><see cref="CubicCurve"/>: flat from 1.5 on.</summary>
    Cubic,

    /// <summary><see cref="PolynomialCurve{TOrder}"/> of order 5: flat from 1.25 on.</summary>
    Fifth,

    /// <summary>Of order 7: flat from 1.17 on.</summary>
    Seventh,

    /// <summary>Of order 9: flat from 1.13 on.</summary>
    Ninth,

    /// <summary>Of order 11: flat from 1.1 on.</summary>
    Eleventh,
}

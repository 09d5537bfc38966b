namespace Lathe.Dsp.Nonlinear;

/// <summary>Double triodes that audio is made with.</summary>
public enum TubeKind
{
    /// <summary>12AX7, amplification 100.</summary>
    Ecc83,

    /// <summary>12AU7, amplification 21.</summary>
    Ecc82,

    /// <summary>6DJ8, amplification 28.</summary>
    Ecc88,
}

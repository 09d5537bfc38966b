namespace Lathe.Dsp.Dynamics;

/// <summary>The gain cells and detectors that a compressor can behave like.</summary>
public enum CompressorStyle
{
    /// <summary>The digital design: every time as set, whatever the program.</summary>
    Clean,

    /// <summary>Blackmer's log-domain RMS detector before a VCA (dbx 160).</summary>
    Vca,

    /// <summary>A FET as the lower leg of a divider in a feedback loop (UREI 1176LN).</summary>
    Fet,

    /// <summary>An electroluminescent panel on a photo-resistor in a feedback loop (Teletronix LA-2A, cell T4).</summary>
    Opto,

    /// <summary>Remote-cutoff tubes in a feedback loop (Fairchild 670).</summary>
    VariMu,

    /// <summary>The VCA compressor of a console's mix bus, with switched times (SSL 4000 G).</summary>
    Bus,
}

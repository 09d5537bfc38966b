namespace Lathe.Processing.Equalizers;

/// <summary>The shape of a band, in the order of the choices of its parameter.</summary>
internal enum BandShape
{
    Bell,
    LowShelf,
    HighShelf,
    LowPass,
    HighPass,
    BandPass,
    Notch,
    AllPass,
    Tilt,
}

/// <summary>The part of a stereo signal that a band acts on, in the order of the choices of its parameter.</summary>
internal enum ChannelTarget
{
    Stereo,
    Mid,
    Side,
    Left,
    Right,
}

namespace Lathe.Dsp.Buffers;

/// <summary>Loudspeaker positions, named as in ITU-R BS.2051; the value is the bit of the WAVE_FORMAT_EXTENSIBLE channel mask.</summary>
public enum Speaker
{
    FrontLeft = 0,
    FrontRight = 1,
    FrontCenter = 2,
    LowFrequency = 3,
    BackLeft = 4,
    BackRight = 5,
    FrontLeftOfCenter = 6,
    FrontRightOfCenter = 7,
    BackCenter = 8,
    SideLeft = 9,
    SideRight = 10,
    TopCenter = 11,
    TopFrontLeft = 12,
    TopFrontCenter = 13,
    TopFrontRight = 14,
    TopBackLeft = 15,
    TopBackCenter = 16,
    TopBackRight = 17,

    /// <summary>A channel with no stated position.</summary>
    Unknown = 31,
}

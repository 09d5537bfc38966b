namespace Lathe.Files;

/// <summary>How one sample is stored. Integers of N bits are divided by 2^(N-1) on the way in and multiplied by it on the way out.</summary>
public enum SampleFormat
{
    /// <summary>8-bit integers (unsigned in WAV, signed in AIFF and FLAC).</summary>
    U8,
    S16,
    S24,
    S32,
    F32,
    F64,
}

namespace Lathe.Files.Pcm;

/// <summary>How a linear sample lies in the bytes of a file.</summary>
internal enum PcmEncoding
{
    U8,
    S8,
    S16,
    S16Big,
    S24,
    S24Big,

    /// <summary>24 bits in the low three of four bytes, as some WAV writers leave them.</summary>
    S24Low,
    S32,
    S32Big,
    F32,
    F32Big,
    F64,
    F64Big,
}

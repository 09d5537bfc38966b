namespace Lathe.Files;

/// <summary>Sizes of the sample formats.</summary>
public static class SampleFormats
{
    extension(SampleFormat format)
    {
        /// <summary>Bits of one stored sample: 8 to 64.</summary>
        public int Bits => format switch
        {
            SampleFormat.U8 => 8,
            SampleFormat.S16 => 16,
            SampleFormat.S24 => 24,
            SampleFormat.S32 or SampleFormat.F32 => 32,
            _ => 64,
        };

        public bool IsFloat => format is SampleFormat.F32 or SampleFormat.F64;
    }

    /// <summary>The smallest integer format that holds <paramref name="bits"/> (1 to 32).</summary>
    internal static SampleFormat OfBits(int bits) => bits switch
    {
        <= 8 => SampleFormat.U8,
        <= 16 => SampleFormat.S16,
        <= 24 => SampleFormat.S24,
        _ => SampleFormat.S32,
    };
}

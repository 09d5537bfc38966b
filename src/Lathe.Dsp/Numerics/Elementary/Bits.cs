namespace Lathe.Dsp.Numerics.Elementary;

/// <summary>The constants of the binary64 format that the functions work on.</summary>
internal static class Bits
{
    internal const ulong Sign = 0x8000_0000_0000_0000;
    internal const ulong Magnitude = 0x7FFF_FFFF_FFFF_FFFF;
    internal const ulong ExponentField = 0x7FF0_0000_0000_0000;

    /// <summary>1.5 * 2^52: adding and subtracting it rounds |x| &lt; 2^51 to the nearest integer, whose bits stand low in the sum.</summary>
    internal const double RoundingShift = 6755399441055744.0;

    internal const double SmallestNormal = 2.2250738585072014e-308;
}

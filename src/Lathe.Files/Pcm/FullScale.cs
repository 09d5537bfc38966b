using System.Runtime.CompilerServices;

namespace Lathe.Files.Pcm;

/// <summary>The one relation between integers and doubles: N bits have full scale 2^(N-1), so that integer to double to integer gives the same bits.</summary>
internal static class FullScale
{
    public const double OfBits8 = 1.0 / (1 << 7);
    public const double OfBits16 = 1.0 / (1 << 15);
    public const double OfBits24 = 1.0 / (1 << 23);
    public const double OfBits32 = 1.0 / (1L << 31);

    /// <summary>The value of one step of an integer of <paramref name="bits"/> (1 to 33).</summary>
    public static double Step(int bits) => 1.0 / (1L << (bits - 1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Quantize8(double value) => Quantize(value, 1 << 7);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Quantize16(double value) => Quantize(value, 1 << 15);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Quantize24(double value) => Quantize(value, 1 << 23);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Quantize32(double value) => Quantize(value, 1L << 31);

    /// <summary>Nearest integer, ties to even, clamped to -scale .. scale - 1; NaN becomes 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Quantize(double value, double scale)
    {
        var rounded = Math.Round(value * scale);
        return (int)Math.Min(Math.Max(rounded, -scale), scale - 1);
    }
}

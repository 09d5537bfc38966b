using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Lathe.Files.Pcm;

/// <summary>8-bit offset binary, WAV.</summary>
internal readonly unsafe struct U8Sample : IPcmSample
{
    public static int Size => 1;

    public static double Read(byte* source) => (*source - 128) * FullScale.OfBits8;

    public static void Write(byte* destination, double value) => WriteInteger(destination, FullScale.Quantize8(value));

    public static void WriteInteger(byte* destination, int value)
    {
        *destination = (byte)(value + 128);
    }
}

/// <summary>8-bit two's complement, AIFF.</summary>
internal readonly unsafe struct S8Sample : IPcmSample
{
    public static int Size => 1;

    public static double Read(byte* source) => ((sbyte)*source) * FullScale.OfBits8;

    public static void Write(byte* destination, double value) => WriteInteger(destination, FullScale.Quantize8(value));

    public static void WriteInteger(byte* destination, int value)
    {
        *destination = (byte)value;
    }
}

/// <summary>16-bit, low byte first.</summary>
internal readonly unsafe struct S16Sample : IPcmSample
{
    public static int Size => 2;

    public static double Read(byte* source) => (Unsafe.ReadUnaligned<short>(source)) * FullScale.OfBits16;

    public static void Write(byte* destination, double value) => WriteInteger(destination, FullScale.Quantize16(value));

    public static void WriteInteger(byte* destination, int value)
    {
        Unsafe.WriteUnaligned(destination, (short)value);
    }
}

/// <summary>16-bit, high byte first.</summary>
internal readonly unsafe struct S16BigSample : IPcmSample
{
    public static int Size => 2;

    public static double Read(byte* source) => (BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<short>(source))) * FullScale.OfBits16;

    public static void Write(byte* destination, double value) => WriteInteger(destination, FullScale.Quantize16(value));

    public static void WriteInteger(byte* destination, int value)
    {
        Unsafe.WriteUnaligned(destination, BinaryPrimitives.ReverseEndianness((short)value));
    }
}

/// <summary>24-bit, low byte first.</summary>
internal readonly unsafe struct S24Sample : IPcmSample
{
    public static int Size => 3;

    public static double Read(byte* source) => (Unsafe.ReadUnaligned<int>(source) << 8 >> 8) * FullScale.OfBits24;

    public static void Write(byte* destination, double value) => WriteInteger(destination, FullScale.Quantize24(value));

    public static void WriteInteger(byte* destination, int value)
    {
        destination[0] = (byte)value;
        destination[1] = (byte)(value >> 8);
        destination[2] = (byte)(value >> 16);
    }
}

/// <summary>24-bit, high byte first.</summary>
internal readonly unsafe struct S24BigSample : IPcmSample
{
    public static int Size => 3;

    public static double Read(byte* source) => (BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<int>(source)) >> 8) * FullScale.OfBits24;

    public static void Write(byte* destination, double value) => WriteInteger(destination, FullScale.Quantize24(value));

    public static void WriteInteger(byte* destination, int value)
    {
        destination[0] = (byte)(value >> 16);
        destination[1] = (byte)(value >> 8);
        destination[2] = (byte)value;
    }
}

/// <summary>24-bit in the low three of four bytes.</summary>
internal readonly unsafe struct S24LowSample : IPcmSample
{
    public static int Size => 4;

    public static double Read(byte* source) => (Unsafe.ReadUnaligned<int>(source) << 8 >> 8) * FullScale.OfBits24;

    public static void Write(byte* destination, double value) => WriteInteger(destination, FullScale.Quantize24(value));

    public static void WriteInteger(byte* destination, int value)
    {
        Unsafe.WriteUnaligned(destination, value);
    }
}

/// <summary>32-bit, low byte first.</summary>
internal readonly unsafe struct S32Sample : IPcmSample
{
    public static int Size => 4;

    public static double Read(byte* source) => (Unsafe.ReadUnaligned<int>(source)) * FullScale.OfBits32;

    public static void Write(byte* destination, double value) => WriteInteger(destination, FullScale.Quantize32(value));

    public static void WriteInteger(byte* destination, int value)
    {
        Unsafe.WriteUnaligned(destination, value);
    }
}

/// <summary>32-bit, high byte first.</summary>
internal readonly unsafe struct S32BigSample : IPcmSample
{
    public static int Size => 4;

    public static double Read(byte* source) => (BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<int>(source))) * FullScale.OfBits32;

    public static void Write(byte* destination, double value) => WriteInteger(destination, FullScale.Quantize32(value));

    public static void WriteInteger(byte* destination, int value)
    {
        Unsafe.WriteUnaligned(destination, BinaryPrimitives.ReverseEndianness(value));
    }
}

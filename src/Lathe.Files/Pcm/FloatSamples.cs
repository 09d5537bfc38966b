using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Lathe.Files.Pcm;

/// <summary>32-bit IEEE 754, low byte first.</summary>
internal readonly unsafe struct F32Sample : IPcmSample
{
    public static int Size => 4;

    public static double Read(byte* source) => Unsafe.ReadUnaligned<float>(source);

    public static void Write(byte* destination, double value) =>
        Unsafe.WriteUnaligned(destination, (float)value);

    public static void WriteInteger(byte* destination, int value) => throw new InvalidOperationException("A floating-point encoding takes no integers.");
}

/// <summary>32-bit IEEE 754, high byte first.</summary>
internal readonly unsafe struct F32BigSample : IPcmSample
{
    public static int Size => 4;

    public static double Read(byte* source) => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<int>(source)));

    public static void Write(byte* destination, double value) =>
        Unsafe.WriteUnaligned(destination, BinaryPrimitives.ReverseEndianness(BitConverter.SingleToInt32Bits((float)value)));

    public static void WriteInteger(byte* destination, int value) => throw new InvalidOperationException("A floating-point encoding takes no integers.");
}

/// <summary>64-bit IEEE 754, low byte first.</summary>
internal readonly unsafe struct F64Sample : IPcmSample
{
    public static int Size => 8;

    public static double Read(byte* source) => Unsafe.ReadUnaligned<double>(source);

    public static void Write(byte* destination, double value) =>
        Unsafe.WriteUnaligned(destination, value);

    public static void WriteInteger(byte* destination, int value) => throw new InvalidOperationException("A floating-point encoding takes no integers.");
}

/// <summary>64-bit IEEE 754, high byte first.</summary>
internal readonly unsafe struct F64BigSample : IPcmSample
{
    public static int Size => 8;

    public static double Read(byte* source) => BitConverter.Int64BitsToDouble(BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<long>(source)));

    public static void Write(byte* destination, double value) =>
        Unsafe.WriteUnaligned(destination, BinaryPrimitives.ReverseEndianness(BitConverter.DoubleToInt64Bits(value)));

    public static void WriteInteger(byte* destination, int value) => throw new InvalidOperationException("A floating-point encoding takes no integers.");
}

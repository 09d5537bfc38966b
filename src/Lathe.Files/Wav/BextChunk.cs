using System.Buffers.Binary;
using System.Text;
using Lathe.Files.Tags;

namespace Lathe.Files.Wav;

/// <summary>The bext chunk's 602 fixed bytes and the coding history (EBU Tech 3285 v2, clause 2.3).</summary>
internal static class BextChunk
{
    private const int FixedBytes = 602;
    private const short NotStated = 0x7FFF;

    public static BroadcastExtension? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 346)
        {
            return null;
        }

        var version = BinaryPrimitives.ReadUInt16LittleEndian(bytes[346..].Length >= 2 ? bytes[346..] : [0, 0]);
        var hasLoudness = version >= 2 && bytes.Length >= 422;
        return new BroadcastExtension
        {
            Description = Text(bytes[..256]),
            Originator = Text(bytes[256..288]),
            OriginatorReference = Text(bytes[288..320]),
            OriginationDate = Text(bytes[320..330]),
            OriginationTime = Text(bytes[330..338]),
            TimeReference = BinaryPrimitives.ReadInt64LittleEndian(bytes[338..]),
            Loudness = hasLoudness ? Hundredths(bytes[412..]) : null,
            LoudnessRange = hasLoudness ? Hundredths(bytes[414..]) : null,
            MaxTruePeak = hasLoudness ? Hundredths(bytes[416..]) : null,
            MaxMomentary = hasLoudness ? Hundredths(bytes[418..]) : null,
            MaxShortTerm = hasLoudness ? Hundredths(bytes[420..]) : null,
            CodingHistory = bytes.Length > FixedBytes ? Text(bytes[FixedBytes..]) : "",
        };
    }

    public static byte[] Write(BroadcastExtension bext)
    {
        var history = Encoding.ASCII.GetBytes(bext.CodingHistory);
        var bytes = new byte[FixedBytes + history.Length];
        Put(bext.Description, 0, 256);
        Put(bext.Originator, 256, 32);
        Put(bext.OriginatorReference, 288, 32);
        Put(bext.OriginationDate, 320, 10);
        Put(bext.OriginationTime, 330, 8);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(338), bext.TimeReference);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(346), 2);
        PutHundredths(bext.Loudness, 412);
        PutHundredths(bext.LoudnessRange, 414);
        PutHundredths(bext.MaxTruePeak, 416);
        PutHundredths(bext.MaxMomentary, 418);
        PutHundredths(bext.MaxShortTerm, 420);
        history.CopyTo(bytes.AsSpan(FixedBytes));
        return bytes;

        void Put(string text, int at, int length)
        {
            var ascii = Encoding.ASCII.GetBytes(text);
            ascii.AsSpan(0, Math.Min(length, ascii.Length)).CopyTo(bytes.AsSpan(at));
        }

        void PutHundredths(double? value, int at) => BinaryPrimitives.WriteInt16LittleEndian(
            bytes.AsSpan(at),
            value is { } v && double.IsFinite(v) ? (short)Math.Clamp(Math.Round(v * 100), -9999, 9999) : NotStated);
    }

    private static double? Hundredths(ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.ReadInt16LittleEndian(bytes) is var value and not NotStated ? value / 100.0 : null;

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        return Encoding.Latin1.GetString(end < 0 ? bytes : bytes[..end]).TrimEnd();
    }
}

using System.Buffers.Binary;
using Lathe.Dsp.Buffers;

namespace Lathe.Ratios;

/// <summary>A plain 24-bit WAV for the commands of a row.</summary>
internal static class WavFile
{
    public static void Write(string path, AudioBuffer audio, int sampleRate)
    {
        var data = audio.Frames * audio.Channels * 3;
        var bytes = new byte[44 + data];
        "RIFF"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), 36 + data);
        "WAVEfmt "u8.CopyTo(bytes.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(22), (short)audio.Channels);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(24), sampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(28), sampleRate * audio.Channels * 3);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(32), (short)(audio.Channels * 3));
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(34), 24);
        "data"u8.CopyTo(bytes.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(40), data);
        var at = 44;
        for (var i = 0; i < audio.Frames; i++)
        {
            for (var c = 0; c < audio.Channels; c++)
            {
                var sample = (int)Math.Round(Math.Clamp(audio[c][i], -1, 1) * 8388607);
                bytes[at++] = (byte)sample;
                bytes[at++] = (byte)(sample >> 8);
                bytes[at++] = (byte)(sample >> 16);
            }
        }

        File.WriteAllBytes(path, bytes);
    }
}

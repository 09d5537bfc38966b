using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Lathe.Files.Flac;

/// <summary>MD5 of samples as FLAC counts it: interleaved, little-endian, in whole bytes, sign-extended.</summary>
internal sealed class SampleHash(int channels, int bits) : IDisposable
{
    private const int ChunkFrames = 2048;

#pragma warning disable CA5351 // The format prescribes MD5, against accidents only.
    private readonly IncrementalHash _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351
    private readonly int _size = (bits + 7) / 8;
    private readonly byte[] _bytes = new byte[ChunkFrames * channels * ((bits + 7) / 8)];

    /// <summary>Adds <paramref name="count"/> frames of each channel.</summary>
    public void Append(int[][] samples, int count)
    {
        for (var from = 0; from < count; from += ChunkFrames)
        {
            var length = Math.Min(ChunkFrames, count - from);
            for (var c = 0; c < channels; c++)
            {
                Interleave(samples[c].AsSpan(from, length), c);
            }

            _md5.AppendData(_bytes, 0, length * channels * _size);
        }
    }

    public byte[] Finish() => _md5.GetHashAndReset();

    public void Dispose() => _md5.Dispose();

    private unsafe void Interleave(ReadOnlySpan<int> samples, int channel)
    {
        var stride = channels * _size;
        fixed (byte* start = &_bytes[channel * _size])
        {
            var to = start;
            foreach (var sample in samples)
            {
                switch (_size)
                {
                    case 1:
                        *to = (byte)sample;
                        break;
                    case 2:
                        Unsafe.WriteUnaligned(to, (short)sample);
                        break;
                    case 3:
                        Unsafe.WriteUnaligned(to, (short)sample);
                        to[2] = (byte)(sample >> 16);
                        break;
                    default:
                        Unsafe.WriteUnaligned(to, sample);
                        break;
                }

                to += stride;
            }
        }
    }
}

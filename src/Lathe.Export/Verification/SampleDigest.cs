using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Lathe.Dsp.Buffers;

namespace Lathe.Export.Verification;

/// <summary>A hash of samples, channel by channel in chunks of a fixed length, so that what was meant and what is read back can be compared.</summary>
internal sealed class SampleDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <param name="block">The same cutting into blocks on both sides.</param>
    public void Add(in Planar block)
    {
        for (var c = 0; c < block.Channels; c++)
        {
            _hash.AppendData(MemoryMarshal.AsBytes(block[c]));
        }
    }

    public string Complete() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();
}

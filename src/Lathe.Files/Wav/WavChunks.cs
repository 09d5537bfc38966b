using System.Buffers.Binary;
using Lathe.Files.Bytes;

namespace Lathe.Files.Wav;

/// <summary>One chunk of a RIFF, RF64 or BW64 file.</summary>
/// <param name="Id">Four characters.</param>
/// <param name="Offset">Where the content begins.</param>
/// <param name="Size">Bytes that are there.</param>
internal readonly record struct WavChunk(string Id, long Offset, long Size);

/// <summary>Walks the chunks of a WAVE file and finds out what is true where the sizes lie.</summary>
internal sealed class WavChunks
{
    private const uint Unknown = 0xFFFFFFFF;
    private const int MaxChunks = 100_000;

    private readonly ByteSource _source;
    private readonly List<string> _warnings;
    private readonly Dictionary<string, long> _largeSizes = [];

    public WavChunks(ByteSource source, bool is64, List<string> warnings)
    {
        _source = source;
        _warnings = warnings;
        Walk(is64);
    }

    public List<WavChunk> All { get; } = [];

    public WavChunk? Find(string id)
    {
        foreach (var chunk in All)
        {
            if (chunk.Id == id)
            {
                return chunk;
            }
        }

        return null;
    }

    private void Walk(bool is64)
    {
        var at = 12L;
        Span<byte> head = stackalloc byte[8];
        while (at + 8 <= _source.Length && All.Count < MaxChunks && _source.Read(at, head) == 8)
        {
            if (!IsId(head))
            {
                _warnings.Add($"{_source.Length - at} bytes from byte {at} on are no chunk.");
                return;
            }

            var id = System.Text.Encoding.Latin1.GetString(head[..4]);
            var stated = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            var size = Size(id, stated, at + 8, is64);
            var there = Math.Min(size, _source.Length - at - 8);
            if (there < size)
            {
                _warnings.Add($"The {id.Trim()} chunk states {size} bytes, {there} are there.");
            }

            All.Add(new WavChunk(id, at + 8, there));
            if (id == "ds64" && is64)
            {
                ReadLargeSizes(All[^1]);
            }

            at = Next(at + 8 + there, (size & 1) == 1);
        }

        if (at < _source.Length && All.Count > 0)
        {
            _warnings.Add($"{_source.Length - at} bytes follow the last chunk.");
        }
    }

    private long Size(string id, uint stated, long offset, bool is64)
    {
        if (is64 && stated == Unknown && _largeSizes.TryGetValue(id, out var large))
        {
            return large;
        }

        if (id != "data")
        {
            return stated;
        }

        if (stated == Unknown || (stated == 0 && offset < _source.Length && !IsChunkAt(offset)))
        {
            _warnings.Add("The length of the samples was never written; everything up to the end of the file is taken.");
            return _source.Length - offset;
        }

        return stated;
    }

    /// <summary>Chunks begin at even offsets, but some writers forget the padding byte.</summary>
    private long Next(long end, bool odd)
    {
        if (!odd || end >= _source.Length)
        {
            return end;
        }

        if (!IsChunkAt(end + 1) && IsChunkAt(end))
        {
            _warnings.Add($"The padding byte at {end} is missing.");
            return end;
        }

        return end + 1;
    }

    private bool IsChunkAt(long offset)
    {
        Span<byte> head = stackalloc byte[8];
        return _source.Read(offset, head) == 8 && IsId(head) && offset + 8 + BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) <= _source.Length;
    }

    private void ReadLargeSizes(WavChunk ds64)
    {
        var bytes = _source.ReadUpTo(ds64.Offset, Math.Min(ds64.Size, 28 + (12 * 1024)));
        if (bytes.Length < 24)
        {
            return;
        }

        Add("data", BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(8)));
        for (var at = 28; at + 12 <= bytes.Length; at += 12)
        {
            Add(System.Text.Encoding.Latin1.GetString(bytes, at, 4), BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at + 4)));
        }

        void Add(string id, ulong size) => _largeSizes[id] = (long)Math.Min(size, long.MaxValue / 2);
    }

    private static bool IsId(ReadOnlySpan<byte> head) => !head[..4].ContainsAnyExceptInRange((byte)' ', (byte)'~');
}

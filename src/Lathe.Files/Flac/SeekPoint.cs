namespace Lathe.Files.Flac;

/// <summary>A point of the SEEKTABLE block: a frame's first sample and its offset from the first frame's first byte.</summary>
internal readonly record struct SeekPoint(long Sample, long Offset, int BlockSize)
{
    public const int Bytes = 18;

    /// <summary>The sample number of a point that says nothing.</summary>
    public const long Placeholder = -1;
}

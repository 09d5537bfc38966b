using System.Collections.Immutable;
using Lathe.Dsp.Buffers;
using Lathe.Files.Tags;

namespace Lathe.Files;

/// <summary>What a file says about itself, corrected by what is really there.</summary>
public sealed record AudioFileInfo
{
    public required string Path { get; init; }

    public required Container Container { get; init; }

    /// <summary>The container's short name: "wav", "rf64", "flac", "mp3".</summary>
    public required string ContainerName { get; init; }

    /// <summary>The coding's short name: "pcm", "float", "flac", "mp3", "aac".</summary>
    public required string Codec { get; init; }

    /// <summary>The format that holds the samples without loss; null for lossy codings, which have none.</summary>
    public SampleFormat? SampleFormat { get; init; }

    /// <summary>Significant bits of a sample, 4 to 64; null for lossy codings.</summary>
    public int? BitDepth { get; init; }

    public required AudioFormat Format { get; init; }

    /// <summary>Frames that can be read, whatever the header says.</summary>
    public required long Frames { get; init; }

    /// <summary>Whether the coding has thrown information away.</summary>
    public bool IsLossy { get; init; }

    public TagSet Tags { get; init; } = TagSet.Empty;

    /// <summary>What is wrong with the file though it can be read: one sentence each, empty for a sound file.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    public TimeSpan Duration => TimeSpan.FromTicks((long)((decimal)Frames * TimeSpan.TicksPerSecond / Format.SampleRate));
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Lathe.Dsp.Buffers;

namespace Lathe.Processing.Contract;

/// <summary>What a file that a processor works with holds, whole in memory. Immutable, so several instances and threads may share it.</summary>
public sealed class AssetContent
{
    private const int BlockFrames = 16384;

    private AssetContent(Asset asset, int sampleRate, ImmutableArray<ImmutableArray<double>> channels, ImmutableArray<byte> data)
    {
        Asset = asset;
        SampleRate = sampleRate;
        Channels = channels;
        Data = data;
        Hash = HashOf(sampleRate, channels, data);
    }

    /// <summary>What it was read for.</summary>
    public Asset Asset { get; }

    /// <summary>Of audio: the file's own rate, Hz; 0 of data.</summary>
    public int SampleRate { get; }

    /// <summary>Of audio: the samples of each channel, all as long, finite.</summary>
    public ImmutableArray<ImmutableArray<double>> Channels { get; }

    /// <summary>Of data: the file's bytes.</summary>
    public ImmutableArray<byte> Data { get; }

    /// <summary>SHA-256 of samples and rate, or of the bytes: what a render depends on.</summary>
    public string Hash { get; }

    /// <summary>Frames of the audio.</summary>
    public int Frames => Channels.IsEmpty ? 0 : Channels[0].Length;

    /// <summary>Reads audio whole.</summary>
    /// <param name="source">At the file's own rate. Not disposed.</param>
    /// <param name="problem">Else what is wrong with it, one clause without a full stop.</param>
    /// <returns>Null where it cannot be used.</returns>
    public static AssetContent? Read(Asset asset, IAudioSource source, out string problem)
    {
        var rate = source.Format.SampleRate;
        problem = source.Frames == 0 ? "it has no audio frames"
            : source.Frames > asset.MaxSeconds * rate
                ? FormattableString.Invariant($"it is {source.Frames / (double)rate:0.0} s long, and {asset.Id} takes at most {asset.MaxSeconds:0.###} s")
                : "";
        if (problem.Length > 0)
        {
            return null;
        }

        var channels = new double[source.Format.Channels][];
        foreach (ref var channel in channels.AsSpan())
        {
            channel = new double[source.Frames];
        }

        using var block = new AudioBuffer(channels.Length, BlockFrames);
        for (long at = 0; at < source.Frames;)
        {
            var read = source.Read(at, block.All);
            for (var c = 0; c < channels.Length; c++)
            {
                block[c][..read].CopyTo(channels[c].AsSpan((int)at));
            }

            if (read == 0)
            {
                problem = FormattableString.Invariant($"it ends at frame {at} of {source.Frames}");
                return null;
            }

            at += read;
        }

        return Of(asset, rate, channels, out problem);
    }

    /// <summary>Reads data whole.</summary>
    /// <inheritdoc cref="Read(Asset, IAudioSource, out string)"/>
    public static AssetContent? Read(Asset asset, Stream data, out string problem)
    {
        var bytes = new byte[asset.MaxBytes + 1];
        var read = data.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        problem = read == 0 ? "it is empty" : read > asset.MaxBytes ? $"it is larger than the {asset.MaxBytes} bytes that {asset.Id} takes" : "";
        return problem.Length > 0 ? null : new AssetContent(asset, 0, [], [.. bytes.AsSpan(0, read)]);
    }

    /// <summary>Audio that is in memory already.</summary>
    /// <param name="channels">Kept: not to be changed any more.</param>
    /// <param name="problem">Else what is wrong with it.</param>
    public static AssetContent? Of(Asset asset, int sampleRate, double[][] channels, out string problem)
    {
        for (var c = 0; c < channels.Length; c++)
        {
            var bad = Array.FindIndex(channels[c], x => !double.IsFinite(x));
            if (bad >= 0)
            {
                problem = FormattableString.Invariant($"its sample {bad} is not a finite number");
                return null;
            }
        }

        problem = "";
        return new AssetContent(asset, sampleRate, [.. channels.Select(c => ImmutableCollectionsMarshal.AsImmutableArray(c))], []);
    }

    private static string HashOf(int sampleRate, ImmutableArray<ImmutableArray<double>> channels, ImmutableArray<byte> data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes([sampleRate, channels.Length]));
        foreach (var channel in channels)
        {
            hash.AppendData(MemoryMarshal.AsBytes(channel.AsSpan()));
        }

        hash.AppendData(data.AsSpan());
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

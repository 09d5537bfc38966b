using System.Collections.Immutable;
using Lathe.Processing.Contract;

namespace Lathe.Contract.Tests;

/// <summary>Files for the processors that work with them.</summary>
public static class Assets
{
    private const int Rate = 48000;

    /// <summary>Audio: a tenth of a second of decaying noise in stereo, its first sample the loudest. Data: the processor's own specimen.</summary>
    public static ImmutableArray<AssetContent> Of(ProcessorInfo info) => [.. info.Assets.Select(a => a.Kind == AssetKind.Audio ? Audio(a) : Data(info, a))];

    private static AssetContent Audio(Asset asset)
    {
        double[][] channels = [.. Enumerable.Range(0, 2).Select(c => Signals.Noise(Rate / 10, (ulong)c + 21))];
        foreach (var channel in channels)
        {
            var level = 0.25;
            foreach (ref var sample in channel.AsSpan())
            {
                sample *= level;
                level *= 0.998;
            }

            channel[0] = 0.9;
        }

        return AssetContent.Of(asset, Rate, channels, out _)!;
    }

    private static AssetContent Data(ProcessorInfo info, Asset asset) =>
        throw new NotSupportedException($"{info.Id} works with a data file, {asset.Id}: put a specimen of it here.");
}

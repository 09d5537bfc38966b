using System.Collections.Immutable;
using Lathe.Dsp.Resampling;
using Lathe.Ratios.Own;
using Lathe.Ratios.Peers;

namespace Lathe.Ratios.Rows;

/// <summary>Rate conversion and convolution, audio in memory.</summary>
internal static class ConverterRows
{
    public static ImmutableArray<Row> List { get; } =
    [
        new("convolution", ">= 1", 44100, () =>
        [
            new RackContestant("convolution, long latency", "convolution", ("latency", "long")),
            new ZitaContestant("zita 8192", 8192, ImpulseResponse.Narrow),
            new ZitaContestant("zita 1024", 1024, ImpulseResponse.Narrow),
        ]),
        new("convolution-no-latency", ">= 1 x the fastest with less latency", 44100, () =>
        [
            new RackContestant("convolution, no latency", "convolution"),
            new ZitaContestant("zita 1024", 1024, ImpulseResponse.Narrow),
        ]),
        new("resampler-96-44", ">= 2 x soxr vhq", 96000, () =>
        [
            new ResamplerContestant("best", 44100, ResamplerQuality.Best),
            new SoxrContestant("soxr vhq", 44100),
        ]),
        new("resampler-44-48", ">= 2 x soxr vhq", 44100, () =>
        [
            new ResamplerContestant("best", 48000, ResamplerQuality.Best),
            new SoxrContestant("soxr vhq", 48000),
        ]),
    ];
}

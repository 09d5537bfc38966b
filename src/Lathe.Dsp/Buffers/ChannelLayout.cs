using System.Collections.Immutable;

namespace Lathe.Dsp.Buffers;

/// <summary>The loudspeaker that each channel is meant for, in channel order. Equal when names and speakers are equal.</summary>
public sealed class ChannelLayout : IEquatable<ChannelLayout>
{
    private ChannelLayout(string name, params ReadOnlySpan<Speaker> speakers)
    {
        Name = name;
        Speakers = [.. speakers];
    }

    public static ChannelLayout Mono { get; } = new("mono", Speaker.FrontCenter);

    public static ChannelLayout Stereo { get; } = new("stereo", Speaker.FrontLeft, Speaker.FrontRight);

    public static ChannelLayout Lcr { get; } = new("lcr", Speaker.FrontLeft, Speaker.FrontRight, Speaker.FrontCenter);

    public static ChannelLayout Quad { get; } = new("quad", Speaker.FrontLeft, Speaker.FrontRight, Speaker.BackLeft, Speaker.BackRight);

    public static ChannelLayout Surround50 { get; } = new(
        "5.0", Speaker.FrontLeft, Speaker.FrontRight, Speaker.FrontCenter, Speaker.SideLeft, Speaker.SideRight);

    public static ChannelLayout Surround51 { get; } = new(
        "5.1", Speaker.FrontLeft, Speaker.FrontRight, Speaker.FrontCenter, Speaker.LowFrequency, Speaker.SideLeft, Speaker.SideRight);

    public static ChannelLayout Surround71 { get; } = new(
        "7.1", Speaker.FrontLeft, Speaker.FrontRight, Speaker.FrontCenter, Speaker.LowFrequency,
        Speaker.BackLeft, Speaker.BackRight, Speaker.SideLeft, Speaker.SideRight);

    public static ChannelLayout Surround714 { get; } = new(
        "7.1.4", Speaker.FrontLeft, Speaker.FrontRight, Speaker.FrontCenter, Speaker.LowFrequency,
        Speaker.BackLeft, Speaker.BackRight, Speaker.SideLeft, Speaker.SideRight,
        Speaker.TopFrontLeft, Speaker.TopFrontRight, Speaker.TopBackLeft, Speaker.TopBackRight);

    public static ImmutableArray<ChannelLayout> Named { get; } =
        [Mono, Stereo, Lcr, Quad, Surround50, Surround51, Surround71, Surround714];

    public string Name { get; }

    public ImmutableArray<Speaker> Speakers { get; }

    public int Channels => Speakers.Length;

    /// <summary>The channel mask of WAVE_FORMAT_EXTENSIBLE; 0 where a channel has no stated position.</summary>
    public uint Mask => Speakers.Contains(Speaker.Unknown) ? 0 : Speakers.Aggregate(0u, (mask, s) => mask | (1u << (int)s));

    /// <summary>The customary layout of a channel count that states none: mono, stereo, 3, 4, 5, 6, 8 and 12 channels as named, else unknown.</summary>
    public static ChannelLayout Of(int channels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        foreach (var layout in Named)
        {
            if (layout.Channels == channels)
            {
                return layout;
            }
        }

        return new ChannelLayout($"{channels} channels", [.. Enumerable.Repeat(Speaker.Unknown, channels)]);
    }

    /// <summary>The layout that a WAVE_FORMAT_EXTENSIBLE mask states, lowest bit first; <see cref="Of"/> where the mask does not fit the count.</summary>
    public static ChannelLayout FromMask(uint mask, int channels)
    {
        if (System.Numerics.BitOperations.PopCount(mask) != channels)
        {
            return Of(channels);
        }

        var speakers = new List<Speaker>(channels);
        for (var bit = 0; bit < 32; bit++)
        {
            if ((mask >> bit & 1) == 1)
            {
                speakers.Add((Speaker)bit);
            }
        }

        foreach (var layout in Named)
        {
            if (layout.Speakers.AsSpan().SequenceEqual(speakers.ToArray()))
            {
                return layout;
            }
        }

        // 5.1 with back instead of side channels is the older, equally common mask of the same layout.
        return mask switch
        {
            0x3F => new ChannelLayout("5.1", [.. speakers]),
            0x37 => new ChannelLayout("5.0", [.. speakers]),
            _ => new ChannelLayout($"{channels} channels", [.. speakers]),
        };
    }

    public bool Equals(ChannelLayout? other) => other is not null && Speakers.AsSpan().SequenceEqual(other.Speakers.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as ChannelLayout);

    public override int GetHashCode() => Speakers.Aggregate(17, HashCode.Combine);

    public override string ToString() => Name;
}

using Lathe.Dsp.Buffers;

namespace Lathe.Processing.Wrappers;

/// <summary>
/// What of a signal goes through an insert, in the order of the choices of <see cref="Contract.InsertParams.Channels"/>. Mid and side are
/// m = (l + r)/2, s = (l - r)/2 of the first two channels, so that l = m + s and r = m - s. A mono signal is its own mid and left and has
/// neither side nor right; channels past the second pass.
/// </summary>
internal enum ChannelPart
{
    All,
    Mid,
    Side,
    Left,
    Right,
}

internal static class ChannelParts
{
    /// <summary>Writes the one channel of the part.</summary>
    public static void Extract(this ChannelPart part, in Planar audio, Span<double> to)
    {
        var left = audio[0];
        var right = audio[1];
        switch (part)
        {
            case ChannelPart.Mid:
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] = 0.5 * (left[i] + right[i]);
                }

                break;
            case ChannelPart.Side:
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] = 0.5 * (left[i] - right[i]);
                }

                break;
            default:
                (part == ChannelPart.Left ? left : right).CopyTo(to);
                break;
        }
    }

    /// <summary>
    /// Puts the processed part back: <paramref name="audio"/> becomes <paramref name="dry"/> with the part exchanged. Mid and side are added as
    /// the change of the part, l + (m' - m): the same sum as m' + s, and a part that came back unchanged changes no bit.
    /// </summary>
    public static void Insert(this ChannelPart part, ReadOnlySpan<double> wet, in Planar dry, in Planar audio)
    {
        dry.CopyTo(audio);
        var left = audio[0];
        var right = audio[1];
        switch (part)
        {
            case ChannelPart.Mid:
                for (var i = 0; i < wet.Length; i++)
                {
                    var change = wet[i] - (0.5 * (left[i] + right[i]));
                    left[i] += change;
                    right[i] += change;
                }

                break;
            case ChannelPart.Side:
                for (var i = 0; i < wet.Length; i++)
                {
                    var change = wet[i] - (0.5 * (left[i] - right[i]));
                    left[i] += change;
                    right[i] -= change;
                }

                break;
            default:
                wet.CopyTo(part == ChannelPart.Left ? left : right);
                break;
        }
    }
}

using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Spatial;

/// <summary>
/// From one layout to another. A speaker that both have passes as it is; one that the target lacks is folded into its nearest relatives: height
/// into the layer below, back into side, side into front, center into left and right, and for mono left and right into the center. With the
/// standard levels that gives the equations of ITU-R BS.775-3, annex 4, table 2: L' = L + 0.7071 C + 0.7071 Ls, and for mono
/// C' = 0.7071 L + 0.7071 R + C + 0.5 Ls + 0.5 Rs.
/// </summary>
public static class Downmix
{
    /// <summary>Gains by target channel, then source channel.</summary>
    public static double[][] Matrix(ChannelLayout from, ChannelLayout to, DownmixLevels levels)
    {
        var matrix = new double[to.Channels][];
        for (var row = 0; row < matrix.Length; row++)
        {
            matrix[row] = new double[from.Channels];
        }

        for (var channel = 0; channel < from.Channels; channel++)
        {
            Fold(from.Speakers[channel], 1, channel, to, levels, matrix);
        }

        return matrix;
    }

    private static void Fold(Speaker speaker, double gain, int channel, ChannelLayout to, in DownmixLevels levels, double[][] matrix)
    {
        var row = to.Speakers.IndexOf(speaker);
        if (row >= 0)
        {
            matrix[row][channel] += gain;
            return;
        }

        var (first, second, level) = Relatives(speaker, to, levels);
        if (first is null || level == 0)
        {
            return;
        }

        Fold(first.Value, gain * level, channel, to, levels, matrix);
        if (second is { } other)
        {
            Fold(other, gain * level, channel, to, levels, matrix);
        }
    }

    private static (Speaker? First, Speaker? Second, double Level) Relatives(Speaker speaker, ChannelLayout to, in DownmixLevels levels)
    {
        var sides = to.Speakers.Contains(Speaker.SideLeft);
        var backs = to.Speakers.Contains(Speaker.BackLeft);
        return speaker switch
        {
            Speaker.TopFrontLeft => (Speaker.FrontLeft, null, levels.Height),
            Speaker.TopFrontRight => (Speaker.FrontRight, null, levels.Height),
            Speaker.TopBackLeft => (Speaker.BackLeft, null, levels.Height),
            Speaker.TopBackRight => (Speaker.BackRight, null, levels.Height),
            Speaker.BackLeft => sides ? (Speaker.SideLeft, null, 1) : (Speaker.FrontLeft, null, levels.Surround),
            Speaker.BackRight => sides ? (Speaker.SideRight, null, 1) : (Speaker.FrontRight, null, levels.Surround),
            Speaker.SideLeft => backs ? (Speaker.BackLeft, null, 1) : (Speaker.FrontLeft, null, levels.Surround),
            Speaker.SideRight => backs ? (Speaker.BackRight, null, 1) : (Speaker.FrontRight, null, levels.Surround),
            Speaker.FrontCenter => (Speaker.FrontLeft, Speaker.FrontRight, levels.Center),
            Speaker.LowFrequency => (Speaker.FrontLeft, Speaker.FrontRight, levels.LowFrequency),
            Speaker.FrontLeft or Speaker.FrontRight => (Speaker.FrontCenter, null, DownmixLevels.HalfPower),
            _ => (null, null, 0),
        };
    }
}

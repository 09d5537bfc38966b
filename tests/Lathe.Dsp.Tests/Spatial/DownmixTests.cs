using Lathe.Dsp.Buffers;
using Lathe.Dsp.Spatial;

namespace Lathe.Dsp.Tests.Spatial;

public sealed class DownmixTests
{
    private const double Half = 0.70710678118654752;

    [Fact]
    public void From_3_2_to_stereo_and_mono_it_is_table_2_of_BS_775()
    {
        var stereo = Downmix.Matrix(ChannelLayout.Surround50, ChannelLayout.Stereo, DownmixLevels.Standard);
        stereo[0].ShouldBe([1, 0, Half, Half, 0], 1e-15);
        stereo[1].ShouldBe([0, 1, Half, 0, Half], 1e-15);
        var mono = Downmix.Matrix(ChannelLayout.Surround50, ChannelLayout.Mono, DownmixLevels.Standard);
        mono[0].ShouldBe([Half, Half, 1, 0.5, 0.5], 1e-15);
        var front = Downmix.Matrix(ChannelLayout.Surround50, ChannelLayout.Lcr, DownmixLevels.Standard);
        front[0].ShouldBe([1, 0, 0, Half, 0], 1e-15);
        front[2].ShouldBe([0, 0, 1, 0, 0]);
        var quad = Downmix.Matrix(ChannelLayout.Surround50, ChannelLayout.Quad, DownmixLevels.Standard);
        quad[0].ShouldBe([1, 0, Half, 0, 0], 1e-15);
        quad[2].ShouldBe([0, 0, 0, 1, 0]);
    }

    [Fact]
    public void Every_pair_of_layouts_has_a_matrix_and_equal_layouts_the_identity()
    {
        foreach (var from in ChannelLayout.Named)
        {
            foreach (var to in ChannelLayout.Named)
            {
                var matrix = Downmix.Matrix(from, to, DownmixLevels.Standard);
                matrix.Length.ShouldBe(to.Channels);
                for (var c = 0; c < from.Channels; c++)
                {
                    var heard = matrix.Sum(row => row[c]);
                    (heard > 0).ShouldBe(from.Speakers[c] != Speaker.LowFrequency || to.Speakers.Contains(Speaker.LowFrequency));
                    if (from.Equals(to))
                    {
                        matrix[c][c].ShouldBe(1);
                        heard.ShouldBe(1);
                    }
                }
            }
        }
    }
}

using Lathe.Dsp.Buffers;
using Lathe.Dsp.Spatial;

namespace Lathe.Dsp.Tests.Spatial;

public sealed class VbapTests
{
    public static TheoryData<string> Layouts => ["stereo", "lcr", "quad", "5.0", "5.1", "7.1", "7.1.4"];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void The_energy_is_one_in_every_direction_and_no_gain_is_negative(string name)
    {
        foreach (var (_, _, gains) in Everywhere(name, 0).Concat(Everywhere(name, 60)))
        {
            gains.Sum(g => g * g).ShouldBe(1, 1e-12);
            gains.ShouldAllBe(g => g >= 0);
        }
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_speaker_in_its_own_direction_plays_alone(string name)
    {
        var layout = Named(name);
        for (var c = 0; c < layout.Channels; c++)
        {
            if (SpeakerDirections.Of(layout, c) is { } at)
            {
                Gains(layout, at.Azimuth, at.Elevation, 0).ShouldBe([.. Enumerable.Range(0, layout.Channels).Select(i => i == c ? 1.0 : 0)], 1e-12);
            }
        }
    }

    [Theory]
    [InlineData("quad")]
    [InlineData("5.1")]
    [InlineData("7.1")]
    [InlineData("7.1.4")]
    public void The_speakers_vectors_add_up_to_the_direction_and_the_low_frequency_channel_is_left_out(string name)
    {
        var layout = Named(name);
        foreach (var (azimuth, elevation, gains) in Everywhere(name, 0))
        {
            // The vectors' sum lies on the ray exactly where one base of speakers plays; where two triangles are averaged it lies near.
            var sum = (X: 0.0, Y: 0.0, Z: 0.0);
            for (var c = 0; c < gains.Length; c++)
            {
                if (SpeakerDirections.Of(layout, c) is { } at)
                {
                    var v = Unit(at.Azimuth, at.Elevation);
                    sum = (sum.X + (gains[c] * v.X), sum.Y + (gains[c] * v.Y), sum.Z + (gains[c] * v.Z));
                }
                else
                {
                    gains[c].ShouldBe(0);
                }
            }

            var length = Math.Sqrt((sum.X * sum.X) + (sum.Y * sum.Y) + (sum.Z * sum.Z));
            var wanted = Unit(azimuth, elevation);
            var cosine = ((sum.X * wanted.X) + (sum.Y * wanted.Y) + (sum.Z * wanted.Z)) / length;
            cosine.ShouldBeGreaterThan(gains.Count(g => g > 0) > 3 ? 0.95 : 1 - 1e-9, $"azimuth {azimuth} elevation {elevation}");
        }
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Left_and_right_are_mirrored(string name)
    {
        var layout = Named(name);
        int[] mirror = [.. layout.Speakers.Select(s => layout.Speakers.IndexOf(Mirror(s)))];
        foreach (var (azimuth, elevation, gains) in Everywhere(name, 40))
        {
            var other = Gains(layout, -azimuth, elevation, 40);
            for (var c = 0; c < gains.Length; c++)
            {
                other[mirror[c]].ShouldBe(gains[c], 1e-9, $"azimuth {azimuth} elevation {elevation}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Gains_do_not_jump_on_a_way_around(string name)
    {
        var layout = Named(name);
        foreach (var elevation in (double[])[0, 15, 29.9, 45, 80])
        {
            var last = Gains(layout, 0, elevation, 0);
            for (var step = 1; step <= 3600; step++)
            {
                var next = Gains(layout, step / 10.0, elevation, 0);
                for (var c = 0; c < next.Length; c++)
                {
                    Math.Abs(next[c] - last[c]).ShouldBeLessThan(0.04, $"azimuth {step / 10.0} elevation {elevation} channel {c}");
                }

                last = next;
            }
        }
    }

    private static ChannelLayout Named(string name) => ChannelLayout.Named.Single(l => l.Name == name);

    private static double[] Gains(ChannelLayout layout, double azimuth, double elevation, double spread)
    {
        var gains = new double[layout.Channels];
        new Vbap(layout).Gains(azimuth, elevation, spread, gains);
        return gains;
    }

    private static IEnumerable<(double Azimuth, double Elevation, double[] Gains)> Everywhere(string name, double spread)
    {
        var layout = Named(name);
        var vbap = new Vbap(layout);
        foreach (var elevation in name == "7.1.4" ? (double[])[0, 10, 30, 50, 90] : [0])
        {
            for (var azimuth = -200.0; azimuth < 200; azimuth += 7.3)
            {
                var gains = new double[layout.Channels];
                vbap.Gains(azimuth, elevation, spread, gains);
                yield return (azimuth, elevation, gains);
            }
        }
    }

    private static (double X, double Y, double Z) Unit(double azimuth, double elevation)
    {
        var (a, e) = (azimuth * Math.PI / 180, elevation * Math.PI / 180);
        return (Math.Cos(a) * Math.Cos(e), Math.Sin(a) * Math.Cos(e), Math.Sin(e));
    }

    private static Speaker Mirror(Speaker speaker) => speaker switch
    {
        Speaker.FrontLeft => Speaker.FrontRight,
        Speaker.FrontRight => Speaker.FrontLeft,
        Speaker.SideLeft => Speaker.SideRight,
        Speaker.SideRight => Speaker.SideLeft,
        Speaker.BackLeft => Speaker.BackRight,
        Speaker.BackRight => Speaker.BackLeft,
        Speaker.TopFrontLeft => Speaker.TopFrontRight,
        Speaker.TopFrontRight => Speaker.TopFrontLeft,
        Speaker.TopBackLeft => Speaker.TopBackRight,
        Speaker.TopBackRight => Speaker.TopBackLeft,
        _ => speaker,
    };
}

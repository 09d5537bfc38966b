using Lathe.Dsp.Convolution;
using Lathe.Dsp.Tests.Fourier;

namespace Lathe.Dsp.Tests.Convolution;

public sealed class ImpulseEditsTests
{
    private const int Rate = 48000;

    [Fact]
    public void A_response_at_another_rate_keeps_its_gain()
    {
        double[][] response = [[.. FourierData.Values(4800, 31).Select((x, i) => x * Math.Pow(Math.Sin(Math.PI * i / 4800), 2))]];
        var other = ImpulseEdits.Resample(response, Rate, 44100);
        other[0].Length.ShouldBe(4410);
        foreach (var hz in new[] { 100.0, 1000, 9000 })
        {
            // Band-limited interpolation changes nothing inside the band; the response begins and ends smoothly, so that nothing is cut off.
            Level(other[0], hz, 44100).ShouldBe(Level(response[0], hz, Rate), 0.01);
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.6)]
    public void Decay_takes_the_time_asked_for(double factor)
    {
        double[][] response = [Noise(0.6), Noise(0.6)];
        var before = ImpulseEdits.DecaySeconds(response, Rate);
        before.ShouldBe(0.6, 0.02);
        ImpulseEdits.DecaySeconds(ImpulseEdits.ScaleDecay(response, factor, Rate), Rate).ShouldBe(0.6 * factor, 0.03 * factor);
    }

    [Fact]
    public void Trims_reverses_and_fades()
    {
        double[][] response = [[1, 2, 3, 4, 5]];
        ImpulseEdits.Trim(response, 1, 3)[0].ShouldBe([2.0, 3]);
        ImpulseEdits.Trim(response, 9, 12)[0].ShouldBe([5.0]);
        ImpulseEdits.Reverse(response)[0].ShouldBe([5.0, 4, 3, 2, 1]);
        var faded = ImpulseEdits.Fade([[1, 1, 1, 1, 1, 1]], 2, 2)[0];
        faded[2].ShouldBe(1);
        faded[0].ShouldBe(faded[5]);
        faded[0].ShouldBe(0.5 - (0.5 * Math.Cos(Math.PI / 4)), 1e-15);
    }

    [Fact]
    public void Cuts_are_3_dB_at_their_frequencies()
    {
        var response = new double[Rate];
        response[0] = 1;
        var filtered = ImpulseEdits.Filter([response], 200, 5000, Rate)[0];
        Level(filtered, 200, Rate).ShouldBe(-3.01, 0.05);
        Level(filtered, 5000, Rate).ShouldBe(-3.01, 0.05);
        Level(filtered, 1000, Rate).ShouldBe(0, 0.05);
        ImpulseEdits.Filter([response], 0, double.PositiveInfinity, Rate)[0].ShouldBe(response);
    }

    private static double[] Noise(double seconds) =>
        [.. FourierData.Values(Rate, 5).Select((x, i) => x * Math.Pow(10, -3.0 * i / (seconds * Rate)))];

    private static double Level(double[] response, double hertz, int rate)
    {
        var (re, im) = (0.0, 0.0);
        for (var i = 0; i < response.Length; i++)
        {
            re += response[i] * Math.Cos(2 * Math.PI * hertz * i / rate);
            im -= response[i] * Math.Sin(2 * Math.PI * hertz * i / rate);
        }

        return 10 * Math.Log10((re * re) + (im * im));
    }
}

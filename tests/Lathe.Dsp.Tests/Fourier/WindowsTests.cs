using Lathe.Dsp.Fourier;

namespace Lathe.Dsp.Tests.Fourier;

public sealed class WindowsTests
{
    [Fact]
    public void Symmetric_windows_are_symmetric_to_the_bit()
    {
        var window = new double[101];
        foreach (var fill in Fills(periodic: false))
        {
            fill(window);
            for (var n = 0; n < window.Length; n++)
            {
                window[n].ShouldBe(window[^(n + 1)]);
            }

            window[50].ShouldBe(1, 1e-6);
        }
    }

    [Fact]
    public void A_periodic_window_is_a_symmetric_one_without_its_last_value()
    {
        var (periodic, symmetric) = (new double[64], new double[65]);
        foreach (var (p, s) in Fills(periodic: true).Zip(Fills(periodic: false)))
        {
            p(periodic);
            s(symmetric);
            periodic.ShouldBe(symmetric[..64]);
        }
    }

    [Fact]
    public void Hann_windows_at_half_overlap_add_to_one()
    {
        var window = new double[512];
        Windows.Hann(window);
        for (var n = 0; n < 256; n++)
        {
            (window[n] + window[n + 256]).ShouldBe(1, 1e-15);
        }
    }

    [Theory]
    [InlineData(60)]
    [InlineData(120)]
    [InlineData(90)]
    public void A_filter_with_a_kaiser_window_has_the_attenuation_it_was_designed_for(double attenuation)
    {
        const int length = 257;
        const int size = 32768;
        var window = new double[length];
        Windows.Kaiser(window, Windows.KaiserBeta(attenuation));
        var filter = new double[size];
        for (var n = 0; n < length; n++)
        {
            var x = n - (length / 2);
            filter[n] = window[n] * (x == 0 ? 0.5 : Math.Sin(Math.PI / 2 * x) / (Math.PI * x));
        }

        var (re, im) = (new double[(size / 2) + 1], new double[(size / 2) + 1]);
        new RealFft(size).Forward(filter, re, im);
        // Kaiser's two formulas hold to about 120 dB; past that the transition is wider than the second says.
        // The transition is (A - 7.95) / 14.36 bins of the filter's length wide (Kaiser), centered on a quarter of the rate.
        var stop = (int)((0.25 + ((attenuation - 7.95) / 14.36 / (length - 1) / 2)) * size) + 1;
        var largest = Enumerable.Range(stop, (size / 2) - stop).Max(k => Math.Sqrt((re[k] * re[k]) + (im[k] * im[k])));
        (-20 * Math.Log10(largest)).ShouldBeInRange(attenuation - 0.7, attenuation + 3);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1.2660658777520084)]
    [InlineData(10, 2815.716628466254)]
    [InlineData(25, 5774560606.466311)]
    public void I0_equals_tables(double x, double value) => Bessel.I0(x).ShouldBe(value, value * 1e-14);

    private static IEnumerable<Action<double[]>> Fills(bool periodic) =>
    [
        w => Windows.Hann(w, periodic),
        w => Windows.Hamming(w, periodic),
        w => Windows.BlackmanHarris(w, periodic),
        w => Windows.Kaiser(w, 9, periodic),
    ];
}

using Lathe.Dsp.Buffers;
using Lathe.Dsp.Filters;

namespace Lathe.Dsp.Tests.Filters;

public class FilterTests
{
    private const double Rate = 48000;

    /// <summary>|H| at a frequency by the Fourier sum of an impulse response.</summary>
    private static double Magnitude(double[] response, double frequency)
    {
        var (re, im) = (0.0, 0.0);
        for (var i = 0; i < response.Length; i++)
        {
            re += response[i] * Math.Cos(2 * Math.PI * frequency * i / Rate);
            im -= response[i] * Math.Sin(2 * Math.PI * frequency * i / Rate);
        }

        return Math.Sqrt((re * re) + (im * im));
    }

    [Theory]
    [InlineData(2, 500)]
    [InlineData(4, 500)]
    [InlineData(8, 500)]
    [InlineData(2, 8000)]
    [InlineData(4, 8000)]
    [InlineData(8, 8000)]
    public void The_bands_of_a_Linkwitz_Riley_crossover_sum_flat_and_meet_6_dB_down(int order, double frequency)
    {
        var crossover = new LinkwitzRiley(order);
        crossover.MoveTo(frequency / Rate);
        crossover.Reset();
        var low = new double[128 * Quantum.Frames];
        var high = new double[low.Length];
        low[0] = 1;
        for (var at = 0; at < low.Length; at += Quantum.Frames)
        {
            crossover.Split(low.AsSpan(at, Quantum.Frames), high.AsSpan(at, Quantum.Frames));
        }

        var sum = low.Zip(high, (a, b) => a + b).ToArray();
        for (var f = 20.0; f < 23000; f *= 1.2)
        {
            Magnitude(sum, f).ShouldBe(1, 1e-9);
        }

        Magnitude(low, frequency).ShouldBe(0.5, 1e-9);
        Magnitude(high, frequency).ShouldBe(0.5, 1e-9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(16)]
    public void A_Butterworth_cascade_is_3_dB_down_at_its_corner_and_falls_6_dB_an_octave_for_each_order(int order)
    {
        var sections = new AnalogSection[(order + 1) / 2];
        Butterworth.Prototypes(order, highPass: false, resonance: 1, sections);
        double At(double ratio) => sections.Aggregate(1.0, (product, s) => product * s.MagnitudeSquared(ratio));
        At(1).ShouldBe(0.5, 1e-12);
        (10 * Math.Log10(At(100) / At(200))).ShouldBe(20 * order * Math.Log10(2), 0.001);
    }

    [Fact]
    public void A_DC_blocker_removes_an_offset_and_passes_the_rest()
    {
        var blocker = new DcBlocker(5 / Rate);
        var response = new double[750 * Quantum.Frames];
        response[0] = 1;
        for (var at = 0; at < response.Length; at += Quantum.Frames)
        {
            blocker.Process(response.AsSpan(at, Quantum.Frames));
        }

        Math.Abs(response.Sum()).ShouldBeLessThan(1e-9);
        Magnitude(response, 5).ShouldBe(Math.Sqrt(0.5), 0.001);
        Magnitude(response, 1000).ShouldBe(1, 0.0001);
    }

    [Fact]
    public void A_one_pole_reaches_1_minus_1_over_e_after_its_time()
    {
        var filter = new OnePole(OnePole.ForTime(100));
        var y = 0.0;
        for (var i = 0; i < 100; i++)
        {
            y = filter.Next(1);
        }

        y.ShouldBe(1 - Math.Exp(-1), 1e-12);
    }

    [Fact]
    public void The_outputs_of_a_state_variable_filter_have_their_levels_at_its_frequency()
    {
        var filter = default(StateVariable);
        filter.Set(1000 / Rate, 2);
        var (low, band, high) = (new double[16384], new double[16384], new double[16384]);
        for (var i = 0; i < low.Length; i++)
        {
            (low[i], band[i], high[i]) = filter.Next(i == 0 ? 1 : 0);
        }

        Magnitude(low, 1000).ShouldBe(2, 1e-9);
        Magnitude(band, 1000).ShouldBe(2, 1e-9);
        Magnitude(high, 1000).ShouldBe(2, 1e-9);
        Magnitude(low, 0).ShouldBe(1, 1e-9);
        Magnitude(high, 24000).ShouldBe(1, 1e-9);
    }

    [Fact]
    public void A_state_variable_filter_stays_bounded_while_it_is_swept_wildly()
    {
        var random = new Random(1);
        var filter = default(StateVariable);
        var most = 0.0;
        for (var i = 0; i < 200000; i++)
        {
            filter.Set(0.0005 + (0.49 * random.NextDouble()), 0.5 + (5 * random.NextDouble()));
            most = Math.Max(most, Math.Abs(filter.Next((random.NextDouble() * 2) - 1).Low));
        }

        most.ShouldBeLessThan(30);
    }

    [Fact]
    public void An_all_pass_has_unit_magnitude()
    {
        var design = MatchedDesign.Design(AnalogSection.AllPass(0.7), 0.1);
        for (var omega = 0.01; omega < Math.PI; omega += 0.05)
        {
            design.MagnitudeSquared(omega).ShouldBe(1, 1e-12);
        }
    }

    [Fact]
    public void Every_design_is_stable_and_finite_over_the_whole_range()
    {
        foreach (var frequency in new[] { 1e-5, 1e-4, 0.01, 0.1, 0.3, 0.45, 0.48, 0.6 })
        {
            foreach (var q in new[] { 0.025, 0.3, 0.7, 3, 40 })
            {
                foreach (var gain in new[] { -30, -6, 0, 6, 30.0 })
                {
                    foreach (var section in new[]
                    {
                        AnalogSection.Bell(gain, q), AnalogSection.LowShelf(gain, q), AnalogSection.HighShelf(gain, q), AnalogSection.LowPass(q),
                        AnalogSection.HighPass(q), AnalogSection.BandPass(q), AnalogSection.Notch(q), AnalogSection.AllPass(q), AnalogSection.Tilt(gain),
                    })
                    {
                        var (first, second) = MatchedDesign.Design(section, frequency);
                        foreach (var c in new[] { first, second })
                        {
                            double.IsFinite(c.B0 + c.B1 + c.B2 + c.A1 + c.A2).ShouldBeTrue($"{section} at {frequency}: {c}");
                            (Math.Abs(c.A2) < 1 && Math.Abs(c.A1) < 1 + c.A2).ShouldBeTrue($"{section} at {frequency}: {c}");
                        }
                    }
                }
            }
        }
    }
}

using Lathe.Processing.Contract;
using Lathe.Processing.Equalizers;

namespace Lathe.Processing.Tests.Equalizers;

public class EqTests
{
    private const int Bell = 0;
    private const int HighPass = 4;
    private const int Mid = 1;
    private const int Side = 2;
    private const int Left = 3;

    private static double[] Impulse(int frames = 16384)
    {
        var x = new double[frames];
        x[0] = 1;
        return x;
    }

    [Fact]
    public void Bands_add_up_and_follow_their_prototypes()
    {
        var response = new RackRun<Eq>()
            .Band(("type", Bell), ("freq", 1000), ("gain", 6), ("q", 1))
            .Band(("type", Bell), ("freq", 10000), ("gain", -4), ("q", 2))
            .Run(Impulse(), Impulse())[1];
        foreach (var f in new[] { 50, 500, 1000, 3000, 8000, 10000, 15000, 20000.0 })
        {
            RackRun<Eq>.Level(response, f).ShouldBe(Prototype(f, 1000, 6, 1) + Prototype(f, 10000, -4, 2), 0.03, $"{f} Hz");
        }
    }

    private static double Prototype(double f, double center, double gain, double q)
    {
        var (u, a) = (f / center, Math.Pow(10, gain / 40));
        var flat = Math.Pow(1 - (u * u), 2);
        return 10 * Math.Log10((flat + Math.Pow(u * a / q, 2)) / (flat + Math.Pow(u / (a * q), 2)));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(24)]
    [InlineData(96)]
    public void A_high_pass_falls_by_its_slope(double slope)
    {
        var response = new RackRun<Eq>().Band(("type", HighPass), ("freq", 2000), ("slope", slope)).Run(Impulse())[0];
        RackRun<Eq>.Level(response, 2000).ShouldBe(-3.01, 0.02);
        RackRun<Eq>.Level(response, 1000).ShouldBe(-10 * Math.Log10(1 + Math.Pow(2, slope / 3)), 0.05);
    }

    [Fact]
    public void A_band_on_mid_leaves_side_alone_and_one_on_left_leaves_right_alone()
    {
        var (x, y) = (RackRun<Eq>.Noise(1024, 1), RackRun<Eq>.Noise(1024, 2));
        var negative = y.Select(v => -v).ToArray();
        var side = new RackRun<Eq>().Band(("gain", 12), ("channels", Mid)).Run(y, negative);
        side[0].ShouldBe(y);
        side[1].ShouldBe(negative);
        var mid = new RackRun<Eq>().Band(("gain", 12), ("channels", Side)).Run(x, x);
        mid[0].ShouldBe(x);
        var left = new RackRun<Eq>().Band(("gain", 12), ("channels", Left)).Run(x, y);
        left[0].ShouldNotBe(x);
        left[1].ShouldBe(y);
    }

    [Fact]
    public void Without_bands_or_with_disabled_or_flat_ones_it_passes_every_bit()
    {
        var (x, y) = (RackRun<Eq>.Noise(1024, 1), RackRun<Eq>.Noise(1024, 2));
        new RackRun<Eq>().Run(x, y).ShouldBe([x, y]);
        new RackRun<Eq>().Band(("enabled", 0), ("gain", 12)).Run(x, y).ShouldBe([x, y]);
        new RackRun<Eq>().Band(("gain", 0)).Band(("type", 1), ("gain", 0)).Run(x, y).ShouldBe([x, y]);
    }

    [Fact]
    public void Mono_and_six_channels_get_the_same_filter()
    {
        var x = RackRun<Eq>.Noise(1024, 1);
        var run = new RackRun<Eq>().Band(("gain", 12), ("freq", 300));
        var mono = run.Run(x)[0];
        run.Run(x, x)[1].ShouldBe(mono);
        run.Run(x, x, x, x, x, x).ShouldAllBe(c => c.SequenceEqual(mono));
    }

    [Fact]
    public void A_swept_band_makes_no_steps()
    {
        // A 100 Hz sine through a bell swept over it: whatever the sweep adds above 2 kHz would be steps at the quantum rate.
        const double Rate = 44100;
        var input = Enumerable.Range(0, 256 * 64).Select(i => Math.Sin(2 * Math.PI * 100 * i / Rate)).ToArray();
        var run = new RackRun<Eq>().Band(("freq", 50), ("gain", 12), ("q", 1));
        var group = Eq.Info.Groups[0];
        var frequency = group.Parameters.Single(p => p.Id == "freq");
        var output = run.Run(run.Prepare(1), (s, q) => s[group, 0, frequency] = 50 * Math.Pow(2, q / 64.0), input)[0];
        var steps = output.Skip(4096).Zip(output.Skip(4097), (a, b) => b - a).ToArray();
        var jumps = steps.Zip(steps.Skip(1), (a, b) => Math.Abs(b - a)).Max();

        // The largest second difference of the boosted sine itself is 4 (2 pi 100 / 44100)^2 = 0.0008.
        jumps.ShouldBeLessThan(0.0012);
    }

    [Fact]
    public void Reset_equals_fresh_to_the_bit_even_after_automation()
    {
        var x = RackRun<Eq>.Noise(2048, 3);
        var run = new RackRun<Eq>().Band(("freq", 100), ("gain", 12)).Band(("type", HighPass), ("freq", 30), ("slope", 48));
        var processor = run.Prepare(1);
        var group = Eq.Info.Groups[0];
        var fresh = run.Run(processor, (_, _) => { }, x)[0];
        run.Run(processor, (s, q) => s[group, 0, group.Parameters.Single(p => p.Id == "gain")] = q % 12, x);
        processor.Reset();
        run.Run(processor, (_, _) => { }, x)[0].ShouldBe(fresh);
    }

    [Fact]
    public void NaN_at_the_input_does_not_stop_it()
    {
        var x = RackRun<Eq>.Noise(512, 3);
        x[100] = double.NaN;
        var run = new RackRun<Eq>().Band(("gain", 12));
        var processor = run.Prepare(1);
        double.IsNaN(run.Run(processor, (_, _) => { }, x)[0][^1]).ShouldBeTrue();
        processor.Reset();
        run.Run(processor, (_, _) => { }, RackRun<Eq>.Noise(512, 4))[0].ShouldAllBe(v => double.IsFinite(v));
    }

    [Fact]
    public void Its_tail_has_fallen_below_minus_120_dB()
    {
        var run = new RackRun<Eq>().Band(("freq", 200), ("gain", 18), ("q", 10));
        var tail = (int)run.Prepare(1).Tail;
        run.Run(Impulse(tail + 4096))[0].Skip(tail).Max(Math.Abs).ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void Processing_and_designing_anew_allocate_nothing()
    {
        var run = new RackRun<Eq>().Band(("gain", 12), ("freq", 12000)).Band(("type", HighPass), ("slope", 48));
        var processor = run.Prepare(2);
        using var audio = new Lathe.Dsp.Buffers.AudioBuffer(2, 64);
        var settings = new ProcessorSettings(Eq.Info);
        var group = Eq.Info.Groups[0];
        settings.Add(group, "a");
        settings.Add(group, "b");
        var gain = group.Parameters.Single(p => p.Id == "gain");
        long Allocated(int from)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = from; i < from + 200; i++)
            {
                settings[group, 0, gain] = i % 20;
                processor.Process(new Work(audio.All, default, settings.Values, [], i * 64));
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Allocated(0);
        Allocated(200).ShouldBe(0);
    }
}

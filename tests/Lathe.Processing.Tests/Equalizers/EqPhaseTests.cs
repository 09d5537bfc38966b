using Lathe.Dsp.Buffers;
using Lathe.Dsp.Filters;
using Lathe.Processing.Contract;
using Lathe.Processing.Equalizers;

namespace Lathe.Processing.Tests.Equalizers;

public class EqPhaseTests
{
    private const double Rate = 44100;
    private const int Natural = 1;
    private const int Linear = 2;

    private static double[] Impulse(int frames = 32768)
    {
        var x = new double[frames];
        x[0] = 1;
        return x;
    }

    /// <summary>Level in dB and phase in radians, after a delay is taken off.</summary>
    private static (double Level, double Phase) Response(double[] response, double frequency, int delay)
    {
        var (re, im) = (0.0, 0.0);
        for (var i = 0; i < response.Length; i++)
        {
            re += response[i] * Math.Cos(2 * Math.PI * frequency * (i - delay) / Rate);
            im -= response[i] * Math.Sin(2 * Math.PI * frequency * (i - delay) / Rate);
        }

        return (10 * Math.Log10((re * re) + (im * im)), Math.Atan2(im, re));
    }

    private static (double Level, double Phase) Prototype(AnalogSection s, double ratio)
    {
        var value = new System.Numerics.Complex(s.N0 - (s.N2 * ratio * ratio), s.N1 * ratio) / new System.Numerics.Complex(s.D0 - (s.D2 * ratio * ratio), s.D1 * ratio);
        return (20 * Math.Log10(value.Magnitude), value.Phase);
    }

    private static RackRun<Eq> Bells(int phase) => new RackRun<Eq>().With("phase", phase)
        .Band(("type", 0), ("freq", 1000), ("gain", 6), ("q", 1))
        .Band(("type", 0), ("freq", 12000), ("gain", -8), ("q", 2))
        .Band(("type", 2), ("freq", 6000), ("gain", 4), ("q", 0.7));

    private static (double Level, double Phase) Wanted(double f)
    {
        var (one, two, three) = (Prototype(AnalogSection.Bell(6, 1), f / 1000), Prototype(AnalogSection.Bell(-8, 2), f / 12000), Prototype(AnalogSection.HighShelf(4, 0.7), f / 6000));
        return (one.Level + two.Level + three.Level, one.Phase + two.Phase + three.Phase);
    }

    [Fact]
    public void Linear_phase_has_the_analog_magnitude_and_no_phase()
    {
        var run = Bells(Linear);
        var delay = run.Prepare(1).Latency;
        var response = run.Run(Impulse())[0];
        foreach (var f in new[] { 100, 500, 1000, 3000, 8000, 12000, 16000, 20000.0 })
        {
            var (level, phase) = Response(response, f, delay);
            level.ShouldBe(Wanted(f).Level, 0.01, $"{f} Hz");
            phase.ShouldBe(0, 1e-9, $"{f} Hz");
        }
    }

    [Fact]
    public void Natural_phase_has_the_analog_magnitude_and_the_analog_phase()
    {
        var run = Bells(Natural);
        var delay = run.Prepare(1).Latency;
        delay.ShouldBe(128);
        var response = run.Run(Impulse())[0];
        foreach (var f in new[] { 100, 500, 1000, 3000, 8000, 12000, 16000, 19000.0 })
        {
            var (level, phase) = Response(response, f, delay);
            level.ShouldBe(Wanted(f).Level, 0.02, $"{f} Hz");
            phase.ShouldBe(Wanted(f).Phase, 0.005, $"{f} Hz");
        }
    }

    [Fact]
    public void Linear_phase_coefficients_are_symmetric_to_the_bit()
    {
        var design = new LinearPhaseDesign(4096);
        design.Multiply(AnalogSection.Bell(9, 1.3), 0.011);
        design.Multiply(AnalogSection.HighPass(0.7), 0.002);
        design.Multiply(AnalogSection.Notch(4), 0.3);
        var taps = new double[design.Taps];
        design.Respond(taps);
        taps.ShouldBe([.. taps.Reverse()]);
        taps.Length.ShouldBe(4095);
        taps.Max(Math.Abs).ShouldBe(taps[design.Half]);
    }

    [Theory]
    [InlineData(Natural)]
    [InlineData(Linear)]
    public void Mid_and_side_and_left_and_right_bands_keep_their_parts(int phase)
    {
        var run = new RackRun<Eq>().With("phase", phase).With("resolution", 0)
            .Band(("freq", 500), ("gain", 3)).Band(("freq", 2000), ("gain", 12), ("channels", 1)).Band(("freq", 5000), ("gain", 9), ("channels", 3));
        var delay = run.Prepare(2).Latency;
        var x = Impulse();
        var mid = run.Run(x, x);
        Response(mid[1], 2000, delay).Level.ShouldBe(12 + Prototype(AnalogSection.Bell(3, Math.Sqrt(0.5)), 4).Level, 0.05);
        (Response(mid[0], 5000, delay).Level - Response(mid[1], 5000, delay).Level).ShouldBe(9, 0.05);
        var side = run.Run(x, [.. x.Select(v => -v)]);
        Response(side[1], 500, delay).Level.ShouldBe(3, 0.05);
        Response(side[1], 2000, delay).Level.ShouldBe(Prototype(AnalogSection.Bell(3, Math.Sqrt(0.5)), 4).Level, 0.05);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Each_resolution_is_as_late_as_it_says(int resolution)
    {
        var run = new RackRun<Eq>().With("phase", Linear).With("resolution", resolution).Band(("freq", 8000), ("gain", 6));
        var delay = run.Prepare(1).Latency;
        var response = run.Run(Impulse(delay + 4096))[0];
        Array.IndexOf(response, response.MaxBy(Math.Abs)).ShouldBe(delay);
    }

    [Theory]
    [InlineData(Natural)]
    [InlineData(Linear)]
    public void Bands_that_move_in_the_other_phases_end_where_they_were_sent(int phase)
    {
        var run = new RackRun<Eq>().With("phase", phase).With("resolution", 0).Band(("freq", 3000), ("gain", 0));
        var group = Eq.Info.Groups[0];
        var gain = group.Parameters.Single(p => p.Id == "gain");
        var x = new double[65536];
        x[40000] = 1;
        var processor = run.Prepare(1);
        var response = run.Run(processor, (s, q) => s[group, 0, gain] = Math.Min(12, q / 10.0), x)[0].Skip(40000).ToArray();
        Response(response, 3000, processor.Latency).Level.ShouldBe(12, 0.02);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Natural)]
    [InlineData(Linear)]
    public void Bands_that_move_allocate_nothing(int phase)
    {
        var group = Eq.Info.Groups[0];
        var settings = new ProcessorSettings(Eq.Info);
        settings[RackRun<Eq>.Parameter("phase")] = phase;
        settings[RackRun<Eq>.Parameter("resolution")] = 0;
        var moved = new[] { "freq", "gain", "q" }.Select(id => group.Parameters.Single(p => p.Id == id)).ToArray();
        for (var i = 0; i < 9; i++)
        {
            settings.Add(group, $"b{i}");
            settings[group, i, group.Parameters.Single(p => p.Id == "type")] = i;
            settings[group, i, group.Parameters.Single(p => p.Id == "channels")] = i % 5;
            settings[group, i, group.Parameters.Single(p => p.Id == "range")] = i;
        }

        var processor = new Eq();
        processor.Prepare(new ProcessorContext(AudioFormat.Of(44100, 2), settings));
        using var audio = new AudioBuffer(2, Quantum.Frames);
        long Allocated(int from)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var q = from; q < from + 200; q++)
            {
                for (var i = 0; i < 9; i++)
                {
                    settings[group, i, moved[0]] = 1000 + (10 * q);
                    settings[group, i, moved[1]] = q % 20;
                    settings[group, i, moved[2]] = 1 + (0.1 * (q % 7));
                }

                audio[0][0] = 1;
                processor.Process(new Work(audio.All, default, settings.Values, [], q * Quantum.Frames));
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Allocated(0);
        Allocated(200).ShouldBe(0);
    }
}

using Lathe.Processing.Contract;
using Lathe.Processing.Reverbs;

namespace Lathe.Processing.Tests.Reverbs;

public sealed class ReverbTests
{
    private const int Rate = 48000;
    private static readonly ProcessorRegistry.Entry Entry = ProcessorRegistry.Streaming<Reverb>();

    public static TheoryData<string, string, double> Decays => new()
    {
        { "room", "0.4 s", 0.4 },
        { "hall", "1 s", 1 },
        { "hall", "3 s", 3 },
        { "plate", "1.5 s", 1.5 },
        { "chamber", "0.8 s", 0.8 },
        { "plate", "8 s", 8 },
    };

    /// <summary>
    /// One response of a low octave says little: the standard error of a decay time is of the order of 1/sqrt(bandwidth x time). So eight channels
    /// of output for each of two inputs are taken together, as ISO 3382 takes several places of source and receiver.
    /// </summary>
    [Theory]
    [MemberData(nameof(Decays))]
    public void Each_band_decays_within_5_percent_of_its_setting(string type, string decay, double seconds)
    {
        var run = new ProcessorRun(
            Entry, 8, Rate, ("type", type), ("decay", decay), ("low-decay", "1.4"), ("high-decay", "0.5"), ("early", "-60 dB"),
            ("low-crossover", "250 Hz"), ("high-crossover", "3 kHz"));
        var frames = (int)(1.6 * seconds * Rate);
        var first = run.Run(ProcessorRun.Impulse(8, frames));
        run.Processor.Reset();
        double[][] response = [.. first, .. run.Run(ProcessorRun.Impulse(8, frames, 5))];
        var low = RoomAcoustics.DecayTime(response, Rate, 62.5);
        var mid = RoomAcoustics.DecayTime(response, Rate, 900);
        var high = RoomAcoustics.DecayTime(response, Rate, 12000);
        (low / (1.4 * seconds)).ShouldBe(1, 0.05);
        (mid / seconds).ShouldBe(1, 0.05);
        (high / (0.5 * seconds)).ShouldBe(1, 0.05);
    }

    [Theory]
    [InlineData("room", "0.3 s", 0.3)]
    [InlineData("hall", "0.3 s", 0.3)]
    [InlineData("plate", "0.3 s", 0.3)]
    [InlineData("chamber", "0.3 s", 0.3)]
    [InlineData("room", "2 s", 2)]
    [InlineData("hall", "2 s", 2)]
    [InlineData("plate", "2 s", 2)]
    [InlineData("chamber", "2 s", 2)]
    [InlineData("hall", "10 s", 10)]
    public void Every_octave_decays_within_5_percent_of_the_setting_and_no_part_of_it_rings_15_percent_longer(string type, string decay, double seconds)
    {
        var run = new ProcessorRun(Entry, 8, Rate, ("type", type), ("decay", decay), ("low-decay", "1"), ("high-decay", "1"), ("early", "-60 dB"), ("low-cut", "10 Hz"));
        List<double[]> response = [];
        for (var source = 0; source < (seconds < 1 ? 8 : 1); source++)
        {
            run.Processor.Reset();
            response.AddRange(run.Run(ProcessorRun.Impulse(8, (int)(1.2 * seconds * Rate), source)));
        }

        for (var octave = 125.0; octave <= 8000; octave *= 2)
        {
            var time = RoomAcoustics.DecayTime([.. response], Rate, octave);
            (time / seconds).ShouldBe(1, 0.05, $"{octave} Hz");

            // A narrow band of a short or a long response tells nothing or takes long to be told.
            for (var part = -1; part <= 1 && seconds == 2; part++)
            {
                (RoomAcoustics.DecayTime([.. response], Rate, octave * Math.Pow(2, part / 3.0), 8.6) / time).ShouldBeLessThan(1.15, $"{part} thirds from {octave} Hz");
            }
        }
    }

    [Fact]
    public void Springs_decay_as_set_below_their_transition()
    {
        var run = new ProcessorRun(Entry, 8, Rate, ("type", "spring"), ("decay", "2 s"), ("low-decay", "1"), ("high-decay", "1"), ("low-cut", "10 Hz"));
        var response = run.Run(ProcessorRun.Impulse(8, 3 * Rate)).Where(c => c[^1] != 0).ToArray();
        for (var octave = 250.0; octave <= 2000; octave *= 2)
        {
            (RoomAcoustics.DecayTime(response, Rate, octave) / 2).ShouldBe(1, 0.05, $"{octave} Hz");
        }

        (RoomAcoustics.DecayTime(response, Rate, 3600, 8.6) / 2).ShouldBe(1, 0.1, "where a journey takes 1.5 times as long");
    }

    [Fact]
    public void A_spring_turns_a_click_into_a_chirp()
    {
        var response = new ProcessorRun(Entry, 1, Rate, ("type", "spring"), ("predelay", "0 ms"), ("modulation", "0 %")).Run(ProcessorRun.Impulse(1, 9600))[0];
        var low = RoomAcoustics.Arrival(response, Rate, 500);
        var high = RoomAcoustics.Arrival(response, Rate, 3400);
        (high - low).ShouldBeGreaterThan(0.004, "the group delay grows towards the transition frequency");
    }

    [Theory]
    [InlineData("room", "0.8 s", 0.8)]
    [InlineData("hall", "2.5 s", 2.5)]
    [InlineData("plate", "2 s", 2)]
    [InlineData("chamber", "1.5 s", 1.5)]
    [InlineData("room", "10 s", 10)]
    public void The_spectrum_of_the_tail_varies_as_that_of_noise(string type, string decay, double seconds)
    {
        var response = new ProcessorRun(Entry, 8, Rate, ("type", type), ("decay", decay)).Run(ProcessorRun.Impulse(8, (int)(0.25 * seconds * Rate) + (2 * 65536)));
        RoomAcoustics.SpectralDeviation(response, (int)(0.25 * seconds * Rate), Rate).ShouldBe(5.57, 1);
        var mono = response[0].Zip(response[1], (l, r) => l + r).ToArray();
        RoomAcoustics.SpectralDeviation([mono], (int)(0.25 * seconds * Rate), Rate).ShouldBe(5.57, 1.2, "a comb would make its sum vary by 8 dB");
    }

    [Theory]
    [InlineData("room")]
    [InlineData("hall")]
    [InlineData("plate")]
    [InlineData("chamber")]
    [InlineData("spring")]
    public void The_mono_sum_loses_3_5_dB_at_most(string type)
    {
        foreach (var both in new[] { false, true })
        {
            var input = ProcessorRun.Impulse(2, 2 * Rate);
            input[1][0] = both ? 1 : 0;
            var response = new ProcessorRun(Entry, 2, Rate, ("type", type)).Run(input);
            var mono = response[0].Zip(response[1], (l, r) => (l + r) * (l + r) / 2).Sum();
            (10 * Math.Log10(mono / response.Sum(c => c.Sum(x => x * x)))).ShouldBeInRange(-3.5, -2.5);
        }
    }

    [Fact]
    public void Ducking_steps_back_while_the_input_is_loud()
    {
        double[][] input = [[.. Enumerable.Range(0, Rate).Select(n => Math.Sin(2 * Math.PI * 480 * n / Rate))]];
        double Energy(string duck) => new ProcessorRun(Entry, 1, Rate, ("duck", duck)).Run(input)[0].Skip(Rate / 2).Sum(x => x * x);
        (10 * Math.Log10(Energy("9 dB") / Energy("0 dB"))).ShouldBe(-9, 0.01);
    }

    [Theory]
    [InlineData("hall")]
    [InlineData("plate")]
    public void Echo_density_reaches_0_9_within_100_ms(string type)
    {
        var response = new ProcessorRun(Entry, 2, Rate, ("type", type), ("decay", "2 s"), ("predelay", "0 ms")).Run(ProcessorRun.Impulse(2, Rate))[0];
        RoomAcoustics.EchoDensity(response, (int)(0.1 * Rate), Rate).ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void Channels_are_decorrelated_and_their_sum_is_no_comb()
    {
        var response = new ProcessorRun(Entry, 2, Rate, ("decay", "1.5 s"), ("low-cut", "10 Hz")).Run(ProcessorRun.Impulse(2, 2 * Rate));
        RoomAcoustics.Correlation(response[0], response[1]).ShouldBe(0, 0.1);
        var sum = response[0].Zip(response[1], (l, r) => (l + r) / Math.Sqrt(2)).ToArray();
        for (var hz = 125.0; hz < 12000; hz *= Math.Pow(2, 1 / 3.0))
        {
            var apart = (RoomAcoustics.BandEnergy(response[0], Rate, hz) + RoomAcoustics.BandEnergy(response[1], Rate, hz)) / 2;
            var loss = 10 * Math.Log10(RoomAcoustics.BandEnergy(sum, Rate, hz) / apart);
            loss.ShouldBeInRange(-4, 4, $"at {hz:0} Hz");
        }
    }

    [Theory]
    [InlineData("0.5 s")]
    [InlineData("4 s")]
    public void Late_reverberation_has_about_the_energy_of_the_input(string decay)
    {
        var run = new ProcessorRun(
            Entry, 2, Rate, ("decay", decay), ("low-decay", "1"), ("high-decay", "1"), ("early", "-60 dB"), ("modulation", "0 %"));
        var input = ProcessorRun.Impulse(2, 5 * Rate);
        input[1][0] = 1;
        var response = run.Run(input);
        var energy = (response[0].Sum(x => x * x) + response[1].Sum(x => x * x)) / 2;
        (10 * Math.Log10(energy)).ShouldBeInRange(-2.5, 2.5);
    }

    [Fact]
    public void A_mono_strip_stays_mono_and_width_0_makes_stereo_mono()
    {
        new ProcessorRun(Entry, 1, Rate).Run(ProcessorRun.Impulse(1, 6400))[0].ShouldContain(x => x != 0);
        var narrow = new ProcessorRun(Entry, 2, Rate, ("width", "0 %")).Run(ProcessorRun.Impulse(2, 6400));
        narrow[0].ShouldBe(narrow[1]);
    }

    [Fact]
    public void Predelay_is_silence_of_its_length()
    {
        var response = new ProcessorRun(Entry, 2, Rate, ("predelay", "100 ms"), ("type", "plate")).Run(ProcessorRun.Impulse(2, 9600));
        Array.FindIndex(response[0], x => x != 0).ShouldBeInRange(4800 + 48, 4800 + 96);
    }

    [Fact]
    public void Ends_as_declared()
    {
        var run = new ProcessorRun(Entry, 2, Rate, ("decay", "0.3 s"), ("type", "room"));
        var response = run.Run(ProcessorRun.Impulse(2, Rate * 3));
        response[0].Skip((int)run.Processor.Tail).Max(Math.Abs).ShouldBeLessThan(1e-6);
    }
}

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

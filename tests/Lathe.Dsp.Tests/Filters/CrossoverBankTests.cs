using Lathe.Dsp.Buffers;
using Lathe.Dsp.Filters;
using Lathe.Tests.InstructionSets;

namespace Lathe.Dsp.Tests.Filters;

public class CrossoverBankTests
{
    private const double Rate = 44100;

    public static TheoryData<int, int> Every => [.. from order in new[] { 2, 4, 8 } from bands in Enumerable.Range(2, 7) select (order, bands)];

    private static double[] Frequencies(int bands) => [.. Enumerable.Range(1, bands - 1).Select(k => 60 * Math.Pow(200, (k - 1) / 6.0) / Rate)];

    private static double[] Noise(int frames, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, frames).Select(_ => random.NextDouble() - 0.5)];
    }

    /// <summary>All bands of all channels.</summary>
    private static double[][] Split(CrossoverBank bank, double[][] input, Action<int>? before = null)
    {
        var frames = input[0].Length;
        var output = Enumerable.Range(0, bank.Bands * bank.Channels).Select(_ => new double[frames]).ToArray();
        using var audio = new AudioBuffer(bank.Channels, Quantum.Frames);
        using var bands = new AudioBuffer(bank.Bands * bank.Channels, Quantum.Frames);
        for (var at = 0; at < frames; at += Quantum.Frames)
        {
            before?.Invoke(at / Quantum.Frames);
            for (var c = 0; c < bank.Channels; c++)
            {
                input[c].AsSpan(at, Quantum.Frames).CopyTo(audio[c]);
            }

            bank.Split(audio.All, bands.All);
            for (var b = 0; b < output.Length; b++)
            {
                bands[b].CopyTo(output[b].AsSpan(at));
            }
        }

        return output;
    }

    private static double[] Impulse()
    {
        var x = new double[512 * Quantum.Frames];
        x[0] = 1;
        return x;
    }

    private static double Decibels(double[] response, double frequency)
    {
        var (re, im) = (0.0, 0.0);
        for (var i = 0; i < response.Length; i++)
        {
            re += response[i] * Math.Cos(2 * Math.PI * frequency * i / Rate);
            im -= response[i] * Math.Sin(2 * Math.PI * frequency * i / Rate);
        }

        return 10 * Math.Log10((re * re) + (im * im));
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void The_bands_sum_flat_for_every_order_and_count(int order, int bands)
    {
        var bank = new CrossoverBank(1, bands, order);
        bank.MoveTo(Frequencies(bands));
        bank.Reset();
        var split = Split(bank, [Impulse()]);
        var sum = Enumerable.Range(0, split[0].Length).Select(i => split.Sum(b => b[i])).ToArray();
        for (var f = 20.0; f < 22000; f *= 1.4)
        {
            Decibels(sum, f).ShouldBe(0, 1e-6, $"{f} Hz");
        }

        // Half the amplitude; the crossovers further on are all-passes for the lowest band, those before for the highest.
        Decibels(split[0], Frequencies(bands)[0] * Rate).ShouldBe(20 * Math.Log10(0.5), 1e-6);
        Decibels(split[^1], Frequencies(bands)[^1] * Rate).ShouldBeLessThan(20 * Math.Log10(0.5) + 1e-6);
    }

    [Fact]
    public void Two_bands_have_the_bits_of_the_plain_crossover()
    {
        var (x, y) = (Noise(640, 1), Noise(640, 2));
        var bank = new CrossoverBank(2, 2, 4);
        var plain = new LinkwitzRiley(4);
        bank.MoveTo([0.01]);
        plain.MoveTo(0.01);
        bank.Reset();
        plain.Reset();
        var split = Split(bank, [x, y]);
        var (low, high) = ((double[])y.Clone(), new double[640]);
        for (var at = 0; at < 640; at += Quantum.Frames)
        {
            plain.Split(low.AsSpan(at, Quantum.Frames), high.AsSpan(at, Quantum.Frames));
        }

        split[1].ShouldBe(low);
        split[3].ShouldBe(high);
    }

    [Fact]
    public void A_channel_sounds_the_same_whatever_the_other_channels()
    {
        double[] frequencies = [0.002, 0.02, 0.1];
        double[][] inputs = [.. Enumerable.Range(0, 3).Select(seed => Noise(640, seed))];
        void Moved(CrossoverBank bank, int quantum) => bank.MoveTo(quantum < 5 ? frequencies : [0.003, 0.03, 0.2]);
        var three = new CrossoverBank(3, 4, 8);
        var all = Split(three, inputs, q => Moved(three, q));
        for (var c = 0; c < 3; c++)
        {
            var one = new CrossoverBank(1, 4, 8);
            var alone = Split(one, [inputs[c]], q => Moved(one, q));
            for (var band = 0; band < 4; band++)
            {
                all[(band * 3) + c].ShouldBe(alone[band]);
            }
        }
    }

    [Fact]
    public void The_bits_are_the_same_without_AVX512_and_without_AVX2() => InstructionSet.ShouldNotChange(HashOfEverything);

    public static string HashOfEverything()
    {
        var bank = new CrossoverBank(2, 5, 4);
        return InstructionSet.Hash([.. Split(bank, [Noise(640, 1), Noise(640, 2)], q => bank.MoveTo([0.001 + (0.0001 * (q / 3)), 0.01, 0.05, 0.2])).SelectMany(b => b)]);
    }
}

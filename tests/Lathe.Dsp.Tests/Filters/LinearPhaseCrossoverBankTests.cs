using Lathe.Dsp.Buffers;
using Lathe.Dsp.Filters;

namespace Lathe.Dsp.Tests.Filters;

public class LinearPhaseCrossoverBankTests
{
    [Theory]
    [InlineData(2, 2)]
    [InlineData(4, 5)]
    [InlineData(8, 8)]
    public void The_bands_sum_to_the_delayed_signal(int order, int bands)
    {
        var bank = new LinearPhaseCrossoverBank(2, bands, order, 2048);
        bank.MoveTo([.. Enumerable.Range(0, bands - 1).Select(k => 0.005 * Math.Pow(1.8, k))]);
        bank.Reset();
        var random = new Random(3);
        var input = Enumerable.Range(0, 6400).Select(_ => random.NextDouble() - 0.5).ToArray();
        var sum = new double[input.Length];
        using var audio = new AudioBuffer(2, Quantum.Frames);
        using var split = new AudioBuffer(2 * bands, Quantum.Frames);
        for (var at = 0; at < input.Length; at += Quantum.Frames)
        {
            input.AsSpan(at, Quantum.Frames).CopyTo(audio[1]);
            bank.Split(at, audio.All, split.All);
            for (var i = 0; i < Quantum.Frames; i++)
            {
                for (var b = 0; b < bands; b++)
                {
                    sum[at + i] += split[(2 * b) + 1][i];
                }
            }
        }

        for (var i = bank.Latency; i < input.Length; i++)
        {
            sum[i].ShouldBe(input[i - bank.Latency], 1e-13);
        }
    }

    [Fact]
    public void Neighbors_meet_6_dB_down()
    {
        var bank = new LinearPhaseCrossoverBank(1, 2, 4, 4096);
        bank.MoveTo([0.02]);
        bank.Reset();
        var (low, high) = ((Re: 0.0, Im: 0.0), (Re: 0.0, Im: 0.0));
        using var audio = new AudioBuffer(1, Quantum.Frames);
        using var split = new AudioBuffer(2, Quantum.Frames);
        for (var at = 0; at < 8192; at += Quantum.Frames)
        {
            audio[0].Clear();
            audio[0][0] = at == 0 ? 1 : 0;
            bank.Split(at, audio.All, split.All);
            for (var i = 0; i < Quantum.Frames; i++)
            {
                var (c, s) = (Math.Cos(2 * Math.PI * 0.02 * (at + i)), Math.Sin(2 * Math.PI * 0.02 * (at + i)));
                low = (low.Re + (c * split[0][i]), low.Im + (s * split[0][i]));
                high = (high.Re + (c * split[1][i]), high.Im + (s * split[1][i]));
            }
        }

        Math.Sqrt((low.Re * low.Re) + (low.Im * low.Im)).ShouldBe(0.5, 1e-4);
        Math.Sqrt((high.Re * high.Re) + (high.Im * high.Im)).ShouldBe(0.5, 1e-4);
    }
}

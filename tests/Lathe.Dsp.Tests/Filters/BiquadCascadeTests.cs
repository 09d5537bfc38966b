using Lathe.Dsp.Buffers;
using Lathe.Dsp.Filters;
using Lathe.Tests.InstructionSets;

namespace Lathe.Dsp.Tests.Filters;

public class BiquadCascadeTests
{
    private const int Quanta = 20;
    private const int Seed = 5;

    public static TheoryData<int> Counts => [0, 1, 2, 3, 5, 7, 8, 9, 15, 16, 17, 24, 48];

    private static double[] Noise(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Quanta * Quantum.Frames).Select(_ => random.NextDouble() - 0.5)];
    }

    private static BiquadCoefficients[] Filters(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
            MatchedDesign.Design(AnalogSection.Bell((random.NextDouble() - 0.5) * 24, 0.3 + random.NextDouble()), 0.0005 + (0.4 * random.NextDouble())).First)];
    }

    private static BiquadCascade Cascade(BiquadCoefficients[] filters)
    {
        var cascade = new BiquadCascade(filters.Length);
        for (var i = 0; i < filters.Length; i++)
        {
            cascade.MoveTo(i, filters[i]);
        }

        cascade.Reset();
        return cascade;
    }

    /// <summary>The plain form: one section after the other, one sample after the other.</summary>
    private static double[] Plain(BiquadCoefficients[] filters, double[] input)
    {
        var x = (double[])input.Clone();
        foreach (var f in filters)
        {
            var (s1, s2) = (0.0, 0.0);
            for (var i = 0; i < x.Length; i++)
            {
                var y = Math.FusedMultiplyAdd(f.B0, x[i], s1);
                s1 = Math.FusedMultiplyAdd(-f.A1, y, Math.FusedMultiplyAdd(f.B1, x[i], s2));
                s2 = Math.FusedMultiplyAdd(-f.A2, y, f.B2 * x[i]);
                x[i] = y;
                if (i % Quantum.Frames == Quantum.Frames - 1)
                {
                    (s1, s2) = (Math.Abs(s1) < 1e-30 ? 0 : s1, Math.Abs(s2) < 1e-30 ? 0 : s2);
                }
            }
        }

        return x;
    }

    private static double[] Run(BiquadCascade cascade, double[] input)
    {
        var x = (double[])input.Clone();
        for (var at = 0; at < x.Length; at += Quantum.Frames)
        {
            cascade.Process(x.AsSpan(at, Quantum.Frames));
        }

        return x;
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void Sections_as_lanes_have_the_bits_of_the_plain_cascade(int count)
    {
        var filters = Filters(count, Seed);
        Run(Cascade(filters), Noise(1)).ShouldBe(Plain(filters, Noise(1)));
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void Sections_that_move_have_the_bits_of_a_plain_cascade_with_a_line_for_each_coefficient(int count)
    {
        var (from, to) = (Filters(count, Seed), Filters(count, Seed + 7));
        var cascade = Cascade(from);
        var input = Noise(1).AsSpan(0, 3 * Quantum.Frames).ToArray();
        var x = (double[])input.Clone();
        cascade.Process(x.AsSpan(0, Quantum.Frames));
        for (var i = 0; i < count; i++)
        {
            cascade.MoveTo(i, to[i]);
        }

        cascade.Process(x.AsSpan(Quantum.Frames, Quantum.Frames));
        cascade.Process(x.AsSpan(2 * Quantum.Frames));
        for (var i = 0; i < count; i++)
        {
            var (s1, s2) = (0.0, 0.0);
            for (var t = 0; t < input.Length; t++)
            {
                double Line(double a, double b) => t < Quantum.Frames ? a
                    : t < 2 * Quantum.Frames ? Math.FusedMultiplyAdd((b - a) / Quantum.Frames, t - Quantum.Frames + 1, a) : b;
                var y = Math.FusedMultiplyAdd(Line(from[i].B0, to[i].B0), input[t], s1);
                s1 = Math.FusedMultiplyAdd(-Line(from[i].A1, to[i].A1), y, Math.FusedMultiplyAdd(Line(from[i].B1, to[i].B1), input[t], s2));
                s2 = Math.FusedMultiplyAdd(-Line(from[i].A2, to[i].A2), y, Line(from[i].B2, to[i].B2) * input[t]);
                input[t] = y;
            }
        }

        x.ShouldBe(input);
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void Two_channels_at_once_have_the_bits_of_each_alone(int count)
    {
        var (f, g) = (Filters(count, Seed), Filters(Math.Max(0, count - 3), Seed + 1));
        var (x, y) = (Noise(1), Noise(2));
        var (a, b) = (Cascade(f), Cascade(g));
        for (var at = 0; at < x.Length; at += Quantum.Frames)
        {
            BiquadCascade.Process(a, x.AsSpan(at, Quantum.Frames), b, y.AsSpan(at, Quantum.Frames));
        }

        x.ShouldBe(Plain(f, Noise(1)));
        y.ShouldBe(Plain(g, Noise(2)));
    }

    [Fact]
    public void The_bits_are_the_same_without_AVX512_and_without_AVX2() => InstructionSet.ShouldNotChange(HashOfEverything);

    public static string HashOfEverything()
    {
        var results = new List<double>();
        foreach (var count in new[] { 1, 5, 8, 11, 30 })
        {
            var cascade = Cascade(Filters(count, Seed));
            results.AddRange(Run(cascade, Noise(1)));
            cascade.MoveTo(0, Filters(1, Seed + 2)[0]);
            results.AddRange(Run(cascade, Noise(2)));
        }

        return InstructionSet.Hash(results.ToArray());
    }

    [Fact]
    public void Coefficients_that_move_make_no_step()
    {
        // A gain of 12 dB appears over one quantum; a step would show as one large difference, the ramp as small ones.
        var cascade = Cascade([BiquadCoefficients.Identity]);
        var x = Enumerable.Repeat(1.0, 3 * Quantum.Frames).ToArray();
        cascade.Process(x.AsSpan(0, Quantum.Frames));
        cascade.MoveTo(0, new BiquadCoefficients(4, 0, 0, 0, 0));
        cascade.Process(x.AsSpan(Quantum.Frames, Quantum.Frames));
        cascade.Process(x.AsSpan(2 * Quantum.Frames, Quantum.Frames));
        x[^1].ShouldBe(4);
        x.Zip(x.Skip(1), (a, b) => Math.Abs(b - a)).Max().ShouldBeLessThan(3.0 / 63);
    }

    [Fact]
    public void Silence_ends_in_zeros_and_not_in_subnormal_numbers()
    {
        var cascade = Cascade(Filters(9, Seed));
        Run(cascade, Noise(1));
        var silence = new double[500 * Quantum.Frames];
        var tail = Run(cascade, silence);
        tail[^1].ShouldBe(0);
        tail.ShouldAllBe(s => s == 0 || Math.Abs(s) > 1e-300);
    }

    [Fact]
    public void A_section_moved_to_the_identity_passes_its_input_again()
    {
        var cascade = Cascade(Filters(3, Seed));
        Run(cascade, Noise(1));
        for (var i = 0; i < 3; i++)
        {
            cascade.MoveTo(i, BiquadCoefficients.Identity);
        }

        Run(cascade, Noise(1));
        Run(cascade, Noise(2)).ShouldBe(Noise(2));
    }
}

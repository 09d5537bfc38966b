using Lathe.Processing.Dynamics;

namespace Lathe.Processing.Tests.Dynamics;

/// <summary>The program-dependent times that the styles state, as the time to 1 - 1/e of the way in dB.</summary>
public class CompressorStyleTests
{
    private const int Rate = 48000;
    private const double Clean = 0, Vca = 1, Fet = 2, Opto = 3, VariMu = 4, Bus = 5;

    [Fact]
    public void A_vca_is_the_faster_the_greater_the_step_and_falls_by_a_constant_number_of_decibels_a_second()
    {
        double Attack(double step) => RiseTime(Vca, -40, -40 + step, ("attack", 20));

        var ten = Attack(10);
        ten.ShouldBe(20, 0.4);
        (Attack(20) / ten).ShouldBe(0.42, 0.01);
        (Attack(30) / ten).ShouldBe(0.18, 0.01);

        var reduction = AfterPassage(Vca, 1, 1, ("release", 100), ("ratio", double.PositiveInfinity), ("threshold", -60));
        var perHalf = reduction[4800] - reduction[7200];
        perHalf.ShouldBe(8.686 / 2, 0.1);
        (reduction[9600] - reduction[12000]).ShouldBe(perHalf, 1e-3);
    }

    [Fact]
    public void A_fet_is_faster_with_a_greater_ratio_and_lets_a_short_peak_go_three_times_as_fast_as_a_passage()
    {
        RiseTime(Fet, -60, -10, ("attack", 0.8), ("ratio", 4), ("threshold", -60)).ShouldBe(0.8, 0.05);
        RiseTime(Fet, -60, -10, ("attack", 0.8), ("ratio", 20), ("threshold", -65.8)).ShouldBe(0.16, 0.03);

        FallTime(AfterPassage(Fet, 0.01, 2, ("attack", 0.02), ("release", 300))).ShouldBe(100, 4);
        FallTime(AfterPassage(Fet, 3, 2, ("attack", 0.02), ("release", 300))).ShouldBe(300, 6);
    }

    [Fact]
    public void The_threshold_of_a_fet_rises_and_its_knee_narrows_with_the_ratio()
    {
        Settled(Fet, -20, ("ratio", 4), ("threshold", -30), ("knee", 0)).ShouldBe(7.5, 1e-3);
        Settled(Fet, -20, ("ratio", 8), ("threshold", -30), ("knee", 0)).ShouldBe(7.5 * 0.875, 1e-3);
        Settled(Fet, -30, ("ratio", 4), ("threshold", -30), ("knee", 8)).ShouldBe(0.75, 1e-3);
        Settled(Fet, -27.5, ("ratio", 8), ("threshold", -30), ("knee", 8)).ShouldBe(0.875 / 2, 1e-3);
    }

    [Fact]
    public void An_opto_releases_half_at_once_and_the_rest_the_more_slowly_the_longer_it_was_lit()
    {
        (string, double)[] la2a = [("release", 500), ("attack", 5), ("threshold", -40), ("ratio", 4)];
        var brief = AfterPassage(Opto, 0.02, 12, la2a);
        var lasting = AfterPassage(Opto, 20, 12, la2a);

        // 60 ms to 1 - 1/e of the fast half: what remains is the slow half, less its own fall.
        foreach (var (reduction, slow) in new[] { (brief, 0.5), (lasting, 4.6) })
        {
            var after60 = 0.5 * (Math.Exp(-1) + Math.Exp(-0.06 / slow));
            (reduction[2880] / reduction[0]).ShouldBe(after60, 0.03);
        }

        TimeTo(brief, 0.5 / Math.E).ShouldBe(540, 60);
        TimeTo(lasting, 0.5 / Math.E).ShouldBeInRange(3500, 5000);
    }

    [Fact]
    public void An_opto_that_was_lit_little_recovers_sooner_than_one_that_was_lit_much()
    {
        double Recovery(double level) => TimeTo(AfterPassage(Opto, 10, 12, ("release", 500), ("threshold", -40), ("ratio", 4), ("loud", level)), 0.5 / Math.E);

        Recovery(-38).ShouldBeLessThan(0.5 * Recovery(-10));
    }

    [Fact]
    public void The_ratio_of_a_vari_mu_grows_with_the_level_and_its_attack_with_the_ratio()
    {
        double Slope(double level) => Settled(VariMu, level + 0.5, Tube) - Settled(VariMu, level - 0.5, Tube);

        Slope(-45).ShouldBe(0.75 * 5 / 24, 2e-3);
        Slope(-33).ShouldBe(0.75 * 17 / 24, 2e-3);
        Slope(-20).ShouldBe(0.75, 1e-3);

        // 20 ms where the local ratio is 4:1, four times as long where it is 1:1.
        RiseTime(VariMu, -60, -10, [("attack", 20), .. Tube]).ShouldBe(20, 0.6);
        RiseTime(VariMu, -60, -49.5, [("attack", 20), .. Tube]).ShouldBe(80, 3);
    }

    [Fact]
    public void A_vari_mu_recovers_from_a_passage_five_times_as_slowly_as_from_a_peak()
    {
        FallTime(AfterPassage(VariMu, 0.02, 4, ("attack", 1), ("release", 400))).ShouldBe(400, 10);
        FallTime(AfterPassage(VariMu, 6, 8, ("attack", 1), ("release", 400))).ShouldBe(2000, 40);
    }

    [Theory]
    [InlineData(11, 10)]
    [InlineData(2, 3)]
    [InlineData(300, 30)]
    public void The_attack_of_a_bus_compressor_is_that_of_the_nearest_switch_position(double set, double position) =>
        RiseTime(Bus, -60, -10, ("attack", set), ("threshold", -50)).ShouldBe(position, (0.02 * position) + 0.03);

    [Fact]
    public void The_release_of_a_bus_compressor_is_switched_or_depends_on_the_program()
    {
        FallTime(AfterPassage(Bus, 2, 2, ("release", 350))).ShouldBe(300, 6);
        FallTime(AfterPassage(Bus, 2, 4, ("release", 5000))).ShouldBe(1200, 24);
        FallTime(AfterPassage(Bus, 0.02, 2, ("release", 350), ("auto-release", 1))).ShouldBe(100, 4);
        FallTime(AfterPassage(Bus, 5, 4, ("release", 350), ("auto-release", 1))).ShouldBe(1200, 24);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(50, 1.6)]
    [InlineData(100, 4)]
    public void Feedback_makes_the_clean_style_faster_by_the_gain_of_the_loop(double feedback, double faster) =>
        RiseTime(Clean, -60, -10, ("attack", 40), ("feedback", feedback), ("threshold", -50)).ShouldBe(40 / faster, 1.2 / faster);

    [Theory]
    [InlineData(Clean)]
    [InlineData(Fet)]
    [InlineData(Opto)]
    [InlineData(VariMu)]
    [InlineData(Bus)]
    [InlineData(Vca)]
    public void Every_style_keeps_the_gain_law_at_every_rate(double style)
    {
        double[] At(int rate)
        {
            var rig = new ProcessorRig<Compressor>(rate, 1, 0, ("style", style), ("threshold", -40), ("attack", 5), ("release", 300), ("feedback", 40));
            double[] levels = [-12, -36, -6, -50, -20, -80];
            var input = Signals.Join([.. levels.Select(l => Signals.Constant(rate / 5, l))]);
            var output = rig.Run([input])[0];
            return [.. Enumerable.Range(1, 24).Select(k => (k * rate / 20) - 1).Select(n => Signals.Level(input[n]) - Signals.Level(output[n]))];
        }

        var reference = At(192000);
        foreach (var rate in new[] { 44100, 48000, 88200, 96000 })
        {
            var values = At(rate);
            for (var k = 0; k < values.Length; k++)
            {
                values[k].ShouldBe(reference[k], 0.03, $"{rate} Hz, {k}");
            }
        }
    }

    private static (string, double)[] Tube => [("threshold", -50), ("knee", 0)];

    private static double Settled(double style, double level, params (string, double)[] more)
    {
        var input = Signals.Constant(Rate, level);
        var rig = new ProcessorRig<Compressor>(Rate, 1, 0, [("style", style), ("attack", 0.5), .. more]);
        return level - Signals.Level(rig.Run([input])[0][^1]);
    }

    /// <summary>Milliseconds to 1 - 1/e of the final reduction after a step up.</summary>
    private static double RiseTime(double style, double before, double after, params (string Id, double Value)[] more)
    {
        (string Id, double Value)[] basis = [("style", style), ("threshold", before), ("knee", 0), ("ratio", 4), ("release", 1000)];
        var values = basis.Where(b => !more.Any(m => m.Id == b.Id)).Concat(more).ToArray();
        var input = Signals.Join(Signals.Constant(Rate, before), Signals.Constant(2 * Rate, after));
        var output = new ProcessorRig<Compressor>(Rate, 1, 0, values).Run([input])[0];
        var reduction = input.Select((x, n) => Signals.Level(x) - Signals.Level(output[n])).ToArray();
        var reached = Array.FindIndex(reduction, Rate, r => r >= reduction[^1] * (1 - (1 / Math.E)));
        return (reached - Rate + 1) * 1000.0 / Rate;
    }

    /// <summary>The reduction in dB from the end of a loud passage on; "loud" in the values is its level.</summary>
    private static double[] AfterPassage(double style, double seconds, double after, params (string Id, double Value)[] more)
    {
        (string Id, double Value)[] basis = [("style", style), ("threshold", -40), ("knee", 0), ("ratio", 4), ("attack", 0.5)];
        var level = more.Where(m => m.Id == "loud").Select(m => m.Value).DefaultIfEmpty(-10).Single();
        var values = basis.Where(b => !more.Any(m => m.Id == b.Id)).Concat(more.Where(m => m.Id != "loud")).ToArray();
        var loud = (int)(seconds * Rate);
        var input = Signals.Join(Signals.Constant(loud, level), Signals.Constant((int)(after * Rate), -100));
        var output = new ProcessorRig<Compressor>(Rate, 1, 0, values).Run([input])[0];
        return [.. Enumerable.Range(loud - 1, input.Length - loud).Select(n => Signals.Level(input[n]) - Signals.Level(output[n]))];
    }

    private static double FallTime(double[] reduction) => TimeTo(reduction, 1 / Math.E);

    private static double TimeTo(double[] reduction, double share) =>
        Array.FindIndex(reduction, r => r <= reduction[0] * share) * 1000.0 / Rate;
}

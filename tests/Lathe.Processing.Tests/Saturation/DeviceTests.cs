using Lathe.Processing.Saturation;

namespace Lathe.Processing.Tests.Saturation;

/// <summary>What tells each device from the others.</summary>
public sealed class DeviceTests
{
    private readonly ToneMeter<Tape> _tape = new();
    private readonly ToneMeter<Tube> _tube = new();
    private readonly ToneMeter<Transformer> _transformer = new();
    private readonly ToneMeter<Processing.Saturation.Console> _console = new();
    private readonly ToneMeter<Exciter> _exciter = new();
    private readonly ToneMeter<Distortion> _distortion = new();
    private readonly ToneMeter<Overdrive> _overdrive = new();

    [Fact]
    public void Tape_makes_odd_harmonics_that_rise_two_decibels_a_decibel_to_three_percent_near_minus_4_dBFS()
    {
        (_tape.Harmonic(3, 1000, -10) - _tape.Harmonic(3, 1000, -14)).ShouldBeInRange(6.5, 10);
        _tape.Harmonic(3, 1000, -4).ShouldBe(-30.5, 1.5);
        _tape.Harmonic(2, 1000, -10).ShouldBeLessThan(-100);
    }

    [Theory]
    [InlineData("7.5", 30)]
    [InlineData("15", 60)]
    [InlineData("30", 120)]
    public void The_head_bump_moves_with_the_speed(string speed, double hertz)
    {
        double At(double f) => _tape.Gain(f, -40, ("speed", speed), ("head-bump", "6 dB"));
        var peak = At(hertz);
        peak.ShouldBeGreaterThan(At(hertz / 1.5));
        peak.ShouldBeGreaterThan(At(hertz * 1.5));
    }

    [Fact]
    public void Bias_raises_sensitivity_to_a_plateau_and_then_costs_treble()
    {
        double At(double hertz, string bias) => _tape.Gain(hertz, -35, ("bias", bias)) - _tape.Gain(hertz, -35);
        At(1000, "-6 dB").ShouldBeLessThan(-3);
        At(1000, "3 dB").ShouldBe(0, 0.3);
        At(10000, "-3 dB").ShouldBeGreaterThan(0.3);
        At(10000, "3 dB").ShouldBeInRange(-4, -2);
    }

    [Fact]
    public void Spacing_costs_55_decibels_a_wavelength()
    {
        var loss = _tape.Gain(10000, -40, ("spacing", "2")) - _tape.Gain(10000, -40, ("spacing", "0"));
        loss.ShouldBe(-54.6 * 2e-6 * 10000 / 0.381, 0.5);
    }

    [Fact]
    public void Flutter_spreads_a_tone_and_hiss_ends_with_the_program()
    {
        var steady = _tape.Run(ToneMeter<Tape>.Tone(3150, -20), ("wow", "0 %"));
        var fluttering = _tape.Run(ToneMeter<Tape>.Tone(3150, -20), ("flutter", "0.5 %"));
        ToneMeter<Tape>.Level(fluttering, 3162).ShouldBeGreaterThan(ToneMeter<Tape>.Level(steady, 3162) + 30);
        var silent = _tape.Run([.. ToneMeter<Tape>.Tone(1000, -20, 0.2), .. new double[44096]], ("hiss", "-50 dB"));
        silent.Skip(12000).Take(2000).Select(Math.Abs).Max().ShouldBeGreaterThan(1e-3);
        silent[^1].ShouldBe(0, 1e-9);
    }

    [Fact]
    public void Tube_makes_second_harmonic_by_a_square_law_and_push_pull_cancels_it()
    {
        _tube.Harmonic(2, 1000, -20).ShouldBeGreaterThan(_tube.Harmonic(3, 1000, -20) + 15);
        (_tube.Harmonic(2, 1000, -14) - _tube.Harmonic(2, 1000, -20)).ShouldBe(6, 0.3);
        _tube.Harmonic(2, 1000, -8, ("push-pull", "on")).ShouldBeLessThan(-150);
    }

    [Fact]
    public void A_driven_tube_has_unequal_sides_and_its_working_point_moves_and_returns()
    {
        var driven = _tube.Run(ToneMeter<Tube>.Tone(200, 0), ("drive", "12 dB")).Skip(22050).ToArray();
        (driven.Max() / -driven.Min()).ShouldBeGreaterThan(1.3);

        var burst = ToneMeter<Tube>.Tone(1000, -40, 2.5);
        for (var n = 22050; n < 44100; n++)
        {
            burst[n] *= 100;
        }

        var output = _tube.Run(burst, ("drive", "12 dB"));
        double Level(int end) => ToneMeter<Tube>.Level(output[..end], 1000, 882);
        (Level(46000) - Level(21000)).ShouldBeLessThan(-0.1);
        (Level(output.Length) - Level(21000)).ShouldBe(0, 0.02);
    }

    [Fact]
    public void A_small_cathode_capacitor_lowers_the_bass()
    {
        double Bass(string capacitor) => _tube.Gain(50, -30, ("cathode-bypass", capacitor)) - _tube.Gain(1000, -30, ("cathode-bypass", capacitor));
        Bass("22").ShouldBeGreaterThan(-0.5);
        Bass("0.68").ShouldBeLessThan(-4);
    }

    [Fact]
    public void A_transformer_distorts_the_bass_by_Rayleighs_law()
    {
        double Third(double hertz, double decibels) => _transformer.Harmonic(3, hertz, decibels);
        (Third(60, -20) - Third(120, -20)).ShouldBe(12, 2.5);
        (Third(30, -6) - Third(300, -6)).ShouldBeGreaterThan(30);
        (Third(50, -20) - Third(50, -30)).ShouldBe(10, 1);
    }

    [Fact]
    public void A_transformer_resonates_below()
    {
        _transformer.Gain(40, -40, ("low-frequency", "40 Hz"), ("low-q", "2")).ShouldBe(6, 0.3);
        _transformer.Gain(20, -40, ("low-frequency", "40 Hz"), ("low-q", "2")).ShouldBeLessThan(-9);
    }

    [Fact]
    public void A_console_leaks_as_set_and_more_with_frequency()
    {
        double Leak(double hertz)
        {
            var tone = ToneMeter<Tape>.Tone(hertz, -20);
            var output = _console.Run([tone, new double[tone.Length]], ("tolerance", "0 %"));
            return ToneMeter<Tape>.Level(output[1], hertz) - ToneMeter<Tape>.Level(output[0], hertz);
        }

        Leak(1000).ShouldBe(-70, 0.3);
        (Leak(4000) - Leak(1000)).ShouldBe(12, 0.5);
    }

    [Fact]
    public void Class_A_is_even_and_push_pull_is_odd()
    {
        _console.Harmonic(2, 1000, -6, ("iron", "0 %")).ShouldBeGreaterThan(_console.Harmonic(3, 1000, -6, ("iron", "0 %")));
        _console.Harmonic(2, 1000, -6, ("iron", "0 %"), ("circuit", "op-amp")).ShouldBeLessThan(-150);
    }

    [Fact]
    public void Every_console_channel_has_its_own_parts_and_keeps_them()
    {
        var gains = Enumerable.Range(1, 8).Select(n => _console.Gain(1000, -40, ("channel", $"{n}"), ("tolerance", "10 %"))).ToArray();
        gains.ShouldBeUnique();
        (gains.Max() - gains.Min()).ShouldBeInRange(0.1, 0.9);
        _console.Gain(1000, -40, ("channel", "3"), ("tolerance", "10 %")).ShouldBe(gains[2]);
    }

    [Fact]
    public void An_exciter_makes_harmonics_of_its_band_alone()
    {
        _exciter.Harmonic(2, 5000, -12, ("odd", "0 %")).ShouldBeGreaterThan(-30);
        _exciter.Harmonic(3, 5000, -12, ("odd", "0 %")).ShouldBeLessThan(-150);
        _exciter.Harmonic(3, 5000, -12, ("odd", "100 %")).ShouldBeGreaterThan(-45);
        _exciter.Harmonic(2, 200, -12, ("odd", "0 %")).ShouldBeLessThan(-100);
        var louder = _exciter.Harmonic(2, 5000, -12, ("odd", "0 %"), ("amount", "-40 dB")) - _exciter.Harmonic(2, 5000, -12, ("odd", "0 %"), ("amount", "-50 dB"));
        louder.ShouldBe(10, 0.3);
    }

    [Fact]
    public void The_distortions_amplifier_has_its_network_and_loses_bandwidth_as_it_gains()
    {
        double Quiet(double hertz, string drive) => _distortion.Gain(hertz, -110, ("drive", drive), ("filter", "32 kHz"));
        (Quiet(10000, "24 dB") - Quiet(100, "24 dB")).ShouldBe(16.1, 0.5);
        (Quiet(10000, "60 dB") - Quiet(1000, "60 dB")).ShouldBe(-12.3, 0.5);
    }

    [Fact]
    public void The_distortions_diodes_clip_in_order_of_their_voltage()
    {
        double Lost(string clipper) => _distortion.Gain(1000, -90, ("clipper", clipper)) - _distortion.Gain(1000, -12, ("clipper", clipper));
        Lost("germanium").ShouldBeGreaterThan(Lost("silicon") + 3);
        Lost("silicon").ShouldBeGreaterThan(Lost("led") + 3);
        _distortion.Harmonic(2, 500, -12).ShouldBeLessThan(-150);
    }

    [Fact]
    public void The_overdrives_treble_closes_with_drive_and_unequal_diodes_add_even_harmonics()
    {
        double Treble(string drive) => _overdrive.Gain(12000, -110, ("drive", drive)) - _overdrive.Gain(2000, -110, ("drive", drive));
        (Treble("20 dB") - Treble("0 dB")).ShouldBe(-6, 1);
        _overdrive.Harmonic(2, 1000, -12).ShouldBeLessThan(-150);
        _overdrive.Harmonic(2, 1000, -12, ("diodes", "asymmetric")).ShouldBeGreaterThan(-35);
    }

    [Fact]
    public void The_overdrive_passes_the_bass_beside_the_diodes() =>
        _overdrive.Harmonic(3, 40, -12).ShouldBeLessThan(_overdrive.Harmonic(3, 1000, -12) - 10);

    [Fact]
    public void A_bit_crusher_rounds_to_its_steps_and_holds()
    {
        var meter = new ToneMeter<BitCrusher>();
        var output = meter.Run(ToneMeter<Tape>.Tone(441, 0), ("bits", "4"), ("rate", "11.025 kHz"));
        output.ShouldAllBe(x => x == Math.Round(x * 8) / 8);
        Enumerable.Range(0, output.Length / 4).ShouldAllBe(k => output[4 * k] == output[(4 * k) + 3]);
        output.Distinct().Count().ShouldBeInRange(12, 17);
    }
}

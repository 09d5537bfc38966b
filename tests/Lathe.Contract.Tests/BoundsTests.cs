namespace Lathe.Contract.Tests;

public sealed class BoundsTests
{
    private const int Frames = 64 * 40;

    [Theory]
    [MemberData(nameof(Configurations.Streaming), MemberType = typeof(Configurations))]
    public void Output_is_finite_at_both_ends_of_every_parameter(string id)
    {
        var program = Signals.Program(2, Frames);
        var count = Configurations.Settings(Configurations.Defaults(id)).Count();
        for (var index = 0; index < count; index++)
        {
            for (var end = 0; end < 2; end++)
            {
                var settings = Configurations.Defaults(id);
                var setting = Configurations.Settings(settings).ElementAt(index);
                setting.Set(end == 0 ? setting.Param.Min : setting.Param.Max);
                ShouldBeFinite(new Specimen(id, settings).Run(program), $"{setting.Path} = {setting.Param.Format(setting.Get())}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Configurations.Streaming), MemberType = typeof(Configurations))]
    public void Output_is_finite_at_random_settings(string id)
    {
        var program = Signals.Program(2, Frames);
        for (var seed = 0; seed < 20; seed++)
        {
            ShouldBeFinite(new Specimen(id, Configurations.Random(id, seed)).Run(program), $"seed {seed}");
        }
    }

    [Theory]
    [MemberData(nameof(Configurations.Streaming), MemberType = typeof(Configurations))]
    public void It_runs_at_every_rate_and_channel_count(string id)
    {
        foreach (var channels in new[] { 1, 2, 8 })
        {
            foreach (var rate in new[] { 8000, 11025, 44100, 96000, 192000, 384000 })
            {
                var output = new Specimen(id, Configurations.Defaults(id), channels, rate).Run(Signals.Program(channels, 64 * 12));
                ShouldBeFinite(output, $"{channels} channels, {rate} Hz");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Configurations.Streaming), MemberType = typeof(Configurations))]
    public void It_recovers_from_values_that_are_not_finite_after_a_reset(string id)
    {
        var program = Signals.Program(2, Frames);
        var expected = new Specimen(id, Configurations.Defaults(id)).Run(program);
        foreach (var poison in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue })
        {
            var specimen = new Specimen(id, Configurations.Defaults(id));
            var poisoned = Signals.Program(2, Frames);
            poisoned[1][777] = poison;
            specimen.Run(poisoned);
            specimen.Processor.Reset();
            Bits.ShouldBeSame(specimen.Run(program), expected, $"after {poison}");
        }
    }

    private static void ShouldBeFinite(double[][] output, string what)
    {
        for (var c = 0; c < output.Length; c++)
        {
            var bad = Array.FindIndex(output[c], x => !double.IsFinite(x));
            bad.ShouldBe(-1, $"{what}: channel {c}");
        }
    }
}

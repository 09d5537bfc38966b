using Lathe.Processing.Contract;
using Lathe.Processing.Saturation;

namespace Lathe.Processing.Tests.Saturation;

/// <summary>What every color processor promises: aliases, level, no offset.</summary>
public sealed class ColorTests
{
    public static TheoryData<string> Processors => ["tape", "tube", "transformer", "console", "exciter", "distortion", "overdrive", "saturation"];

    [Theory]
    [MemberData(nameof(Processors))]
    public void Aliases_stay_below(string id)
    {
        var drive = Rack.All.Find(id)!.Info.Parameters.Single(p => p.Id == "drive");
        Measure(id, drive.Format(drive.Default)).Aliases.ShouldBeLessThan(-90);
        Measure(id, drive.Format(drive.Default + 18)).Aliases.ShouldBeLessThan(-80);
    }

    [Theory]
    [InlineData("6 dB", -90)]
    [InlineData("24 dB", -80)]
    public void Aliases_of_the_hard_curve_stay_below(string drive, double decibels) =>
        new ToneMeter<Processing.Saturation.Saturation>().Aliases(("character", "hard"), ("drive", drive)).ShouldBeLessThan(decibels);

    [Theory]
    [MemberData(nameof(Processors))]
    public void A_program_of_minus_18_dBFS_keeps_its_level_and_gets_no_offset(string id)
    {
        var drive = Rack.All.Find(id)!.Info.Parameters.Single(p => p.Id == "drive");
        var (_, level, offset) = Measure(id, drive.Format(drive.Default));
        level.ShouldBe(0, 1.0);
        offset.ShouldBeLessThan(-90);
    }

    private static (double Aliases, double Level, double Offset) Measure(string id, string drive) => id switch
    {
        "tape" => Measure<Tape>(drive),
        "tube" => Measure<Tube>(drive),
        "transformer" => Measure<Transformer>(drive),
        "console" => Measure<Processing.Saturation.Console>(drive),
        "exciter" => Measure<Exciter>(drive),
        "distortion" => Measure<Distortion>(drive),
        "overdrive" => Measure<Overdrive>(drive),
        _ => Measure<Processing.Saturation.Saturation>(drive),
    };

    private static (double Aliases, double Level, double Offset) Measure<T>(string drive)
        where T : IProcessor<T>, new()
    {
        var meter = new ToneMeter<T>();
        var program = Program(2);
        var output = meter.Run(program, ("drive", drive));
        var tones = ToneMeter<T>.Tone(220, -14, 4).Zip(ToneMeter<T>.Tone(1502, -14, 4), (a, b) => a + b).ToArray();
        return (
            meter.Aliases(("drive", drive)),
            20 * Math.Log10(Rms(output) / Rms(program)),
            ToneMeter<T>.Level(meter.Run(tones, ("drive", drive)), 0) - 6.02);
    }

    private static double Rms(double[] x) => Math.Sqrt(x.Sum(v => v * v) / x.Length);

    /// <summary>Equal power in every octave: tones two to the octave, phases from a fixed seed.</summary>
    private static double[] Program(double seconds)
    {
        var random = new Random(3);
        var tones = Enumerable.Range(0, 36).Select(k => (Hertz: 40 * Math.Pow(2, k / 4.0), Phase: random.NextDouble())).ToArray();
        return [.. Enumerable.Range(0, (int)(seconds * 44100) / 64 * 64).Select(n =>
            0.12589 * Math.Sqrt(2.0 / tones.Length) * tones.Sum(t => Math.Sin(2 * Math.PI * ((t.Hertz * n / 44100) + t.Phase))))];
    }
}

using Lathe.Dsp.Numerics;
using Lathe.Dsp.Quantization;
using Lathe.Dsp.TruePeak;
using Lathe.Files;
using Lathe.Files.Tags;

namespace Lathe.Export.Tests;

public sealed class ExporterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lathe-export-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Container.Wav, SampleFormat.S16)]
    [InlineData(Container.Wav, SampleFormat.S24)]
    [InlineData(Container.Rf64, SampleFormat.S32)]
    [InlineData(Container.Aiff, SampleFormat.S24)]
    [InlineData(Container.Flac, SampleFormat.S16)]
    [InlineData(Container.Flac, SampleFormat.S24)]
    [InlineData(Container.Wav, SampleFormat.F64)]
    public void Samples_that_fit_pass_to_the_bit(Container container, SampleFormat format)
    {
        var steps = format == SampleFormat.F64 ? 1L << 52 : 1L << (format.Bits - 1);
        using var source = Sounds.Make(48000, 2, 10_000, (c, n) => Math.Floor(Sounds.Noise(c, n) * (steps - 1)) / steps);
        Sounds.Export(source, At("out"), new ExportSpec { Container = container, SampleFormat = format, Dither = Dither.None });
        using var read = Sounds.Read(At("out"));
        read.Frames.ShouldBe(10_000);
        for (var c = 0; c < 2; c++)
        {
            for (var n = 0; n < read.Frames; n++)
            {
                read[c][n].ShouldBe(Math.Floor(Sounds.Noise(c, n) * (steps - 1)) / steps);
            }
        }
    }

    [Fact]
    public void Triangular_dither_leaves_an_error_without_mean_and_of_a_quarter_step_squared_whatever_the_level()
    {
        const int frames = 200_000;
        const double step = 1.0 / 32768;
        foreach (var level in new[] { 0.25, 0.5, 1000.75 })
        {
            using var source = Sounds.Make(48000, 1, frames, (_, _) => level * step);
            Sounds.Export(source, At("out.wav"), new ExportSpec { Container = Container.Wav, SampleFormat = SampleFormat.S16 });
            using var read = Sounds.Read(At("out.wav"));
            double sum = 0, power = 0;
            foreach (var sample in read[0])
            {
                var error = (sample / step) - level;
                sum += error;
                power += error * error;
            }

            // Lipshitz, Wannamaker and Vanderkooy 1992: the total error of TPDF has mean 0 and variance 1/4 LSB^2; five standard errors of each.
            (sum / frames).ShouldBe(0, 5 * 0.5 / Math.Sqrt(frames), $"mean at {level} steps");
            (power / frames).ShouldBe(0.25, 5 * 0.25 * Math.Sqrt(2.0 / frames), $"power at {level} steps");
        }
    }

    [Fact]
    public void Digital_silence_stays_silent_under_dither()
    {
        using var source = Sounds.Make(48000, 1, 10_000, (_, _) => 0);
        Sounds.Export(source, At("out.wav"), new ExportSpec { Container = Container.Wav, SampleFormat = SampleFormat.S16 });
        using var read = Sounds.Read(At("out.wav"));
        read[0].ToArray().ShouldAllBe(s => s == 0);
    }

    [Theory]
    [InlineData(44100, SampleFormat.S16, Container.Wav)]
    [InlineData(44100, SampleFormat.S16, Container.Flac)]
    [InlineData(48000, SampleFormat.S24, Container.Wav)]
    [InlineData(null, SampleFormat.S16, Container.Wav)]
    [InlineData(null, SampleFormat.F32, Container.Wav)]
    public void The_true_peak_keeps_its_ceiling_after_conversion_and_dither(int? rate, SampleFormat format, Container container)
    {
        // A hard-clipped chord: its corners overshoot in every rate conversion.
        using var source = Sounds.Make(96000, 2, 96_000, (c, n) => Math.Clamp(1.6 * (Math.Sin(0.031 * n) + Math.Sin((0.187 + (0.01 * c)) * n)), -0.999, 0.999));
        var spec = new ExportSpec { Container = container, SampleFormat = format, Rate = rate, Ceiling = -1 };
        var result = Sounds.Export(source, At("out.wav"), spec);
        var peak = TruePeakOf(At("out.wav"));
        peak.ShouldBeLessThanOrEqualTo(-1 + Exporter.Tolerance);
        result.TruePeak.ShouldBe(peak);
        result.Reduction.ShouldBeGreaterThan(0);
        result.Info.Format.SampleRate.ShouldBe(rate ?? 96000);
    }

    [Fact]
    public void Shaped_dither_keeps_the_ceiling_too()
    {
        using var source = Sounds.Make(44100, 1, 60_000, (_, n) => Math.Clamp(2 * Math.Sin(0.07 * n), -1, 1));
        var spec = new ExportSpec { Container = Container.Wav, SampleFormat = SampleFormat.S16, Shaper = NoiseShaper.ImprovedE, Ceiling = -1 };
        Sounds.Export(source, At("out.wav"), spec);
        TruePeakOf(At("out.wav")).ShouldBeLessThanOrEqualTo(-1 + Exporter.Tolerance);
    }

    [Fact]
    public void A_source_below_the_ceiling_is_not_touched()
    {
        using var source = Sounds.Make(48000, 1, 48_000, (_, n) => Math.Floor(0.8 * Math.Sin(0.05 * n) * 8388607) / 8388608);
        var spec = new ExportSpec { Container = Container.Wav, SampleFormat = SampleFormat.S24, Dither = Dither.None };
        var free = Sounds.Export(source, At("free.wav"), spec);
        var held = Sounds.Export(source, At("held.wav"), spec with { Ceiling = -1 });
        held.Sha256.ShouldBe(free.Sha256);
        held.Reduction.ShouldBe(0);
    }

    [Fact]
    public void Gain_comes_before_everything_else()
    {
        using var source = Sounds.Make(48000, 1, 4800, (_, n) => 0.5 * Math.Sin(0.05 * n));
        Sounds.Export(source, At("out.wav"), new ExportSpec { Container = Container.Wav, SampleFormat = SampleFormat.F64, Gain = 6.020599913279624 });
        using var read = Sounds.Read(At("out.wav"));
        for (var n = 0; n < read.Frames; n++)
        {
            read[0][n].ShouldBe(Math.Sin(0.05 * n), 1e-12); // 6.0205999 dB is 2 to the rounding of its decimals
        }
    }

    [Fact]
    public void Tags_are_written_and_the_hash_is_that_of_the_file()
    {
        using var source = Sounds.Make(44100, 2, 4410, Sounds.Noise);
        var tags = new TagSet { Title = "Übung", Artist = "A band" };
        var result = Sounds.Export(source, At("out.flac"), new ExportSpec { Container = Container.Flac, SampleFormat = SampleFormat.S16, Tags = tags });
        result.Info.Tags.Title.ShouldBe("Übung");
        result.Info.Tags.Artist.ShouldBe("A band");
        result.Sha256.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(At("out.flac")))));
    }

    [Fact]
    public void The_same_source_gives_the_same_bytes()
    {
        using var source = Sounds.Make(48000, 2, 30_000, (c, n) => 0.3 * Sounds.Noise(c, n));
        var spec = new ExportSpec { Container = Container.Wav, SampleFormat = SampleFormat.S16, Rate = 44100, Ceiling = -12 };
        Sounds.Export(source, At("a.wav"), spec).Sha256.ShouldBe(Sounds.Export(source, At("b.wav"), spec).Sha256);
    }

    private string At(string name) => Path.Combine(_folder, name);

    private static double TruePeakOf(string path)
    {
        using var read = Sounds.Read(path);
        var peaks = new TruePeakDetector(read.Channels);
        peaks.Process(read.All);
        peaks.Complete();
        return DetMath.GainToDb(peaks.Peak);
    }
}

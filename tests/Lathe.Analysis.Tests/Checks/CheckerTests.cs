using System.Collections.Immutable;
using Lathe.Analysis.Checks;
using Lathe.Dsp.Buffers;
using Lathe.Files;
using Lathe.Files.Tags;
using Lathe.Session.Findings;

namespace Lathe.Analysis.Tests.Checks;

public sealed class CheckerTests
{
    private const int Rate = 44100;
    private const int Seed = 2217;

    public static TheoryData<string> Planted =>
    [
        "clipped-runs", "dc-offset", "dead-channel", "dual-mono", "polarity-flip", "low-correlation", "hum", "rumble", "clicks", "inter-sample-overs",
        "true-peak-above-limit", "not-finite", "cut-head", "cut-tail", "lossy-source", "upsampled", "over-compression", "resonance", "long-head", "long-tail",
        "pause", "mono-loss", "clipped-lowered", "dropouts", "repeated-samples", "noise-floor", "no-tail-decay",
    ];

    [Fact]
    public void Clean_music_has_no_findings()
    {
        using var song = Song();
        Check(song, CheckRules.Master).Select(f => $"{f.Code} {f.Measured}").ShouldBeEmpty();
        Check(song, CheckRules.Stem).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Planted))]
    public void A_planted_fault_is_found_and_nothing_graver(string code)
    {
        using var song = Plant(code);
        var findings = Check(song, CheckRules.Master, code == "upsampled" ? 96000 : Rate);
        var finding = findings.FirstOrDefault(f => f.Code == code);
        finding.ShouldNotBeNull($"seed {Seed}: {string.Join(", ", findings.Select(f => f.Code))}");
        finding.Where.Subject.ShouldBe("song.wav");
        finding.Remedy.ShouldNotBeNullOrEmpty();
        finding.Measured.ShouldNotBeNullOrEmpty();
        findings.Where(f => f.Code != code && f.Severity > finding.Severity).Select(f => $"{f.Code} {f.Measured}").ShouldBeEmpty();
    }

    [Fact]
    public void Silence_is_an_error_for_a_song_and_a_warning_for_a_stem()
    {
        using var silence = new AudioBuffer(2, Rate);
        Check(silence, CheckRules.Master).Single().ShouldSatisfyAllConditions(f => f.Code.ShouldBe("silent"), f => f.Severity.ShouldBe(FindingSeverity.Error));
        Check(silence, CheckRules.Stem).Single().Severity.ShouldBe(FindingSeverity.Warning);
    }

    [Fact]
    public void Destinations_refuse_wrong_rates_channels_and_loudness()
    {
        using var song = Song();
        Check(song, CheckRules.Cd, 48000).ShouldContain(f => f.Code == "wrong-rate" && f.Severity == FindingSeverity.Error);
        using var mono = Signals.Of(1, Rate, 5, (t, _) => 0.2 * Math.Sin(6000 * t) * Math.Min(1, Math.Min(20 * t, 20 * (5 - t))));
        Check(mono, CheckRules.Streaming).ShouldContain(f => f.Code == "wrong-channels");
        Check(mono, CheckRules.Broadcast).ShouldContain(f => f.Code == "too-loud");
    }

    [Fact]
    public void Formats_tags_and_pictures_are_judged_by_destination()
    {
        using var song = Song();
        var file = new AudioFileInfo
        {
            Path = "song.wav", Container = Container.Wave64, ContainerName = "w64", Codec = "pcm", Format = AudioFormat.Of(Rate, 2), Frames = song.Frames, BitDepth = 24,
            Tags = new TagSet { Title = "Song", Pictures = [new Picture(Picture.FrontCover, "image/png", "", [.. Png(1000, 900)])] },
        };
        var findings = Check(song, CheckRules.Streaming, Rate, file);
        findings.ShouldContain(f => f.Code == "wrong-format" && f.Severity == FindingSeverity.Error);
        findings.Single(f => f.Code == "missing-metadata").Measured.ShouldBe("without ARTIST, ISRC");
        findings.Single(f => f.Code == "art-problem").Measured.ShouldBe("not square: 1000 x 900 pixels");
        Check(song, CheckRules.Stem, Rate, file).Select(f => f.Code).ShouldBe(["art-problem"]);
    }

    [Fact]
    public void Sixteen_bits_without_dither_are_told_from_dithered_ones()
    {
        using var truncated = Decay();
        using var dithered = Decay();
        var random = new Random(Seed);
        Each(truncated, (x, _, _) => Math.Floor(x * 32768) / 32768);
        Each(dithered, (x, _, _) => Math.Round((x * 32768) + random.NextDouble() - random.NextDouble()) / 32768);
        Check(truncated, CheckRules.Master).ShouldContain(f => f.Code == "undithered");
        Check(dithered, CheckRules.Master).ShouldNotContain(f => f.Code == "undithered");
    }

    private static AudioBuffer Decay() => Signals.Stereo(Rate, 10, (t, _) => 0.3 * Math.Sin(1400 * t) * Math.Exp(-1.3 * t));

    [Fact]
    public void Every_class_is_declared_once_and_judged_by_its_destination()
    {
        DefectClasses.All.Length.ShouldBeGreaterThanOrEqualTo(30);
        DefectClasses.All.Select(d => d.Code).ShouldBeUnique();
        DefectClasses.Find("over-compression")!.Judge(7, CheckRules.Mix).ShouldBe(FindingSeverity.Warning);
        DefectClasses.Find("over-compression")!.Judge(7, CheckRules.Streaming).ShouldBeNull();
        DefectClasses.Find("over-compression")!.Judge(6.9, CheckRules.Vinyl).ShouldBe(FindingSeverity.Warning);
        DefectClasses.Find("nothing").ShouldBeNull();
    }

    [Fact]
    public void Every_rule_set_is_found_by_its_id()
    {
        foreach (var rules in CheckRules.All)
        {
            CheckRules.Find(rules.Id).ShouldBeSameAs(rules);
        }

        CheckRules.Find("moon").ShouldBeNull();
    }

    private static ImmutableArray<Finding> Check(AudioBuffer song, CheckRules rules, int rate = Rate) =>
        Check(song, rules, rate, null);

    private static ImmutableArray<Finding> Check(AudioBuffer song, CheckRules rules, int rate, AudioFileInfo? file)
    {
        using var source = new BufferSource(song, AudioFormat.Of(rate, song.Channels));
        var inspection = Inspector.Inspect(source);
        return Checker.Check("song.wav", inspection.Measurement, rules, file, inspection.Defects);
    }

    /// <summary>Chords, a bass line and noise strokes in stereo, 16 s, with silence at both ends.</summary>
    private static AudioBuffer Song()
    {
        var random = new Random(Seed);
        var pink = new double[2];
        return Signals.Stereo(Rate, 16, (t, c) =>
        {
            var edge = Math.Clamp(Math.Min(t - 0.2, 15.5 - t) * 5, 0, 1);
            var bar = (int)(t / 2) % 4;
            var root = new[] { 110, 87.3, 130.8, 98 }[bar];
            var note = t % 0.5;
            var x = 0.12 * Math.Sin(2 * Math.PI * root * t) * Math.Exp(-note * 3);
            for (var k = 0; k < 4; k++)
            {
                var hertz = root * new[] { 2, 2.52, 3, 5.04 }[k];
                x += 0.03 * (Math.Sin(2 * Math.PI * hertz * t) + (0.4 * Math.Sin((4 * Math.PI * hertz * t) + c) )) * Math.Exp(-(t % 1) * 2);
            }

            var white = (random.NextDouble() * 2) - 1;
            pink[c] = (0.7 * pink[c]) + (0.3 * white);
            x += 0.25 * pink[c] * Math.Exp(-((t + 0.25) % 0.5) * 30);
            x += 0.05 * white * Math.Exp(-(t % 0.25) * 50);
            return edge * x;
        });
    }

    private static AudioBuffer Plant(string code)
    {
        var song = Song();
        var random = new Random(Seed + 1);
        switch (code)
        {
            case "clipped-runs":
                Each(song, (x, _, _) => Math.Clamp(5 * x, -1, 1));
                break;
            case "dc-offset":
                Each(song, (x, _, _) => x + 0.01);
                break;
            case "dead-channel":
                song[1].Clear();
                break;
            case "dual-mono":
                song[0].CopyTo(song[1]);
                break;
            case "polarity-flip":
                Each(song, (x, _, c) => c == 1 ? -x : x);
                break;
            case "low-correlation":
                Each(song, (x, i, c) => c == 1 ? (0.3 * song[1][i]) - (0.5 * song[0][i]) + (0.1 * (random.NextDouble() - 0.5) * (Math.Abs(x) > 0 ? 1 : 0)) : x);
                break;
            case "hum":
                // Two quiet seconds let it be told from held notes.
                Each(song, (x, i, _) => (i is > 300000 and < 390000 ? 0 : x) + (0.003 * (Math.Sin(Hz(50, i)) + (0.5 * Math.Sin(Hz(100, i))) + (0.5 * Math.Sin(Hz(150, i))) + (0.3 * Math.Sin(Hz(250, i))))));
                break;
            case "rumble":
                Each(song, (x, i, _) => x + (0.06 * Math.Sin(Hz(9, i)) * Math.Min(1, Math.Min(i, song.Frames - i) / 20000.0)));
                break;
            case "clicks":
                song[0][205000] += 0.3;
                break;
            case "inter-sample-overs":
                // A tone at a quarter of the rate, sampled 45 degrees off its peaks.
                Each(song, (x, i, _) => i is > 100000 and < 100400 ? 0.95 * (i / 2 % 2 == 0 ? 1 : -1) : x);
                break;
            case "true-peak-above-limit":
                Each(song, (x, i, _) => i is > 100000 and < 100400 ? 0.95 * Math.Sin(Hz(1000, i)) : x);
                break;
            case "not-finite":
                song[0][1000] = double.NaN;
                break;
            case "cut-head":
                Each(song, (x, i, _) => x + (i < 2000 ? 0.1 * Math.Cos(Hz(300, i)) * (1 - (i / 2000.0)) : 0));
                break;
            case "cut-tail":
                Each(song, (x, i, _) => x + (song.Frames - i < 2000 ? 0.1 * Math.Cos(Hz(300, i)) * (1 - ((song.Frames - i) / 2000.0)) : 0));
                break;
            case "lossy-source":
                LowPass(song, 16000.0 / Rate);
                break;
            case "upsampled":
                LowPass(song, 22000.0 / 96000);
                break;
            case "over-compression":
                Each(song, (x, i, _) => (0.05 * x) + (0.4 * Math.Sin(Hz(200, i)) * Math.Clamp(Math.Min(i - 20000, song.Frames - 40000 - i) / 4000.0, 0, 1)));
                break;
            case "resonance":
                Each(song, (x, i, _) => x + (0.03 * Math.Sin(Hz(3150, i)) * (Math.Abs(x) > 0.01 ? 1 : 0.3) * Math.Clamp(Math.Min(i - 20000, song.Frames - 40000 - i) / 4000.0, 0, 1)));
                break;
            case "long-head":
                Each(song, (x, i, _) => i < 3 * Rate ? 0 : x * Math.Min(1, (i - (3 * Rate)) / 400.0));
                break;
            case "long-tail":
                Each(song, (x, i, _) => i > 6 * Rate ? 0 : x * Math.Min(1, ((6 * Rate) - i) / 400.0));
                break;
            case "pause":
                Each(song, (x, i, _) => x * Math.Clamp(Math.Abs(i - (8 * Rate)) - (2.3 * Rate), 0, 400) / 400);
                break;
            case "clipped-lowered":
                Each(song, (x, _, _) => 0.5 * Math.Clamp(5 * x, -1, 1));
                break;
            case "dropouts":
                song[0].Slice(Loudest(song, 200000) + 40, 400).Clear();
                break;
            case "repeated-samples":
                var stuck = Loudest(song, 200000);
                song[0].Slice(stuck, 512).ToArray().CopyTo(song[0][(stuck + 512)..]);
                break;
            case "noise-floor":
                Each(song, (x, i, _) => (x * Math.Clamp(Math.Abs(i - 345000) - 45000, 0, 4000) / 4000) + (0.001 * ((2 * random.NextDouble()) - 1)));
                break;
            case "no-tail-decay":
                var stop = Loudest(song, 400000) + 200;
                Each(song, (x, i, _) => i < stop ? x : 0);
                break;
            case "mono-loss":
                Each(song, (x, i, c) => x + ((c == 0 ? 0.05 : -0.05) * Math.Sin(Hz(1700, i)) * Math.Clamp(Math.Min(i - 20000, song.Frames - 40000 - i) / 4000.0, 0, 1)));
                break;
        }

        return song;
    }

    /// <summary>The head of an RGB picture.</summary>
    private static byte[] Png(int width, int height) =>
    [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R',
        0, 0, (byte)(width >> 8), (byte)width, 0, 0, (byte)(height >> 8), (byte)height, 8, 2, 0, 0, 0,
    ];

    /// <summary>The frame of the largest magnitude on the left within a second.</summary>
    private static int Loudest(AudioBuffer song, int from)
    {
        var at = from;
        for (var i = from; i < from + Rate; i++)
        {
            at = Math.Abs(song[0][i]) > Math.Abs(song[0][at]) ? i : at;
        }

        return at;
    }

    private static double Hz(double hertz, int frame) => 2 * Math.PI * hertz * frame / Rate;

    private static void Each(AudioBuffer song, Func<double, int, int, double> change)
    {
        for (var c = song.Channels - 1; c >= 0; c--)
        {
            for (var i = 0; i < song.Frames; i++)
            {
                song[c][i] = change(song[c][i], i, c);
            }
        }
    }

    /// <summary>A windowed sinc of 255 taps: some 90 dB down within 2 % of the rate.</summary>
    private static void LowPass(AudioBuffer song, double cutoff)
    {
        const int half = 127;
        var taps = new double[(2 * half) + 1];
        for (var k = -half; k <= half; k++)
        {
            var window = 0.42 + (0.5 * Math.Cos(Math.PI * k / half)) + (0.08 * Math.Cos(2 * Math.PI * k / half));
            taps[k + half] = window * (k == 0 ? 2 * cutoff : Math.Sin(2 * Math.PI * cutoff * k) / (Math.PI * k));
        }

        for (var c = 0; c < song.Channels; c++)
        {
            var x = song[c].ToArray();
            for (var i = 0; i < x.Length; i++)
            {
                var sum = 0.0;
                for (var k = Math.Max(0, half - i); k < taps.Length && i + k - half < x.Length; k++)
                {
                    sum += taps[k] * x[i + k - half];
                }

                song[c][i] = sum;
            }
        }
    }
}

using Lathe.Analysis.Measurement;
using Lathe.Dsp.Buffers;
using Lathe.Files;
using Lathe.Production.Jobs;

namespace Lathe.Production.Tests;

public sealed class AuditionTests : IDisposable
{
    private readonly ProductionFolder _folder = new();

    public AuditionTests() => _folder.Write("a.wav", 48000, 2, 96_000, (c, n) => 0.4 * Math.Sin((0.03 + (0.01 * c)) * n));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_matched_process_is_as_loud_as_its_input_and_twice_the_same_bytes()
    {
        byte[] Run(string name)
        {
            ProcessJob.Run("gain", _folder["a.wav"], _folder[name], null, [("level", "-7.5 dB")], new OutputFormat(Bits: "24"), matched: true, null, TestContext.Current.CancellationToken);
            return File.ReadAllBytes(_folder[name]);
        }

        Run("one.wav").ShouldBe(Run("two.wav"));
        Loudness(_folder["one.wav"]).ShouldBe(Loudness(_folder["a.wav"]), 0.011);
    }

    [Fact]
    public void An_audition_gives_bypassed_matched_and_delta_of_one_insert()
    {
        File.WriteAllText(
            _folder["session.yaml"],
            "lathe: 1\nrate: 48 kHz\ntracks: [ { id: a, source: a.wav, inserts: [ gain: { level: -6 dB }, compressor: { threshold: -30 dB, ratio: '4:1' }, gain: { level: 20 dB } ] } ]\n");
        var result = AuditionJob.Run(_folder.Root, "a/compressor", null, new OutputFormat(Bits: "64f"), new RenderSettings(), null, TestContext.Current.CancellationToken);
        result.Gain.ShouldBeGreaterThan(3);
        Loudness(result.Files[1].Path).ShouldBe(Loudness(result.Files[0].Path), 0.011);
        var (dry, wet, delta) = (Samples(result.Files[0].Path), Samples(result.Files[1].Path), Samples(result.Files[2].Path));
        var gain = Math.Pow(10, result.Gain / 20);
        for (var n = 0; n < dry.Length; n++)
        {
            delta[n].ShouldBe((wet[n] / gain) - dry[n], 1e-9);
        }
    }

    [Fact]
    public void An_unknown_insert_is_one_line_that_names_the_known_ones()
    {
        File.WriteAllText(_folder["session.yaml"], "lathe: 1\nrate: 48 kHz\ntracks: [ { id: a, source: a.wav, inserts: [ gain ] } ]\n");
        Should.Throw<InputException>(() => AuditionJob.Run(_folder.Root, "a/eq", null, new OutputFormat(), new RenderSettings(), null, TestContext.Current.CancellationToken)).Message
            .ShouldEndWith("session.yaml has no insert 'a/eq' of a processor; it has a/gain.");
    }

    private static double Loudness(string path)
    {
        using var reader = AudioFile.Open(path);
        return Measurer.Measure(reader, cancellation: TestContext.Current.CancellationToken).Integrated!.Value;
    }

    private static double[] Samples(string path)
    {
        using var reader = AudioFile.Open(path);
        using var buffer = new AudioBuffer(reader.Format.Channels, (int)reader.Frames);
        reader.Read(0, buffer.All);
        return buffer[0].ToArray();
    }
}

using Lathe.Dsp.Buffers;
using Lathe.Dsp.Resampling;
using Lathe.Files;
using Lathe.Production.Hardware;
using Lathe.Production.Jobs;

namespace Lathe.Production.Tests;

public sealed class HardwareTests : IDisposable
{
    private static readonly RenderSettings Settings = new(Threads: 2);
    private readonly ProductionFolder _folder = new();

    public HardwareTests()
    {
        _folder.Write("kick.wav", 48000, 1, 40_000, (_, n) => 0.4 * Math.Sin(0.01 * n) * Math.Sin(Math.PI * n / 40_000));
        _folder.Write("vox.wav", 48000, 2, 40_000, (c, n) => 0.3 * Math.Sin((0.02 + (0.01 * c)) * n) * Math.Sin(Math.PI * n / 40_000));
        Directory.CreateDirectory(_folder["returns"]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_device_on_a_track_is_sent_to_read_back_and_played_in_its_place()
    {
        Write("{ id: vox, source: vox.wav, trim: 3 dB, inserts: [ gain: { level: -3 dB }, hardware: { name: LA-2A, return: returns/vox.wav, recall: { peak-reduction: 40, gain: 3.5 } }, gain: { level: 2 dB } ] }");
        Should.Throw<InputException>(() => Render()).Message.ShouldContain("there is no aligned return of LA-2A yet");
        HardwareReturnJob.Run(_folder.Root, Settings, null, TestContext.Current.CancellationToken)[0].Outcome.ShouldBe(HardwareOutcome.Waiting);
        HardwareSendJob.Run(_folder.Root, null, Settings, null, TestContext.Current.CancellationToken)[0].Outcome.ShouldBe(HardwareOutcome.Done);
        HardwareSendJob.Run(_folder.Root, null, Settings, null, TestContext.Current.CancellationToken)[0].Outcome.ShouldBe(HardwareOutcome.Unchanged);
        HardwareReturnJob.Run(_folder.Root, Settings, null, TestContext.Current.CancellationToken)[0].Outcome.ShouldBe(HardwareOutcome.Waiting);

        Device("vox-hardware.wav", "vox.wav", 321.37, -1);
        var read = HardwareReturnJob.Run(_folder.Root, Settings, null, TestContext.Current.CancellationToken).ShouldHaveSingleItem();
        read.Outcome.ShouldBe(HardwareOutcome.Done);
        read.Latency.ShouldAllBe(l => Math.Abs(l - 321.37) < 0.01);
        read.Gain.ShouldAllBe(g => Math.Abs(g) < 0.001);
        read.Message.ShouldContain("polarity inverted and put right");
        HardwareReturnJob.Run(_folder.Root, Settings, null, TestContext.Current.CancellationToken)[0].Outcome.ShouldBe(HardwareOutcome.Unchanged);

        var sheet = File.ReadAllText(_folder["hardware/recall.md"]);
        sheet.ShouldContain("| peak-reduction | 40 |");
        sheet.ShouldContain("LA-2A");
        var played = Samples(Render());
        File.Exists(_folder["hardware/recall.json"]).ShouldBeTrue();

        // A wire instead of a device: the mix is what it is without the insert.
        Write("{ id: vox, source: vox.wav, trim: 3 dB, inserts: [ gain: { level: -3 dB }, gain: { level: 2 dB } ] }");
        Close(played, Samples(Render()));
    }

    [Fact]
    public void A_strip_that_changed_or_a_recording_cut_short_is_refused_in_one_line()
    {
        Write("{ id: vox, source: vox.wav, inserts: [ hardware: { name: LA-2A, return: returns/vox.wav } ] }");
        HardwareSendJob.Run(_folder.Root, null, Settings, null, TestContext.Current.CancellationToken);
        Device("vox-hardware.wav", "vox.wav", 100, 1, cut: 4 * 48000);
        Should.Throw<InputException>(() => HardwareReturnJob.Run(_folder.Root, Settings, null, TestContext.Current.CancellationToken)).Message.ShouldContain("returns/vox.wav is too short, it lacks");
        Device("vox-hardware.wav", "vox.wav", 100, 1);
        HardwareReturnJob.Run(_folder.Root, Settings, null, TestContext.Current.CancellationToken);
        Render();

        Write("{ id: vox, source: vox.wav, inserts: [ hardware: { name: LA-2A, return: returns/vox.wav } ] }, { id: kick, source: kick.wav }");
        Render().ShouldNotBeEmpty("another track is none of the device's business");
        Write("{ id: vox, source: vox.wav, trim: 1 dB, inserts: [ hardware: { name: LA-2A, return: returns/vox.wav } ] }");
        Should.Throw<InputException>(() => Render()).Message.ShouldContain("vox no longer renders what was sent to LA-2A");
        Write("{ id: vox, source: vox.wav, trim: 1 dB, inserts: [ hardware: { name: LA-2A, return: returns/vox.wav, bypass: on } ] }");
        Render();
        Write("{ id: vox, source: vox.wav, inserts: [ hardware: { name: LA-2A, mix: 50 % } ] }");
        Should.Throw<InputException>(() => Render()).Message.ShouldContain("a hardware insert has no 'mix'");
    }

    [Fact]
    public void A_device_on_a_bus_waits_for_one_before_it_and_both_play()
    {
        const string tracks = "{ id: kick, source: kick.wav, output: drums, inserts: [ hardware: { name: One, return: returns/kick.wav } ] }, { id: vox, source: vox.wav }";
        const string buses = "buses: [ { id: drums, trim: -2 dB, inserts: [ hardware: { name: Two, return: returns/drums.wav } ] } ]";
        Write(tracks, buses);
        var steps = HardwareSendJob.Run(_folder.Root, null, Settings, null, TestContext.Current.CancellationToken);
        steps.Select(s => s.Outcome).ShouldBe([HardwareOutcome.Done, HardwareOutcome.Waiting]);
        steps[1].Message.ShouldBe("waits for the return of One");
        Device("kick-hardware.wav", "kick.wav", 10, 1);
        HardwareReturnJob.Run(_folder.Root, Settings, null, TestContext.Current.CancellationToken);
        HardwareSendJob.Run(_folder.Root, null, Settings, null, TestContext.Current.CancellationToken).Select(s => s.Outcome).ShouldBe([HardwareOutcome.Unchanged, HardwareOutcome.Done]);
        Device("drums-hardware.wav", "drums.wav", 777.7, 1);
        HardwareReturnJob.Run(_folder.Root, Settings, null, TestContext.Current.CancellationToken).Select(s => s.Outcome).ShouldBe([HardwareOutcome.Unchanged, HardwareOutcome.Done]);
        var played = Samples(Render());
        Write("{ id: kick, source: kick.wav, output: drums }, { id: vox, source: vox.wav }", "buses: [ { id: drums, trim: -2 dB } ]");
        Close(played, Samples(Render()));
    }

    private void Write(string tracks, string rest = "") =>
        File.WriteAllText(_folder["session.yaml"], $"lathe: 1\nrate: 48 kHz\ntracks: [ {tracks} ]\n{rest}\n");

    private string Render() =>
        RenderJob.Run(_folder.Root, new RenderJobOptions { Format = new OutputFormat(Bits: "64f"), Settings = Settings }, null, TestContext.Current.CancellationToken).Files[0].Path;

    private void Device(string sent, string returned, double latency, double gain, int cut = 0)
    {
        using var reader = AudioFile.Open(_folder["hardware/" + sent]);
        double[] offsets = [.. Enumerable.Repeat(-latency, reader.Format.Channels)];
        double[] gains = [.. Enumerable.Repeat(gain, reader.Format.Channels)];
        using var wire = new WarpedSource(reader, offsets, 1, gains, reader.Frames - cut);
        using var buffer = new AudioBuffer(reader.Format.Channels, (int)wire.Frames);
        wire.Read(0, buffer.All);
        using var writer = AudioFile.Create(_folder["returns/" + returned], new AudioFileSpec(Container.Wav, SampleFormat.F64, reader.Format));
        writer.Write(buffer.All);
        writer.Complete();
    }

    private static double[][] Samples(string path)
    {
        using var reader = AudioFile.Open(path);
        using var buffer = new AudioBuffer(reader.Format.Channels, (int)reader.Frames);
        reader.Read(0, buffer.All);
        return [.. Enumerable.Range(0, reader.Format.Channels).Select(c => buffer[c].ToArray())];
    }

    /// <summary>Equal to within what a fractional delay of 0.01 samples leaves, 32-bit files in between.</summary>
    private static void Close(double[][] actual, double[][] expected)
    {
        actual.Length.ShouldBe(expected.Length);
        for (var c = 0; c < expected.Length; c++)
        {
            for (var n = 0; n < Math.Min(actual[c].Length, expected[c].Length); n++)
            {
                actual[c][n].ShouldBe(expected[c][n], 1e-4);
            }
        }
    }
}

using Lathe.Analysis.Measurement;
using Lathe.Dsp.Buffers;
using Lathe.Files;
using Lathe.Production.Jobs;

namespace Lathe.Production.Tests;

public sealed class SurroundRenderTests : IDisposable
{
    private readonly ProductionFolder _folder = new();

    public SurroundRenderTests()
    {
        _folder.Write("bed.wav", 48000, 6, 48_000, (c, n) => 0.1 * (c + 1) * Math.Sin(0.02 * (c + 1) * n));
        _folder.Write("lead.wav", 48000, 1, 48_000, (_, n) => 0.5 * Math.Sin(0.05 * n));
        File.WriteAllText(
            _folder["session.yaml"],
            """
            lathe: 1
            rate: 48 kHz
            layout: 5.1
            downmix: { center: -4.5 dB }
            tracks:
              - { id: bed, source: bed.wav }
              - id: lead
                source: lead.wav
                lfe: -12 dB
                automation: { azimuth: { lfo: { rate: 1/2, depth: 150 deg } } }
                sends: [ { to: room, level: -6 dB, azimuth: 180 deg } ]
            buses: [ { id: room, inserts: [ reverb: { decay: 0.4 s } ] } ]
            mix:
              inserts: [ limiter: { ceiling: -6 dB, drive: 6 dB } ]
              variants: [ { id: fold, layout: stereo } ]
            """);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_surround_session_renders_to_a_file_with_its_channel_mask_limited_as_one_and_goes_down_to_stereo()
    {
        var mix = Render(new RenderJobOptions());
        using (var reader = AudioFile.Open(mix))
        {
            reader.Format.Layout.ShouldBe(ChannelLayout.Surround51);
            var measured = Measurer.Measure(reader, cancellation: TestContext.Current.CancellationToken);
            measured.TruePeak!.Value.ShouldBeLessThanOrEqualTo(-5.999);
            measured.Integrated.ShouldNotBeNull();
        }

        // WAVE_FORMAT_EXTENSIBLE: FL FR FC LFE SL SR.
        var header = File.ReadAllBytes(mix).AsSpan(0, 512);
        var fmt = header.IndexOf("fmt "u8);
        BitConverter.ToUInt16(header[(fmt + 8)..]).ShouldBe((ushort)0xFFFE);
        BitConverter.ToUInt32(header[(fmt + 28)..]).ShouldBe(0x60Fu);

        foreach (var fold in (string[])[Render(new RenderJobOptions { Variants = ["fold"] }), Render(new RenderJobOptions { Layout = "stereo" })])
        {
            using var reader = AudioFile.Open(fold);
            reader.Format.Layout.ShouldBe(ChannelLayout.Stereo);
        }
    }

    [Fact]
    public void Threads_and_blocks_change_no_byte_of_a_surround_mix()
    {
        byte[] Bytes(int threads, int block) => File.ReadAllBytes(Render(new RenderJobOptions { Settings = new RenderSettings(threads, block, UseCache: false) }));
        var expected = Bytes(1, 64);
        Bytes(3, 1024).ShouldBe(expected);
        Bytes(2, 4096).ShouldBe(expected);
    }

    [Fact]
    public void Stems_of_a_surround_session_add_up()
    {
        var result = RenderJob.Run(_folder.Root, new RenderJobOptions { Stems = true, Format = new OutputFormat(Bits: "64f") }, null, TestContext.Current.CancellationToken);
        result.Proof!.Residual.ShouldBeLessThan(-250);
    }

    private string Render(RenderJobOptions options) =>
        RenderJob.Run(_folder.Root, options with { Format = new OutputFormat(Bits: "24") }, null, TestContext.Current.CancellationToken).Files[0].Path;
}

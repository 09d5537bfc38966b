using Lathe.Mastering.Rendering;
using Lathe.Session.Master;
using Lathe.Session.Yaml;

namespace Lathe.Mastering.Tests.Rendering;

public sealed class MasterRendererTests
{
    private const string Chain = """
        lathe: 1
        source: mix.wav
        chain:
          - gain: { level: 3 dB }
          - eq: { bands: [ { id: air, type: high-shelf, freq: 10 kHz, gain: 1 dB } ] }
          - compressor: { threshold: -20 dB, ratio: "2:1", lookahead: 3 ms }
          - limiter: { ceiling: -1 dB, drive: 6 dB }
        """;

    [Fact]
    public void A_master_written_by_hand_has_the_same_bits_for_any_block_and_threads()
    {
        using var folder = new TempFolder();
        using var song = Songs.Make(3);
        using var mix = Songs.Source(song);
        var master = Read(Chain);
        using var one = MasterRenderer.Render(master, mix, new RenderSettings(folder.Root, 64, 1), cancellation: TestContext.Current.CancellationToken);
        using var other = MasterRenderer.Render(master, mix, new RenderSettings(folder.Root, 4096, 2), cancellation: TestContext.Current.CancellationToken);

        one.Frames.ShouldBe(mix.Frames);
        Bits.ShouldBeEqual(one, other);
    }

    [Fact]
    public void A_bypassed_stage_sounds_as_if_it_were_not_there()
    {
        using var folder = new TempFolder();
        using var song = Songs.Make(2);
        using var mix = Songs.Source(song);
        using var bypassed = MasterRenderer.Render(Read(Chain.Replace("gain: 1 dB } ] }", "gain: 1 dB } ], bypass: on }", StringComparison.Ordinal)), mix, new RenderSettings(folder.Root), cancellation: TestContext.Current.CancellationToken);
        var without = Read(Chain);
        using var removed = MasterRenderer.Render(without with { Chain = [.. without.Chain.Where(i => i.Id != "eq")] }, mix, new RenderSettings(folder.Root), cancellation: TestContext.Current.CancellationToken);

        Bits.ShouldBeEqual(bypassed, removed);
    }

    [Fact]
    public void Nothing_is_left_in_the_folder_when_the_master_is_disposed()
    {
        using var folder = new TempFolder();
        using var song = Songs.Make(1, channels: 1);
        using var mix = Songs.Source(song);
        MasterRenderer.Render(Read(Chain), mix, new RenderSettings(folder.Root), cancellation: TestContext.Current.CancellationToken).Dispose();

        Directory.GetFiles(folder.Root).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_wrong_in_a_chain_is_listed_by_its_address()
    {
        using var song = Songs.Make(1);
        using var mix = Songs.Source(song);
        var master = Read(Chain.Replace("drive: 6 dB", "drive: 99 dB", StringComparison.Ordinal));

        MasterRenderer.Check(master, mix).Single().Path.ShouldBe("master/limiter/drive");
        Should.Throw<ArgumentException>(() => MasterRenderer.Render(master, mix, new RenderSettings(Path.GetTempPath()))).Message.ShouldContain("master/limiter/drive");
    }

    private static MasterDocument Read(string yaml)
    {
        var read = MasterReader.Read(yaml);
        read.Problems.ShouldBeEmpty();
        return read.Document;
    }
}

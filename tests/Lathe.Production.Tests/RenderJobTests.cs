using Lathe.Production.Jobs;

namespace Lathe.Production.Tests;

public sealed class RenderJobTests : IDisposable
{
    private readonly ProductionFolder _folder = new();

    public RenderJobTests()
    {
        _folder.Write("a.wav", 48000, 1, 20_000, (_, n) => 0.4 * Math.Sin(0.01 * n));
        _folder.Write("b.wav", 48000, 1, 20_000, (_, n) => 0.4 * Math.Sin(0.03 * n));
        _folder.Write("c.wav", 48000, 1, 20_000, (_, n) => 0.4 * Math.Sin(0.07 * n));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_unchanged_session_renders_no_track_again()
    {
        Write();
        var first = Render();
        first.FromCache.ShouldBe(0);
        var again = Render();
        again.Files[0].Sha256.ShouldBe(first.Files[0].Sha256);
        again.FromCache.ShouldBeGreaterThan(0);
        again.Rendered.ShouldBe(0);
    }

    [Fact]
    public void A_strip_of_the_cache_that_was_cut_short_is_rendered_again()
    {
        Write();
        var first = Render();
        foreach (var strip in Directory.GetFiles(_folder[".lathe"], "*.wav", SearchOption.AllDirectories))
        {
            using var file = File.OpenWrite(strip);
            file.SetLength(file.Length / 2);
        }

        var again = Render();
        again.FromCache.ShouldBe(0);
        again.Files[0].Sha256.ShouldBe(first.Files[0].Sha256);
    }

    [Fact]
    public void Editing_an_insert_renders_its_track_and_what_it_feeds_and_nothing_else()
    {
        Write();
        var first = Render();
        Write(level: "-7 dB");
        var edited = Render();
        edited.Rendered.ShouldBe(2, "the track and the mix");
        edited.Files[0].Sha256.ShouldNotBe(first.Files[0].Sha256);
        edited.Files[0].Sha256.ShouldBe(RenderAnew().Files[0].Sha256);
    }

    [Fact]
    public void Editing_a_fader_renders_no_track_again()
    {
        Write();
        var first = Render();
        Write(fader: "-7 dB");
        var edited = Render();
        edited.Rendered.ShouldBe(1, "the mix");
        edited.Files[0].Sha256.ShouldNotBe(first.Files[0].Sha256);
        edited.Files[0].Sha256.ShouldBe(RenderAnew().Files[0].Sha256);
    }

    [Fact]
    public void A_source_that_changed_under_its_name_is_rendered_again()
    {
        Write();
        var first = Render();
        _folder.Write("a.wav", 48000, 1, 20_000, (_, n) => 0.2 * Math.Sin(0.02 * n));
        var edited = Render();
        edited.Files[0].Sha256.ShouldNotBe(first.Files[0].Sha256);
        edited.Files[0].Sha256.ShouldBe(RenderAnew().Files[0].Sha256);
    }

    [Fact]
    public void A_cancelled_render_leaves_no_file()
    {
        Write();
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Should.Throw<OperationCanceledException>(() => RenderJob.Run(_folder.Root, new RenderJobOptions(), null, cancellation.Token));
        Directory.GetFiles(_folder.Root, "mix*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public void A_source_is_never_the_output()
    {
        Write();
        Should.Throw<InputException>(() => RenderJob.Run(_folder.Root, new RenderJobOptions { Output = _folder["a.wav"] }, null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void One_output_cannot_hold_two_variants()
    {
        Write();
        var options = new RenderJobOptions { Output = _folder["out.wav"], Variants = ["bare", "other"] };
        Should.Throw<InputException>(() => RenderJob.Run(_folder.Root, options, null, TestContext.Current.CancellationToken)).Message.ShouldContain("-o");
    }

    [Fact]
    public void The_stems_add_up_to_nothing_less_than_the_mix()
    {
        Write();
        var proof = RenderJob.Run(_folder.Root, new RenderJobOptions { Stems = true }, null, TestContext.Current.CancellationToken).Proof.ShouldNotBeNull();
        proof.Stems.ShouldBe(3);
        proof.Residual.ShouldBeLessThan(-290); // sums of the same doubles in another order
    }

    private RenderJobResult Render() => RenderJob.Run(_folder.Root, new RenderJobOptions(), null, TestContext.Current.CancellationToken);

    private RenderJobResult RenderAnew() =>
        RenderJob.Run(_folder.Root, new RenderJobOptions { Settings = new RenderSettings(UseCache: false) }, null, TestContext.Current.CancellationToken);

    private void Write(string fader = "0 dB", string level = "-3 dB") => File.WriteAllText(
        _folder["session.yaml"],
        $$"""
        lathe: 1
        rate: 48 kHz
        tracks:
          - { id: a, source: a.wav, fader: {{fader}}, inserts: [ { gain: { level: {{level}} } } ] }
          - { id: b, source: b.wav, inserts: [ { gain: { level: -3 dB } } ] }
          - { id: c, source: c.wav, output: bus, inserts: [ { compressor: {} } ] }
        buses:
          - { id: bus, inserts: [ { gain: { level: 1 dB } } ] }
        mix: { variants: [ { id: bare }, { id: other, mute: [ a ] } ] }
        """);
}

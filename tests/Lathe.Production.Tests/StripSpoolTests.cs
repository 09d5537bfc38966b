using Lathe.Dsp.Buffers;
using Lathe.Production.Cache;

namespace Lathe.Production.Tests;

public sealed class StripSpoolTests : IDisposable
{
    private const int Frames = 1000;
    private const int StripBytes = Frames * 2 * sizeof(double);
    private static readonly AudioFormat Format = AudioFormat.Stereo(48000);

    private readonly ProductionFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_kept_is_found_again_to_the_bit()
    {
        var spool = new StripSpool(_folder["cache"], 1 << 20);
        Keep(spool, "aa", 0.1);
        using var source = spool.TryOpen("aa").ShouldNotBeNull();
        source.Frames.ShouldBe(Frames);
        source.Format.ShouldBe(Format);
        using var buffer = new AudioBuffer(2, Frames);
        source.Read(0, buffer.All).ShouldBe(Frames);
        buffer[1][17].ShouldBe(0.1);
        new StripSpool(_folder["cache"], 1 << 20).TryOpen("bb").ShouldBeNull();
    }

    [Fact]
    public void A_strip_that_was_not_completed_is_never_found()
    {
        var spool = new StripSpool(_folder["cache"], 1 << 20);
        using (var sink = spool.TryCreate("aa", Format, Frames).ShouldNotBeNull())
        {
            using var buffer = new AudioBuffer(2, 64);
            sink.Write(buffer.All);
            spool.TryOpen("aa").ShouldBeNull();
        }

        spool.TryOpen("aa").ShouldBeNull();
        Directory.GetFiles(_folder["cache"]).ShouldBeEmpty();
    }

    [Fact]
    public void What_was_not_used_for_longest_goes_first_when_the_budget_is_spent()
    {
        var spool = new StripSpool(_folder["cache"], (3 * StripBytes) + 1000);
        foreach (var key in new[] { "aa", "bb", "cc" })
        {
            Keep(spool, key, 0.1);
        }

        Age("aa", 30);
        Age("bb", 20);
        Age("cc", 10);
        spool.TryOpen("aa").ShouldNotBeNull().Dispose();
        Keep(spool, "dd", 0.1);

        Kept().ShouldBe(["aa", "cc", "dd"]);
        Directory.GetFiles(_folder["cache"]).Sum(f => new FileInfo(f).Length).ShouldBeLessThanOrEqualTo((3 * StripBytes) + 1000);
    }

    [Fact]
    public void A_strip_larger_than_the_budget_is_declined_and_nothing_is_thrown_out_for_it()
    {
        var spool = new StripSpool(_folder["cache"], StripBytes + 500);
        Keep(spool, "aa", 0.1);
        spool.TryCreate("bb", Format, Frames * 10).ShouldBeNull();
        Kept().ShouldBe(["aa"]);
    }

    [Fact]
    public void A_damaged_strip_is_not_found()
    {
        var spool = new StripSpool(_folder["cache"], 1 << 20);
        File.WriteAllText(Path.Combine(_folder["cache"], "aa.wav"), "not a strip");
        spool.TryOpen("aa").ShouldBeNull();
        File.WriteAllText(Path.Combine(_folder["cache"], "bb.wav"), "");
        spool.TryOpen("bb").ShouldBeNull();
    }

    [Fact]
    public void What_a_killed_render_left_is_deleted_at_the_next_start_and_what_a_sibling_writes_is_not()
    {
        var spool = new StripSpool(_folder["cache"], 1 << 20);
        var left = Path.Combine(_folder["cache"], ".bb.wav.partial");
        var fresh = Path.Combine(_folder["cache"], ".cc.wav.partial");
        using (var sink = spool.TryCreate("aa", Format, Frames).ShouldNotBeNull())
        {
            File.WriteAllText(left, "half");
            File.WriteAllText(fresh, "half");
            File.SetLastWriteTimeUtc(left, DateTime.UtcNow.AddHours(-1));
            File.SetLastWriteTimeUtc(Path.Combine(_folder["cache"], ".aa.wav.partial"), DateTime.UtcNow.AddHours(-1));
            var sibling = new StripSpool(_folder["cache"], 1 << 20);
            File.Exists(left).ShouldBeFalse();
            File.Exists(fresh).ShouldBeTrue();
            using var buffer = new AudioBuffer(2, Frames);
            sink.Write(buffer.All);
            sink.Complete();
            sibling.TryOpen("aa").ShouldNotBeNull().Dispose();
        }
    }

    [Fact]
    public void The_folder_may_vanish_at_any_time()
    {
        var spool = new StripSpool(_folder["cache"], 1 << 20);
        Keep(spool, "aa", 0.1);
        Directory.Delete(_folder["cache"], recursive: true);
        spool.TryOpen("aa").ShouldBeNull();
        spool.TryCreate("bb", Format, Frames)?.Dispose();
    }

    private static void Keep(StripSpool spool, string key, double value)
    {
        using var sink = spool.TryCreate(key, Format, Frames).ShouldNotBeNull();
        using var buffer = new AudioBuffer(2, Frames);
        buffer[0].Fill(value);
        buffer[1].Fill(value);
        sink.Write(buffer.All);
        sink.Complete();
    }

    private void Age(string key, int minutes) =>
        File.SetLastWriteTimeUtc(Path.Combine(_folder["cache"], key + ".wav"), DateTime.UtcNow.AddMinutes(-minutes));

    private IEnumerable<string?> Kept() =>
        Directory.GetFiles(_folder["cache"]).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);
}

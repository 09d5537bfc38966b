using Lathe.Dsp.Buffers;
using Lathe.Export.Verification;
using Lathe.Files;

namespace Lathe.Export.Tests;

public sealed class VerifiedFileTests : IDisposable
{
    private const int Frames = 200_000;

    private static readonly ExportSpec Spec = new() { Container = Container.Wav, SampleFormat = SampleFormat.S24 };

    private readonly string _folder = Directory.CreateTempSubdirectory("lathe-export-").FullName;
    private readonly BufferSource _source = Sounds.Make(48000, 2, Frames, (c, n) => 0.5 * Sounds.Noise(c, n));

    public void Dispose()
    {
        _source.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.6)]
    [InlineData(0.8)]
    public void A_cancelled_export_leaves_nothing(double share)
    {
        using var cancellation = new CancellationTokenSource();
        var cancel = new At(share, cancellation.Cancel);
        Should.Throw<OperationCanceledException>(() => Exporter.Export(_source, Target, Spec, cancel, cancellation.Token));
        cancel.Reached.ShouldBeTrue();
        Directory.GetFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public void A_cancelled_export_leaves_the_older_file()
    {
        File.WriteAllText(Target, "older");
        using var cancellation = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(() => Exporter.Export(_source, Target, Spec, new At(0.9, cancellation.Cancel), cancellation.Token));
        File.ReadAllText(Target).ShouldBe("older");
        Directory.GetFileSystemEntries(_folder).ShouldHaveSingleItem();
    }

    [Fact]
    public void An_older_file_stands_until_the_new_one_is_verified()
    {
        File.WriteAllText(Target, "older");
        var seen = "";
        Sounds.Export(_source, Target, Spec, new At(0.999, () => seen = File.ReadAllText(Target)));
        seen.ShouldBe("older");
        using var written = Sounds.Read(Target);
        written.Frames.ShouldBe(Frames);
        Directory.GetFileSystemEntries(_folder).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_file_that_does_not_decode_to_what_was_meant_never_appears()
    {
        // One bit of the file is turned over between writing and reading it back, as a faulty disk would.
        var damage = new At(0.71, () =>
        {
            using var file = File.Open(Directory.GetFiles(_folder).Single(), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            file.Position = file.Length - 100;
            var value = file.ReadByte();
            file.Position--;
            file.WriteByte((byte)(value ^ 1));
        });
        Should.Throw<IOException>(() => Sounds.Export(_source, Target, Spec, damage)).Message.ShouldContain(Target);
        damage.Reached.ShouldBeTrue();
        Directory.GetFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public void A_source_that_fails_leaves_nothing()
    {
        using var failing = new Failing(_source);
        Should.Throw<IOException>(() => Sounds.Export(failing, Target, Spec));
        Directory.GetFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public void The_digest_tells_samples_apart_that_differ_in_one_bit()
    {
        using var buffer = new AudioBuffer(1, 64);
        buffer[0][17] = 0.25;
        var first = Digest(buffer);
        Digest(buffer).ShouldBe(first);
        buffer[0][17] = Math.BitIncrement(0.25);
        Digest(buffer).ShouldNotBe(first);
    }

    private string Target => Path.Combine(_folder, "out.wav");

    private static string Digest(AudioBuffer buffer)
    {
        using var digest = new SampleDigest();
        digest.Add(buffer.All);
        return digest.Complete();
    }

    /// <summary>Does something once, as soon as a share of the work is done.</summary>
    private sealed class At(double share, Action action) : IProgress<double>
    {
        public bool Reached { get; private set; }

        public void Report(double value)
        {
            if (!Reached && value >= share)
            {
                Reached = true;
                action();
            }
        }
    }

    private sealed class Failing(IAudioSource source) : IAudioSource
    {
        public AudioFormat Format => source.Format;

        public long Frames => source.Frames;

        public int Read(long position, in Planar destination) =>
            position > 100_000 ? throw new IOException("the disk is gone") : source.Read(position, destination);

        public void Dispose()
        {
        }
    }
}

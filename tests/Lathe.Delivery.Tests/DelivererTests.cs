using System.Text.Json;
using Lathe.Delivery.Destinations;
using Lathe.Delivery.Metadata;
using Lathe.Dsp.Buffers;
using Lathe.Export;
using Lathe.Files;

namespace Lathe.Delivery.Tests;

public class DelivererTests
{
    private static readonly ReleaseMetadata Song = new() { Title = "With You", Artist = "Lorenzo", Isrc = "QM-XYZ-24-00001", Upc = "036000291452", Date = "2024-06" };

    [Theory]
    [InlineData(48000, 1u)]
    [InlineData(96000, 2u)]
    [InlineData(44100, 3u)]
    public void No_decoded_file_exceeds_the_ceiling_after_conversion_and_dither(int rate, uint seed)
    {
        using var folder = new TemporaryFolder();
        var release = Deliver(folder, () => Material.Limited(Material.Hot(rate, 2, seed), "-1 dB"), ceiling: -1);
        foreach (var file in release.Files)
        {
            file.Measurement.TruePeak!.Value.ShouldBeLessThanOrEqualTo(-1 + Exporter.Tolerance, $"{file.Spec.Id}, seed {seed}");
            if (file.Export.Info.Format.SampleRate == rate)
            {
                // Conversion takes away what lies above its new half rate, and with it some level; otherwise the limiter's ceiling is used.
                file.Measurement.TruePeak.Value.ShouldBeGreaterThan(-1.1, file.Spec.Id);
            }
        }
    }

    [Fact]
    public void Each_destination_gets_its_format_and_tags()
    {
        using var folder = new TemporaryFolder();
        var release = Deliver(folder, () => Material.Quiet(48000, 1));

        release.Files.Select(f => f.Path).ShouldBe(
            ["Lorenzo - With You (24-bit 48 kHz).wav", "Lorenzo - With You (16-bit 44.1 kHz).wav", "Lorenzo - With You (24-bit 48 kHz).flac"]);
        release.Files.Select(f => (f.Export.Info.Container, f.Export.Info.BitDepth, f.Export.Info.Format.SampleRate)).ShouldBe(
            [(Container.Wav, 24, 48000), (Container.Wav, 16, 44100), (Container.Flac, 24, 48000)]);
        foreach (var file in release.Files)
        {
            var tags = AudioFile.Probe(file.Export.Path).Tags;
            (tags.Title, tags.Artist, tags.Isrc, tags.Date).ShouldBe(("With You", "Lorenzo", "QMXYZ2400001", "2024-06"), file.Path);
        }

        release.Files[1].Export.Info.Frames.ShouldBe(44100);
        folder.Files.Length.ShouldBe(4);
    }

    [Fact]
    public void The_same_order_gives_the_same_bytes_on_one_thread_and_on_three()
    {
        using var first = new TemporaryFolder();
        using var second = new TemporaryFolder();
        Deliver(first, () => Material.Hot(48000, 1, 5), threads: 1);
        Deliver(second, () => Material.Hot(48000, 1, 5), threads: 3);
        first.Files.ShouldBe(second.Files);
        foreach (var file in first.Files)
        {
            File.ReadAllBytes(Path.Combine(first.Path, file)).ShouldBe(File.ReadAllBytes(Path.Combine(second.Path, file)), file);
        }
    }

    [Fact]
    public void The_manifest_names_every_file_with_its_hash_and_figures()
    {
        using var folder = new TemporaryFolder();
        var release = Deliver(folder, () => Material.Quiet(48000, 1));
        using var manifest = JsonDocument.Parse(File.ReadAllText(release.Manifest));
        manifest.RootElement.GetProperty("isrc").GetString().ShouldBe("QMXYZ2400001");
        var files = manifest.RootElement.GetProperty("files").EnumerateArray().ToArray();
        files.Length.ShouldBe(3);
        foreach (var (entry, file) in files.Zip(release.Files))
        {
            var path = Path.Combine(folder.Path, entry.GetProperty("path").GetString()!);
            entry.GetProperty("sha256").GetString().ShouldBe(FileHash.Compute(path));
            entry.GetProperty("truePeak").GetDouble().ShouldBe(file.Measurement.TruePeak!.Value);
            entry.GetProperty("integrated").GetDouble().ShouldBe(file.Measurement.Integrated!.Value);
            entry.GetProperty("frames").GetInt64().ShouldBe(file.Measurement.Frames);
        }
    }

    [Fact]
    public void Silence_is_delivered_with_null_figures()
    {
        using var folder = new TemporaryFolder();
        using var buffer = new AudioBuffer(2, 4800);
        var release = Deliver(folder, () => new BufferSource(buffer, AudioFormat.Stereo(48000)), specs: [Destination.Archive with { Dither = Lathe.Dsp.Quantization.Dither.None }]);
        using var manifest = JsonDocument.Parse(File.ReadAllText(release.Manifest));
        manifest.RootElement.GetProperty("files")[0].GetProperty("truePeak").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void Cancelling_leaves_an_older_delivery_as_it_was()
    {
        using var folder = new TemporaryFolder();
        Deliver(folder, () => Material.Quiet(48000, 1));
        var before = folder.Files.ToDictionary(f => f, f => FileHash.Compute(Path.Combine(folder.Path, f)));
        using var cancel = new CancellationTokenSource();
        var order = Order(folder, -1, Destination.All, 2);
        Should.Throw<OperationCanceledException>(() => Deliverer.Deliver(
            () => Material.Hot(48000, 3, 9), order, new Listener(p => { if (p > 0.3) { cancel.Cancel(); } }), cancel.Token));
        folder.Files.ToDictionary(f => f, f => FileHash.Compute(Path.Combine(folder.Path, f))).ShouldBe(before, ignoreOrder: true);
        Directory.GetDirectories(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void A_source_that_fails_leaves_nothing_and_tells_why()
    {
        using var folder = new TemporaryFolder();
        Should.Throw<IOException>(() => Deliver(folder, () => new Failing())).Message.ShouldBe("the disk is gone");
        folder.Files.ShouldBeEmpty();
        Directory.GetDirectories(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void Progress_never_falls_and_ends_at_one()
    {
        using var folder = new TemporaryFolder();
        var seen = new List<double>();
        Deliverer.Deliver(() => Material.Hot(48000, 1, 4), Order(folder, -1, Destination.All, 2), new Listener(seen.Add), CancellationToken.None);
        seen.ShouldBe(seen.Order());
        seen[^1].ShouldBe(1, 1e-9);
    }

    [Theory]
    [InlineData("../outside.wav")]
    [InlineData("/outside.wav")]
    public void A_file_outside_of_the_folder_is_refused(string file)
    {
        using var folder = new TemporaryFolder();
        Should.Throw<DeliveryException>(() => Deliver(folder, () => Material.Quiet(48000, 1), specs: [Destination.Cd with { File = file }]))
            .Code.ShouldBe(DeliveryCodes.File);
        folder.Files.ShouldBeEmpty();
    }

    [Fact]
    public void Two_deliverables_of_one_name_are_refused()
    {
        using var folder = new TemporaryFolder();
        Should.Throw<DeliveryException>(() => Deliver(
            folder, () => Material.Quiet(48000, 1), specs: [Destination.Cd with { File = "a.wav" }, Destination.Archive with { File = "A.WAV" }]))
            .Message.ShouldBe("deliverables/archive: file 'A.WAV' is also that of deliverables/cd; give each a name of its own.");
    }

    [Fact]
    public void A_wrong_code_is_refused_before_anything_is_written()
    {
        using var folder = new TemporaryFolder();
        var order = Order(folder, -1, Destination.All, 1) with { Metadata = Song with { Isrc = "nonsense" }, Folder = Path.Combine(folder.Path, "new") };
        Should.Throw<DeliveryException>(() => Deliverer.Deliver(() => Material.Quiet(48000, 1), order, null, CancellationToken.None)).Code.ShouldBe(DeliveryCodes.Isrc);
        Directory.Exists(order.Folder).ShouldBeFalse();
    }

    private static DeliveryOrder Order(TemporaryFolder folder, double ceiling, IEnumerable<DeliverableSpec> specs, int threads) =>
        new() { Specs = [.. specs], Folder = folder.Path, Metadata = Song, Ceiling = ceiling, Threads = threads };

    private static Release Deliver(
        TemporaryFolder folder, Func<IAudioSource> master, double ceiling = -1, IEnumerable<DeliverableSpec>? specs = null, int threads = 2) =>
        Deliverer.Deliver(master, Order(folder, ceiling, specs ?? Destination.All, threads), null, CancellationToken.None);

    private sealed class Listener(Action<double> heard) : IProgress<double>
    {
        public void Report(double value) => heard(value);
    }

    private sealed class Failing : IAudioSource
    {
        public AudioFormat Format => AudioFormat.Stereo(48000);

        public long Frames => 100_000;

        public int Read(long position, in Planar destination) => position < 50_000 ? destination.Frames : throw new IOException("the disk is gone");

        public void Dispose()
        {
        }
    }
}

using Lathe.Dsp.Buffers;
using Lathe.Files.Tags;

namespace Lathe.Files.Tests.Tags;

public sealed class TagRoundTripTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static TagSet Song { get; } = new TagSet
    {
        Title = "Über alles Maß",
        Artist = "Zoë & the 東京 Band",
        Album = "Live",
        AlbumArtist = "Various",
        TrackNumber = 3,
        TrackTotal = 12,
        DiscNumber = 1,
        DiscTotal = 2,
        Date = "2026-11-21",
        Genre = "Dub",
        Isrc = "DEA612600001",
        Upc = "4012345678901",
        Comment = "two\nlines",
        Copyright = "2026 Nobody",
        Composer = "J. S. B.",
        ReplayGainTrackGain = -6.53,
        ReplayGainTrackPeak = 0.988547,
        R128TrackGain = -1234,
        Pictures = [new Picture(Picture.FrontCover, "image/png", "Hülle", [1, 2, 3, 0, 255]) { Width = 640, Height = 480, ColorDepth = 24 }],
    }.With("X-STUDIO", "Room = 2").Adding("PERFORMER", "A").Adding("PERFORMER", "B");

    [Theory]
    [InlineData(Container.Flac)]
    [InlineData(Container.Wav)]
    [InlineData(Container.Aiff)]
    [InlineData(Container.Aifc)]
    public void All_fields_and_pictures_come_back(Container container)
    {
        var read = RoundTrip(container, Song).Tags;
        read.Fields.OrderBy(f => f.Key, StringComparer.Ordinal).ShouldBe(Song.Fields.OrderBy(f => f.Key, StringComparer.Ordinal));
        var picture = read.Pictures.ShouldHaveSingleItem();
        picture.Kind.ShouldBe(Picture.FrontCover);
        picture.MimeType.ShouldBe("image/png");
        picture.Description.ShouldBe("Hülle");
        picture.Data.ShouldBe([1, 2, 3, 0, 255]);
        read.ReplayGainTrackGain.ShouldBe(-6.53);
        read.R128TrackGain.ShouldBe(-1234);
    }

    [Fact]
    public void Broadcast_data_comes_back()
    {
        var bext = new BroadcastExtension
        {
            Description = "Take 3",
            Originator = "Lathe",
            OriginatorReference = "REF1",
            OriginationDate = "2026-11-21",
            OriginationTime = "10:11:12",
            TimeReference = 48000L * 3600 * 10,
            Loudness = -14.02,
            LoudnessRange = 5.5,
            MaxTruePeak = -1,
            MaxMomentary = -9.25,
            CodingHistory = "A=PCM,F=48000,W=24\r\n",
        };
        RoundTrip(Container.Wav, TagSet.Empty with { Broadcast = bext }).Tags.Broadcast.ShouldBe(bext with { CodingHistory = "A=PCM,F=48000,W=24" });
    }

    [Fact]
    public void Nothing_follows_the_samples_of_a_wave_file()
    {
        RoundTrip(Container.Wav, Song);
        var bytes = File.ReadAllBytes(_folder["a"]);
        var data = bytes.AsSpan().LastIndexOf("data"u8);
        (data + 8 + 6).ShouldBe(bytes.Length);
    }

    [Fact]
    public void Another_reader_sees_the_fields_of_a_flac_file()
    {
        RoundTrip(Container.Flac, Song);
        var text = Tool.Run("metaflac", "--no-utf8-convert", "--export-tags-to=-", _folder["a"]);
        foreach (var (name, value) in Song.Fields)
        {
            text.ShouldContain($"{name}={value}");
        }
    }

    [Theory]
    [InlineData(Container.Flac)]
    [InlineData(Container.Wav)]
    [InlineData(Container.Aiff)]
    public void Another_reader_sees_title_and_artist(Container container)
    {
        RoundTrip(container, Song with { Pictures = [] });
        var json = Tool.Run("ffprobe", "-v", "error", "-show_format", "-of", "default", _folder["a"]);
        json.ShouldContain("title=Über alles Maß", Case.Insensitive);
        json.ShouldContain("artist=Zoë & the 東京 Band", Case.Insensitive);
    }

    [Fact]
    public void A_field_is_replaced_in_place_and_removed_by_null()
    {
        var tags = new TagSet { Title = "a", Artist = "b" };
        tags.With("title", "c").Fields.Select(f => f.Value).ShouldBe(["c", "b"]);
        tags.With("TITLE", null).Fields.Select(f => f.Value).ShouldBe(["b"]);
    }

    public void Dispose() => _folder.Dispose();

    private AudioFileInfo RoundTrip(Container container, TagSet tags)
    {
        using (var writer = AudioFile.Create(_folder["a"], new AudioFileSpec(container, SampleFormat.S24, AudioFormat.Of(48000, 1), tags)))
        {
            writer.WriteIntegers([1, -2]);
            writer.Complete();
        }

        var info = AudioFile.Probe(_folder["a"]);
        info.Warnings.ShouldBeEmpty();
        info.Frames.ShouldBe(2);
        return info;
    }
}

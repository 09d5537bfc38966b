using Lathe.Delivery.Destinations;
using Lathe.Dsp.Quantization;
using Lathe.Files;
using Lathe.Session.Master;

namespace Lathe.Delivery.Tests;

public class DeliverableEntryTests
{
    [Fact]
    public void Every_destination_survives_the_document()
    {
        foreach (var spec in Destination.All)
        {
            var entry = DeliverableEntry.Write(spec, "masters/x");
            DeliverableEntry.Read(entry).ShouldBe(spec with { File = "masters/x", Purpose = "" });
            entry.Dither.ShouldBeNull("the usual dither needs no word");
        }
    }

    [Fact]
    public void Every_dither_and_format_survives_the_document()
    {
        foreach (var shaper in Enum.GetValues<NoiseShaper>())
        {
            foreach (var format in Enum.GetValues<SampleFormat>())
            {
                var spec = Destination.Archive with { Dither = Dither.Triangular, Shaper = shaper, SampleFormat = format, File = "a.wav", Purpose = "" };
                DeliverableEntry.Read(DeliverableEntry.Write(spec, "a.wav")).ShouldBe(spec);
            }
        }
    }

    [Fact]
    public void Dither_fits_the_bits_where_none_is_named()
    {
        DeliverableEntry.Read(new Deliverable("a", "a.wav", "wav", null, 16)).Dither.ShouldBe(Dither.Triangular);
        DeliverableEntry.Read(new Deliverable("a", "a.wav", "wav", null, 24)).Dither.ShouldBe(Dither.Triangular);
        DeliverableEntry.Read(new Deliverable("a", "a.wav", "wav", null, 32)).Dither.ShouldBe(Dither.None);
        DeliverableEntry.Read(new Deliverable("a", "a.wav", "wav", null, 64, Float: true)).Dither.ShouldBe(Dither.None);
    }

    [Theory]
    [InlineData("mp3", 16, false, null, "deliverables/x: container 'mp3' is not written; choose wav, wave, rf64, bw64, flac, aiff, aif, aifc.")]
    [InlineData("wav", 20, false, null, "deliverables/x: 20 bits are not written; choose 8, 16, 24 or 32, or 32 or 64 with float: true.")]
    [InlineData("flac", 32, true, null, "deliverables/x: flac holds integers only; leave float out, or choose wav.")]
    [InlineData("wav", 16, false, "pink", "deliverables/x: dither 'pink' is not known; choose none, rectangular, tpdf, high-pass-tpdf, lipshitz, f-weighted, modified-e, improved-e, threshold.")]
    public void What_is_not_written_is_refused_in_one_line(string container, int bits, bool isFloat, string? dither, string message)
    {
        var fault = Should.Throw<DeliveryException>(() => DeliverableEntry.Read(new Deliverable("x", "f", container, null, bits, isFloat, dither)));
        fault.Code.ShouldBe(DeliveryCodes.Format);
        fault.Message.ShouldBe(message);
    }

    [Fact]
    public void An_unknown_destination_is_answered_with_those_there_are() =>
        Should.Throw<DeliveryException>(() => Destination.Named("vinyl")).Message.ShouldBe("There is no destination 'vinyl'; there are archive, cd, streaming.");
}

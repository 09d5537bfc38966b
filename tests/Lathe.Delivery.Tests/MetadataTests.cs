using Lathe.Delivery.Metadata;

namespace Lathe.Delivery.Tests;

public class MetadataTests
{
    [Theory]
    [InlineData("USRC17607839", "USRC17607839")]
    [InlineData("us-rc1-76-07839", "USRC17607839")]
    [InlineData(" ISRC US-RC1-76-07839 ", "USRC17607839")]
    public void An_isrc_is_brought_to_its_bare_form(string text, string code) => Isrc.Parse(text).ShouldBe(code);

    [Theory]
    [InlineData("", "has 0 characters")]
    [InlineData("USRC1760783", "has 11 characters")]
    [InlineData("USRC176078390", "has 13 characters")]
    [InlineData("1SRC17607839", "has '1' as character 1")]
    [InlineData("USRC1760783A", "has 'A' as character 12")]
    [InlineData("US-RC17-60-7839", "hyphens in other places")]
    [InlineData("USRC1760783٣", "as character 12")]
    public void Another_isrc_is_refused_with_its_fault(string text, string fault)
    {
        var refused = Should.Throw<DeliveryException>(() => Isrc.Parse(text));
        refused.Code.ShouldBe(DeliveryCodes.Isrc);
        refused.Message.ShouldContain(fault);
        refused.Message.ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("036000291452")]
    [InlineData("4006381333931")]
    [InlineData("0 36000 29145 2")]
    public void A_bar_code_with_its_check_digit_is_taken(string text) => BarCode.Parse(text).ShouldBe(text.Replace(" ", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("036000291453", "ends in 3, but the digits before it ask for 2")]
    [InlineData("400638133393", "ends in 3, but")]
    [InlineData("12345", "neither a UPC of 12 digits nor an EAN of 13")]
    [InlineData("03600029145x", "neither")]
    public void Another_bar_code_is_refused_with_its_fault(string text, string fault) =>
        Should.Throw<DeliveryException>(() => BarCode.Parse(text)).Message.ShouldContain(fault);

    [Fact]
    public void Every_mistyped_digit_is_found()
    {
        const string right = "4006381333931";
        for (var place = 0; place < right.Length; place++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
            {
                if (digit != right[place])
                {
                    var wrong = right[..place] + digit + right[(place + 1)..];
                    Should.Throw<DeliveryException>(() => BarCode.Parse(wrong), wrong);
                }
            }
        }
    }

    [Theory]
    [InlineData("2024-13")]
    [InlineData("11.06.2024")]
    [InlineData("2023-02-29")]
    public void A_date_that_is_none_is_refused(string date) =>
        Should.Throw<DeliveryException>(() => new ReleaseMetadata { Date = date }.ToTags()).Code.ShouldBe(DeliveryCodes.Date);

    [Theory]
    [InlineData(0, 3)]
    [InlineData(4, 3)]
    public void A_track_outside_of_its_total_is_refused(int number, int total) =>
        Should.Throw<DeliveryException>(() => new ReleaseMetadata { TrackNumber = number, TrackTotal = total }.ToTags()).Code.ShouldBe(DeliveryCodes.Number);

    [Fact]
    public void Texts_become_plain_and_blank_fields_are_left_out()
    {
        var tags = new ReleaseMetadata { Title = " A\0B\nC ", Artist = "  ", TrackNumber = 2, TrackTotal = 9, Upc = "036000291452" }.ToTags();
        tags.Title.ShouldBe("A B C");
        tags.Fields.Select(f => f.Key).Order(StringComparer.Ordinal).ShouldBe(["BARCODE", "TITLE", "TRACKNUMBER", "TRACKTOTAL"]);
    }

    [Fact]
    public void No_metadata_is_no_fault() => new ReleaseMetadata().ToTags().IsEmpty.ShouldBeTrue();
}

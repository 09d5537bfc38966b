namespace Lathe.Delivery;

/// <summary>The codes of <see cref="DeliveryException"/>.</summary>
public static class DeliveryCodes
{
    /// <summary>An ISRC that does not have the form of ISO 3901.</summary>
    public const string Isrc = "metadata-isrc";

    /// <summary>A bar code that is no UPC-A or EAN-13, or whose check digit is wrong.</summary>
    public const string BarCode = "metadata-barcode";

    /// <summary>A release date that is no date.</summary>
    public const string Date = "metadata-date";

    /// <summary>A track or disc number that is out of its total.</summary>
    public const string Number = "metadata-number";

    /// <summary>No destination has that name.</summary>
    public const string Destination = "destination-unknown";

    /// <summary>A deliverable asks for a format that is not written.</summary>
    public const string Format = "deliverable-format";

    /// <summary>A deliverable's file lies outside of the release's folder, or two deliverables have the same one.</summary>
    public const string File = "deliverable-file";
}

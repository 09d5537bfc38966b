namespace Lathe.Delivery.Metadata;

/// <summary>A release's bar code: UPC-A (12 digits) or EAN-13, the last digit being a check (GS1 General Specifications, 7.9.1).</summary>
public static class BarCode
{
    /// <summary>The digits without spaces and hyphens.</summary>
    /// <exception cref="DeliveryException">It has another length, other characters or a wrong check digit.</exception>
    public static string Parse(string text)
    {
        var digits = text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        if (digits.Length is not (12 or 13) || !digits.All(char.IsAsciiDigit))
        {
            throw new DeliveryException(DeliveryCodes.BarCode, $"Bar code '{text}' is neither a UPC of 12 digits nor an EAN of 13.");
        }

        var check = CheckDigit(digits.AsSpan(0, digits.Length - 1));
        return digits[^1] - '0' == check
            ? digits
            : throw new DeliveryException(DeliveryCodes.BarCode, $"Bar code '{text}' ends in {digits[^1]}, but the digits before it ask for {check}; one of them is mistyped.");
    }

    /// <summary>The digit that brings the sum, weighted 3, 1, 3, 1 from the right, to a multiple of ten.</summary>
    private static int CheckDigit(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            sum += (digits[^(i + 1)] - '0') * (i % 2 == 0 ? 3 : 1);
        }

        return (10 - (sum % 10)) % 10;
    }
}

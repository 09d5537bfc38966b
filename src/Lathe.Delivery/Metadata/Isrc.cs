namespace Lathe.Delivery.Metadata;

/// <summary>International Standard Recording Code (ISO 3901): two letters, three letters or digits, the year's last two digits, five digits.</summary>
public static class Isrc
{
    private const string Form = "it takes 12 characters: two letters, three letters or digits, two digits of the year, five digits, as in QM-XYZ-24-00001";

    /// <summary>The code in its bare form: 12 capitals and digits, without the hyphens that people put between its parts.</summary>
    /// <exception cref="DeliveryException">It has another form.</exception>
    public static string Parse(string text)
    {
        var code = text.Trim().ToUpperInvariant();
        code = code.StartsWith("ISRC", StringComparison.Ordinal) ? code[4..].TrimStart(' ', ':') : code;
        var parts = code.Split('-');
        if (parts.Length is not (1 or 4) || (parts.Length == 4 && parts is not [{ Length: 2 }, { Length: 3 }, { Length: 2 }, { Length: 5 }]))
        {
            throw new DeliveryException(DeliveryCodes.Isrc, $"ISRC '{text}' has its hyphens in other places than CC-XXX-YY-NNNNN; {Form}.");
        }

        code = string.Concat(parts);
        if (code.Length != 12)
        {
            throw new DeliveryException(DeliveryCodes.Isrc, $"ISRC '{text}' has {code.Length} characters; {Form}.");
        }

        for (var i = 0; i < code.Length; i++)
        {
            if (!(i < 2 ? char.IsAsciiLetterUpper(code[i]) : i < 5 ? char.IsAsciiLetterOrDigit(code[i]) : char.IsAsciiDigit(code[i])))
            {
                throw new DeliveryException(DeliveryCodes.Isrc, $"ISRC '{text}' has '{code[i]}' as character {i + 1}; {Form}.");
            }
        }

        return code;
    }
}

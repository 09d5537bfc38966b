namespace Lathe.Mixing.Intake;

/// <summary>Orders names as a person would: "2 Bass" before "10 Organ", letter case only to break ties.</summary>
public sealed class NaturalOrder : IComparer<string>
{
    public static NaturalOrder Comparer { get; } = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        int a = 0, b = 0;
        while (a < x.Length && b < y.Length)
        {
            var order = char.IsAsciiDigit(x[a]) && char.IsAsciiDigit(y[b])
                ? CompareNumbers(x, ref a, y, ref b)
                : CompareLetters(x[a++], y[b++]);
            if (order != 0)
            {
                return order;
            }
        }

        var rest = (x.Length - a).CompareTo(y.Length - b);
        return rest != 0 ? rest : string.CompareOrdinal(x, y);
    }

    private static int CompareLetters(char x, char y) => char.ToUpperInvariant(x).CompareTo(char.ToUpperInvariant(y));

    private static int CompareNumbers(string x, ref int a, string y, ref int b)
    {
        var first = Digits(x, ref a);
        var second = Digits(y, ref b);
        return first.Length != second.Length
            ? first.Length.CompareTo(second.Length)
            : first.CompareTo(second, StringComparison.Ordinal);
    }

    // Without leading zeros, numbers of any length compare by length and then digit by digit.
    private static ReadOnlySpan<char> Digits(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return text.AsSpan(start, at - start).TrimStart('0');
    }
}

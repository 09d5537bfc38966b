using System.Globalization;

namespace Lathe.Session.Addresses;

/// <summary>A time from the start of the song (or a length), kept as it was written: decimal, so that text and value round trip exactly.</summary>
/// <param name="Form">How it is written.</param>
/// <param name="Amount">Seconds, milliseconds, samples, or the beat from 1, by the form.</param>
/// <param name="Bar">The bar from 1; 0 in other forms.</param>
public readonly record struct TimePosition(TimeForm Form, decimal Amount, int Bar = 0)
{
    private const string Forms = "a time is written 1:12.5 (minutes:seconds), 9|3.5 (bar|beat), 48000 smp, 12.5 s or 30 ms";
    private const decimal MaxSeconds = 1_000_000;
    private const int MaxBar = 1_000_000;
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>The start of the song.</summary>
    public static TimePosition Zero { get; } = new(TimeForm.Clock, 0);

    /// <summary>Reads a time; negative ones do not exist.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="time">The time when true is returned.</param>
    /// <param name="problem">Else what is wrong, one clause without a full stop.</param>
    public static bool TryParse(string text, out TimePosition time, out string problem)
    {
        var trimmed = text.Trim();
        problem = "";
        var read = trimmed.Contains(':', StringComparison.Ordinal) ? TryClock(trimmed, out time)
            : trimmed.Contains('|', StringComparison.Ordinal) ? TryBarBeat(trimmed, out time)
            : TryUnit(trimmed, out time);
        if (!read)
            problem = $"'{text}' is no time; {Forms}";

        return read;
    }

    /// <inheritdoc cref="TryParse"/>
    /// <exception cref="ArgumentException">The text is no time.</exception>
    public static TimePosition Parse(string text) =>
        TryParse(text, out var time, out var problem) ? time : throw new ArgumentException(problem, nameof(text));

    /// <summary>The shortest clock time that comes back to the same frame.</summary>
    /// <param name="frame">Frame from the start, not negative.</param>
    /// <param name="rate">Sample rate in Hz.</param>
    public static TimePosition FromFrame(long frame, int rate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frame);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
        var exact = (decimal)frame / rate;
        for (var digits = 0; ; digits++)
        {
            var time = new TimePosition(TimeForm.Clock, Math.Round(exact, digits, MidpointRounding.AwayFromZero));
            if (time.ToFrame(rate, TempoMap.Default) == frame || digits == 12)
                return time;
        }
    }

    /// <summary>A number of frames at the session's rate.</summary>
    public static TimePosition FromSamples(long samples) => new(TimeForm.Samples, samples);

    /// <summary>The nearest frame.</summary>
    /// <param name="rate">Sample rate in Hz.</param>
    /// <param name="tempo">Where the bars and beats lie.</param>
    public long ToFrame(int rate, TempoMap tempo) => Form == TimeForm.Samples
        ? (long)Amount
        : (long)Math.Round(ToSeconds(rate, tempo) * rate, MidpointRounding.AwayFromZero);

    /// <summary>Seconds from the start of the song.</summary>
    /// <param name="rate">Sample rate in Hz; matters for "smp" alone.</param>
    /// <param name="tempo">Where the bars and beats lie.</param>
    public decimal ToSeconds(int rate, TempoMap tempo) => Form switch
    {
        TimeForm.BarBeat => tempo.SecondsAt(Bar, Amount),
        TimeForm.Samples => Amount / rate,
        TimeForm.Milliseconds => Amount / 1000,
        _ => Amount,
    };

    /// <summary>The text that <see cref="TryParse"/> reads back to an equal value.</summary>
    public override string ToString() => Form switch
    {
        TimeForm.Clock => Clock(),
        TimeForm.BarBeat => string.Create(Invariant, $"{Bar}|{Number(Amount)}"),
        TimeForm.Samples => Number(Amount) + " smp",
        TimeForm.Milliseconds => Number(Amount) + " ms",
        _ => Number(Amount) + " s",
    };

    private static string Number(decimal value) => value.ToString("0.############################", Invariant);

    private static bool TryClock(string text, out TimePosition time)
    {
        time = default;
        var parts = text.Split(':');
        if (parts.Length is not (2 or 3) || !TryNumber(parts[^1], out var seconds) || (parts[^1].Length > 0 && parts[^1][0] == '.'))
            return false;

        if (!TryWhole(parts[^2], out var minutes) || seconds >= 60)
            return false;

        var hours = 0;
        if (parts.Length == 3 && (!TryWhole(parts[0], out hours) || minutes >= 60))
            return false;

        var total = (hours * 3600m) + (minutes * 60m) + seconds;
        time = new TimePosition(TimeForm.Clock, total);
        return total <= MaxSeconds;
    }

    private static bool TryBarBeat(string text, out TimePosition time)
    {
        time = default;
        var parts = text.Split('|');
        if (parts.Length != 2 || !TryWhole(parts[0].Trim(), out var bar) || !TryNumber(parts[1].Trim(), out var beat))
            return false;

        time = new TimePosition(TimeForm.BarBeat, beat, bar);
        return bar is >= 1 and <= MaxBar && beat is >= 1 and < 1000;
    }

    private static bool TryUnit(string text, out TimePosition time)
    {
        var (form, suffix, max) = text switch
        {
            _ when text.EndsWith("smp", StringComparison.Ordinal) => (TimeForm.Samples, 3, MaxSeconds * 768_000),
            _ when text.EndsWith("ms", StringComparison.Ordinal) => (TimeForm.Milliseconds, 2, MaxSeconds * 1000),
            _ when text.EndsWith('s') => (TimeForm.Seconds, 1, MaxSeconds),
            _ => (TimeForm.Seconds, 0, 0m),
        };
        var read = TryNumber(text[..^suffix].TrimEnd(), out var amount);
        time = new TimePosition(form, amount);
        return suffix > 0 && read && amount <= max && (form != TimeForm.Samples || amount == decimal.Truncate(amount));
    }

    private static bool TryNumber(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, Invariant, out value) && text.Length <= 24;

    private static bool TryWhole(string text, out int value) => int.TryParse(text, NumberStyles.None, Invariant, out value);

    private string Clock()
    {
        var minutes = (long)(Amount / 60);
        var seconds = (Amount - (minutes * 60)).ToString("00.############################", Invariant);
        return minutes < 60
            ? string.Create(Invariant, $"{minutes}:{seconds}")
            : string.Create(Invariant, $"{minutes / 60}:{minutes % 60:00}:{seconds}");
    }
}

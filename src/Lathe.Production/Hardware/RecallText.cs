using System.Globalization;
using System.Text;

namespace Lathe.Production.Hardware;

/// <summary>The recall sheet for people, in Markdown.</summary>
internal static class RecallText
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static string Of(RecallSheet sheet)
    {
        var text = new StringBuilder("# Recall sheet\n");
        foreach (var entry in sheet.Inserts)
        {
            Append(text, entry);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, RecallEntry entry)
    {
        text.Append(Invariant, $"\n## {entry.Name}\n\nInsert `{entry.Insert}`, {entry.Rate} Hz, {(entry.Channels == 1 ? "1 channel" : $"{entry.Channels} channels")}. Sent: `{entry.Send}`.");
        text.Append(entry.Return is null ? " No return was read yet.\n" : $" Returned: `{entry.Return}`, aligned: `{entry.Aligned}`.\n");
        if (entry.Settings.Count > 0)
        {
            text.Append("\n| control | setting |\n|---|---|\n");
            foreach (var (name, value) in entry.Settings)
            {
                text.Append(Invariant, $"| {name} | {value} |\n");
            }
        }

        if (entry.Measured.IsEmpty)
        {
            return;
        }

        text.Append("\n| channel | latency | gain at 1 kHz | polarity | noise floor |\n|---|---|---|---|---|\n");
        for (var c = 0; c < entry.Measured.Length; c++)
        {
            var channel = entry.Measured[c];
            text.Append(
                Invariant,
                $"| {c + 1} | {channel.LatencyFrames:0.000} samples ({channel.LatencyMs:0.000} ms) | {Number(channel.Gain, "0.00' dB'")} | {(channel.Inverted ? "inverted, put right" : "normal")} | {Number(channel.NoiseFloor, "0.0' dBFS'")} |\n");
        }

        text.Append("\n| channel | tone | gain | THD |\n|---|---|---|---|\n");
        for (var c = 0; c < entry.Measured.Length; c++)
        {
            foreach (var tone in entry.Measured[c].Tones)
            {
                text.Append(Invariant, $"| {c + 1} | {tone.Hertz:0} Hz at {tone.Level:0} dBFS | {Number(tone.Gain, "0.00' dB'")} | {Number(tone.Thd, "0.#####")} % |\n");
            }
        }

        text.Append(Drift(entry.DriftPpm));
    }

    private static string Drift(double? ppm) => ppm switch
    {
        null => "\nThe recording ends before the second sweep, so a drift of the clock was not measured.\n",
        0 => "\nThe recorder's clock did not drift.\n",
        _ => string.Create(Invariant, $"\nThe recorder's clock ran {Math.Abs(ppm.Value):0.000} parts per million {(ppm > 0 ? "slow" : "fast")}; the aligned file has it put right.\n"),
    };

    private static string Number(double? value, string format) => value is { } number ? number.ToString(format, Invariant) : "none";
}

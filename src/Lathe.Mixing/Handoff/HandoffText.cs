using System.Text;
using static System.FormattableString;
using Model = Lathe.Session.Mix.Handoff;

namespace Lathe.Mixing.Handoff;

/// <summary>handoff.md: the handoff as a person reads it.</summary>
public static class HandoffText
{
    public static string Write(Model handoff)
    {
        var text = new StringBuilder();
        text.Append("# ").AppendLine(handoff.Title ?? "Untitled");
        if (handoff.Artist is { } artist)
        {
            text.AppendLine().AppendLine(artist);
        }

        text.AppendLine().AppendLine("| | |").AppendLine("|---|---|");
        Row(text, "Format", Invariant($"{handoff.Rate / 1000.0:0.###} kHz, {handoff.Bits}-bit"));
        Row(text, "Loudness", handoff.Loudness?.Integrated is { } loudness ? Invariant($"{loudness:F1} LUFS") : null);
        Row(text, "True peak", handoff.Loudness?.TruePeak is { } peak ? Invariant($"{peak:F1} dBTP") : null);
        Row(text, "Peak to loudness", handoff.Loudness is { Integrated: { } i, TruePeak: { } p } ? Invariant($"{p - i:F1} LU") : null);
        Row(text, "Loudness range", handoff.Loudness?.Range is { } range ? Invariant($"{range:F1} LU") : null);
        Row(text, "Tempo", handoff.Bpm is { } bpm ? Invariant($"{bpm:0.##} bpm") : null);
        Row(text, "Key", handoff.Key);
        Row(text, "Genre", handoff.Genre);
        List(text, "Files", handoff.Files.Select(f => $"`{f.File}` ({f.Id}){(f.Note is { } note ? ": " + note : "")}{(f.Hash is { } hash ? $"  \n  {hash}" : "")}"));
        List(text, "Meant so", handoff.Intents.GroupBy(n => n.Text, StringComparer.Ordinal).Select(n => $"\"{n.Key}\": {string.Join(' ', n.Select(i => i.Understood))}"));
        List(text, "Known issues", handoff.Issues);
        List(text, "Sections", handoff.Sections.Select(s => Invariant($"{Clock(s.Start)} {s.Name}")));
        List(text, "References", handoff.References);
        List(text, "Credits", handoff.Credits.Select(c => $"{c.Name}, {c.Role}"));
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Row(StringBuilder text, string name, string? value)
    {
        if (value is not null)
        {
            text.Append("| ").Append(name).Append(" | ").Append(value.Replace("|", "\\|", StringComparison.Ordinal)).AppendLine(" |");
        }
    }

    private static void List(StringBuilder text, string title, IEnumerable<string> items)
    {
        var lines = items.ToArray();
        if (lines.Length == 0)
        {
            return;
        }

        text.AppendLine().Append("## ").AppendLine(title).AppendLine();
        foreach (var line in lines)
        {
            text.Append("- ").AppendLine(line);
        }
    }

    private static string Clock(double seconds) => Invariant($"{(int)(seconds / 60)}:{seconds % 60:00.0}");
}

using Lathe.Session.Addresses;
using Lathe.Session.Findings;
using Lathe.Session.Mix;
using static System.FormattableString;
using Model = Lathe.Session.Mix.Handoff;

namespace Lathe.Mixing.Handoff;

/// <summary>What a mixer gives a mastering engineer beside the audio: handoff.json for programs, handoff.md for people.</summary>
public static class HandoffPackage
{
    public const string JsonName = "handoff.json";
    public const string TextName = "handoff.md";

    /// <summary>The handoff's model. Tempo and key are given only where the session knows them.</summary>
    public static Model Build(HandoffRequest request)
    {
        var session = request.Session;
        return new Model
        {
            Title = session.Title,
            Artist = session.Artist,
            Genre = session.Genre,
            Rate = session.Rate,
            Bits = request.Bits,
            Files = request.Files,
            Bpm = session.Tempo == TempoMap.Default || session.Tempo.Changes is [{ BeatsPerMinute: 120, Beats: 4, Unit: 4 }] ? null : session.Tempo.Changes[0].BeatsPerMinute,
            Key = session.Key,
            Sections = [.. Sections(session)],
            References = request.References,
            Loudness = request.Loudness,
            Intents = [.. request.Notes.SelectMany(n => Intent.AllFromText(n))],
            Issues = [.. request.Open.Where(f => f.Severity != FindingSeverity.Note).Select(Sentence), .. NullTest(request)],
            Credits = request.Credits,
        };
    }

    /// <summary>Writes both files into a folder, which is made where it does not exist; each appears whole or not at all.</summary>
    /// <exception cref="IOException">The disk fails.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing is not permitted.</exception>
    public static void Write(string folder, Model handoff)
    {
        Directory.CreateDirectory(folder);
        Replace(Path.Combine(folder, JsonName), HandoffJson.Write(handoff));
        Replace(Path.Combine(folder, TextName), HandoffText.Write(handoff));
    }

    private static void Replace(string path, string text)
    {
        var staged = path + ".part";
        File.WriteAllText(staged, text);
        File.Move(staged, path, overwrite: true);
    }

    private static IEnumerable<HandoffSection> Sections(SessionDocument session)
    {
        var starts = session.Markers
            .Where(m => TimePosition.TryParse(m.At, out _, out _))
            .Select(m => (m.Name, Start: TimePosition.Parse(m.At).ToFrame(session.Rate, session.Tempo) / (double)session.Rate))
            .OrderBy(m => m.Start).ToArray();
        return starts.Select((m, i) => new HandoffSection(m.Name, m.Start, i + 1 < starts.Length ? starts[i + 1].Start : null));
    }

    private static string Sentence(Finding finding) =>
        $"{finding.Where.Subject}: {finding.Message}{(finding.Measured is { } measured ? $" ({measured})" : "")}";

    private static IEnumerable<string> NullTest(HandoffRequest request)
    {
        if (request.NullTest is { } residual && residual > -120)
        {
            yield return Invariant($"The stems do not sum to the mix without its bus chain: {residual:F1} dBFS remain.");
        }
    }
}

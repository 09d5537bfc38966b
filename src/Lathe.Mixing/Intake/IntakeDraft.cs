using System.Collections.Immutable;
using System.Globalization;
using Lathe.Mixing.Alignment;
using Lathe.Mixing.Labels;
using Lathe.Session.Findings;
using Lathe.Session.Mix;

namespace Lathe.Mixing.Intake;

/// <summary>Puts what intake found into a session draft, findings and decisions.</summary>
internal static class IntakeDraft
{
    public static IntakeReport Report(
        string folder,
        string project,
        IntakeOptions options,
        int rate,
        StartSearchResult starts,
        ImmutableArray<SkippedFile> skipped,
        ImmutableArray<string> notAudio,
        ImmutableArray<string> joined)
    {
        var stems = starts.Stems;
        var findings = new List<Finding>(skipped.Select(s => new Finding(
            s.Code, FindingSeverity.Warning, new FindingPlace(s.Path), "It is left out of the session: " + s.Reason, Remedy: "Export it again, or take it out of the folder.")));
        findings.AddRange(Duplicates(stems));
        findings.AddRange(stems.SelectMany(s => s.Findings));
        findings.AddRange(starts.Findings);
        findings.AddRange(Conversions(stems, rate));
        return new IntakeReport
        {
            Folder = folder,
            Project = project,
            Rate = rate,
            Stems = stems,
            Skipped = skipped,
            NotAudio = notAudio,
            Findings = [.. findings.OrderByDescending(f => f.Severity)],
            Decisions = [.. Rate(stems, rate), .. stems.SelectMany(s => Of(s, joined)), .. starts.Decisions],
            Session = Session(options, folder, rate, stems),
            Comments = Comments(stems, starts),
        };
    }

    private static SessionDocument Session(IntakeOptions options, string folder, int rate, ImmutableArray<IntakeStem> stems) => new()
    {
        Title = options.Title ?? SongTitle.Of(folder),
        Artist = options.Artist,
        Rate = rate,
        Tracks =
        [
            .. stems.Select(s => new Track
            {
                Id = s.Id,
                Name = s.Name,
                Role = s.Role.Role,
                Clips = [s.ToClip()],
                Settings = s.Inverted ? [new Setting("polarity", "inverted")] : [],
            }),
        ],
    };

    private static IEnumerable<Finding> Duplicates(ImmutableArray<IntakeStem> stems) =>
        from twins in stems.Where(s => s.Files.Length == 1).GroupBy(s => s.Files[0].Hash, StringComparer.Ordinal)
        from twin in twins.Skip(1)
        select new Finding(
            IntakeCodes.Duplicate, FindingSeverity.Warning, new FindingPlace(twin.Id), $"It is the same file as {twins.First().Name}.",
            twin.Files[0].Hash, Remedy: "Take one of them out.");

    private static IEnumerable<Finding> Conversions(ImmutableArray<IntakeStem> stems, int rate) =>
        from stem in stems
        let own = stem.Measurement.Format.SampleRate
        where own != rate
        select new Finding(
            IntakeCodes.Converted, FindingSeverity.Note, new FindingPlace(stem.Id), $"It is converted to the session's sample rate while it plays, in the best quality.",
            $"{own} Hz", $"{rate} Hz");

    private static IEnumerable<Decision> Rate(ImmutableArray<IntakeStem> stems, int rate)
    {
        var rates = stems.GroupBy(s => s.Measurement.Format.SampleRate).OrderBy(g => g.Key).ToArray();
        if (rates.Length > 1)
        {
            yield return new Decision(
                "intake/rate", "intake", "session", "stems at " + string.Join(", ", rates.Select(g => $"{g.Key} Hz ({g.Count()})")),
                $"session at {rate} Hz", "All stems run at one rate; each conversion is reported.", 1, [new Edit("session/rate", $"{rate} Hz")]);
        }
    }

    private static IEnumerable<Decision> Of(IntakeStem stem, ImmutableArray<string> joined)
    {
        yield return new Decision(
            $"role/{stem.Id}", "intake", stem.Id, stem.Role.Reason, $"role {stem.Role.Role}", "Balance, pan, filters and space follow the role.", stem.Role.Confidence,
            [new Edit($"{stem.Id}/role", stem.Role.Role)]);
        if (stem.Files.Length == 2)
        {
            yield return new Decision(
                $"pair/{stem.Id}", "intake", stem.Id, $"{stem.Files[0].Source} and {stem.Files[1].Source} differ by the side alone", "one track of two files",
                "The two halves of a recording stay together.", joined.Length > 0 ? 0.95 : 0.9, []);
        }

        if (stem.FadesIn || stem.FadesOut)
        {
            var edges = stem is { FadesIn: true, FadesOut: true } ? "beginning and end" : stem.FadesIn ? "beginning" : "end";
            yield return new Decision(
                $"edges/{stem.Id}", "intake", stem.Id, $"above -60 dBFS at its {edges}", $"fade of {IntakeStem.EdgeFade} at its {edges}", "The file's edge does not click.", 0.95,
                [
                    .. stem.FadesIn ? new[] { new Edit($"{stem.Id}/clips/1/fade-in", IntakeStem.EdgeFade) } : [],
                    .. stem.FadesOut ? new[] { new Edit($"{stem.Id}/clips/1/fade-out", IntakeStem.EdgeFade) } : [],
                ]);
        }

        if (stem.Play != "stereo")
        {
            yield return new Decision(
                $"channels/{stem.Id}", "intake", stem.Id,
                stem.IsDualMono ? "both channels are the same" + Width(stem) : $"only the {stem.Play} channel has sound",
                "one channel is played", "It can be panned as the mono recording it is.", 1, [new Edit($"{stem.Id}/clips/1/channels", stem.Play)]);
        }
    }

    private static string Width(IntakeStem stem) =>
        stem.Measurement.Width is { } width ? string.Create(CultureInfo.InvariantCulture, $" (side {width:F0} dB under mid)") : "";

    private static ImmutableDictionary<string, string> Comments(ImmutableArray<IntakeStem> stems, StartSearchResult starts)
    {
        var comments = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var stem in stems)
        {
            comments[stem.Id] = string.Create(
                CultureInfo.InvariantCulture,
                $"{stem.Name}: {stem.Loudness:F1} LUFS, peak {stem.Measurement.TruePeak:F1} dBTP, plays {100 * stem.Features.ActivityShare:F0} % of the time");
        }

        foreach (var decision in starts.Decisions.Where(d => d.Made))
        {
            foreach (var edit in decision.Edits)
            {
                comments[edit.Path] = decision.Measured;
            }
        }

        return comments.ToImmutable();
    }
}

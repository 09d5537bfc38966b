using System.Collections.Immutable;
using Lathe.Mixing.Labels;
using Lathe.Session.Mix;

namespace Lathe.Mixing.Intake;

/// <summary>What a person changed in a drafted session, carried into a new intake of the same stems: a mix builds on it.</summary>
public static class SessionEdits
{
    /// <summary>
    /// The intake with the ids, names, roles, clips and polarities of a session; stems are matched by their hashes, else by their paths. Stems that the
    /// session no longer plays are left out.
    /// </summary>
    /// <param name="intake">Of the stems that the session plays.</param>
    /// <exception cref="IntakeException">The session plays none of the stems.</exception>
    public static IntakeReport Keep(IntakeReport intake, SessionDocument session)
    {
        var kept = ImmutableArray.CreateBuilder<IntakeStem>();
        foreach (var track in session.Tracks.Where(t => !t.Clips.IsEmpty))
        {
            var clip = track.Clips[0];
            var stem = intake.Stems.FirstOrDefault(s => s.Files[0].Hash == clip.Hash && s.Files[0].Source == clip.Source)
                ?? intake.Stems.FirstOrDefault(s => s.Files[0].Hash == clip.Hash)
                ?? intake.Stems.FirstOrDefault(s => s.Files[0].Source == clip.Source);
            if (stem is not null)
            {
                kept.Add(Of(stem, track));
            }
        }

        if (kept.Count == 0)
        {
            throw new IntakeException(IntakeCodes.NoUsableStem, $"The session plays none of the stems in {intake.Folder}; check its sources.");
        }

        var ids = intake.Stems.Select(s => s.Id).Except(kept.Select(s => s.Id), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        return intake with
        {
            Rate = session.Rate,
            Stems = kept.ToImmutable(),
            Decisions = [.. intake.Decisions.Where(d => !ids.Contains(d.Subject))],
            Findings = [.. intake.Findings.Where(f => !ids.Contains(f.Where.Subject)).Concat(kept.SelectMany(s => s.Findings)).Distinct().OrderByDescending(f => f.Severity)],
            Comments = intake.Comments.Where(c => !ids.Contains(c.Key.Split('/')[0])).ToImmutableDictionary(StringComparer.Ordinal),
            Session = session with { Tracks = [.. session.Tracks.Where(t => kept.Any(s => s.Id == t.Id))] },
        };
    }

    private static IntakeStem Of(IntakeStem stem, Track track) => stem with
    {
        Id = track.Id,
        Name = track.Name ?? stem.Name,
        Role = track.Role is { } role && role != stem.Role.Role ? new RoleGuess(role, "the session says so", 1) : stem.Role,
        Findings = [.. stem.Findings.Select(f => f with { Where = f.Where with { Subject = track.Id } })],
        Inverted = track.Settings.Any(s => s.Path == "polarity" && s.Text == "inverted"),
        Clips = track.Clips,
    };
}

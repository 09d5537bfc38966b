using Lathe.Dsp.Numerics;
using Lathe.Metering;
using Lathe.Mixing.Assistant;
using Lathe.Session.Findings;
using static System.FormattableString;

namespace Lathe.Mixing.Balance;

/// <summary>
/// Faders by role: a simple energy model (Wichern et al., Comparison of loudness features for automatic level adjustment in mixing, AES 139, 2015,
/// found it as good as psychoacoustic ones). Loudness is that of the parts in which a track plays; of several tracks of a role that play together,
/// the sum has the role's loudness.
/// </summary>
internal static class RoleBalance
{
    /// <summary>The lead against the whole mix while it sings, LU.</summary>
    private const double LeadShare = -4.5;

    private const double MostLeadRise = 5;

    /// <summary>Where little sounds along with the lead it stands nearly alone, and lowering it further would only raise the drums over it, LU.</summary>
    private const double MostLeadFall = 3.5;

    /// <summary>The loudness of everything together, LUFS, before the mix fader.</summary>
    private const double Whole = -17;

    private const double MostFader = 12;

    /// <summary>Sets what loudness each track shall have in the mix.</summary>
    public static void Aim(MixPlan plan)
    {
        foreach (var track in plan.Tracks)
        {
            track.Target = RoleLoudness.Of(track.Role) - (10 * DetMath.Log10(Together(plan, track)));
        }

        var moved = MoveLead(plan);
        var offset = Whole - Loudness(plan, (_, _) => true);
        foreach (var track in plan.Tracks)
        {
            track.Target += offset;
        }

        if (plan.Leads.Any())
        {
            plan.Decide(
                "balance/lead", "balance", plan.Leads.First().Id, Invariant($"the lead against everything else, by role {LeadShare - moved.Share:+0.0;-0.0;0.0} LU from its place"),
                Invariant($"{moved.Move:+0.0;-0.0;0.0} dB on the lead's loudness"), Invariant($"While it sings, the lead is {-LeadShare:F1} LU below the whole mix."), 0.8);
        }
    }

    /// <summary>Sets the faders from what the tracks are after their inserts.</summary>
    public static void SetFaders(MixPlan plan)
    {
        var most = plan.Tracks.Max(t => t.Target - After(t));
        var down = Math.Max(0, most - MostFader);
        foreach (var track in plan.Tracks)
        {
            track.Fader = ValueText.Rounded(track.Target - After(track) - down, 1);
        }
    }

    /// <summary>Explains the faders once they are final.</summary>
    public static void Explain(MixPlan plan)
    {
        foreach (var track in plan.Tracks)
        {
            plan.Decide(
                $"balance/{track.Id}", "balance", track.Id, Invariant($"{After(track):F1} LUFS after its inserts while it plays"),
                Invariant($"fader {track.Fader:+0.0;-0.0;0.0} dB"), Invariant($"As {track.Role} it stands at {After(track) + track.Fader:F1} LUFS in the mix."),
                0.75 * track.Stem.Role.Confidence, new Edit($"{track.Id}/fader", ValueText.Decibels(track.Fader)));
            plan.Comment(
                track.Id,
                Invariant($"{track.Stem.Name}: came at {track.Stem.Loudness:F1} LUFS, stands at {After(track) + track.Fader:F1} LUFS as {track.Role}"));
        }
    }

    private static double After(TrackPlan track) => track.Stem.Loudness + track.Trim + track.InsertChange;

    /// <summary>How many tracks of its role sound with it on average, itself included.</summary>
    private static double Together(MixPlan plan, TrackPlan track)
    {
        var alike = plan.Tracks.Where(t => t.Role == track.Role).ToArray();
        var (sum, count) = (0.0, 0);
        for (var hop = 0; hop < track.Momentary.Length; hop++)
        {
            if (track.IsActive(hop))
            {
                sum += alike.Count(t => t.IsActive(hop));
                count++;
            }
        }

        return count > 0 ? sum / count : 1;
    }

    /// <summary>Raises or lowers the lead voices until they are where a lead is, whatever surrounds them.</summary>
    private static (double Share, double Move) MoveLead(MixPlan plan)
    {
        var leads = plan.Leads.ToArray();
        if (leads.Length == 0 || leads.Length == plan.Tracks.Length)
        {
            return (0, 0);
        }

        bool Sings(TrackPlan track, int hop) => Array.Exists(leads, l => l.IsActive(hop));
        var lead = Decibels.ToPower(Loudness(plan, (t, h) => leads.Contains(t) && Sings(t, h)));
        var rest = Decibels.ToPower(Loudness(plan, (t, h) => !leads.Contains(t) && Sings(t, h)));
        var share = Decibels.OfPower(lead / (lead + rest)) ?? 0;

        // lead / (lead + rest) = s: lead = rest s / (1 - s)
        var wanted = Decibels.ToPower(LeadShare);
        var move = Math.Clamp(Decibels.OfPower(rest / lead * wanted / (1 - wanted)) ?? 0, -MostLeadFall, MostLeadRise);
        foreach (var track in leads)
        {
            track.Target += move;
        }

        return (share, move);
    }

    /// <summary>Loudness of what is picked with all at their targets: mean power of the tenths of a second in which something sounds.</summary>
    private static double Loudness(MixPlan plan, Func<TrackPlan, int, bool> picked)
    {
        var (sum, count) = (0.0, 0);
        for (var hop = 0; hop < plan.Hops; hop++)
        {
            var power = 0.0;
            foreach (var track in plan.Tracks)
            {
                if (hop < track.Momentary.Length && picked(track, hop))
                {
                    power += Decibels.ToPower(track.Momentary[hop] - track.Stem.Loudness + track.Target);
                }
            }

            sum += power;
            count += power > Decibels.ToPower(-60) ? 1 : 0;
        }

        return Decibels.OfPower(sum / Math.Max(1, count)) ?? -100;
    }
}

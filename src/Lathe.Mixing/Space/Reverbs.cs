using System.Collections.Immutable;
using Lathe.Mixing.Assistant;
using Lathe.Session.Findings;
using Lathe.Session.Mix;
using static System.FormattableString;

namespace Lathe.Mixing.Space;

/// <summary>One room that puts everybody into one place, one plate for length; low things stay dry.</summary>
internal static class Reverbs
{
    /// <summary>A stereo recording of a chord instrument mostly brings some space of its own, dB.</summary>
    private const double StereoHasSpace = -4;

    public static void Apply(MixPlan plan)
    {
        var room = plan.FreeBusId("room");
        var plate = plan.FreeBusId("plate");
        foreach (var track in plan.Tracks)
        {
            var own = track.Stem.Channels == 2 && track.Role is not (Roles.LeadVocal or Roles.BackingVocal or Roles.Snare) ? StereoHasSpace : 0;
            Send(plan, track, room, RoomLevel(track.Role) + own);
            Send(plan, track, plate, PlateLevel(track.Role) + own);
            if (track.Sends.Count == 0)
            {
                plan.Leave($"space/{track.Id}", "space", track.Id, $"a {track.Role}", "no reverb", "It stays dry and solid.", 0.7);
            }
        }

        Bus(plan, room, "Room", "room", "0.7 s", "8 ms", "7 kHz", "a short room that all share; its low end is cut, or it would cloud kick and bass");
        Bus(plan, plate, "Plate", "plate", "1.6 s", "28 ms", "9 kHz", "a plate for voices and snare; it starts late enough to leave words alone");
    }

    private static void Bus(MixPlan plan, string id, string name, string type, string decay, string predelay, string highCut, string why)
    {
        if (!plan.Tracks.Any(t => t.Sends.Exists(s => s.To == id)))
        {
            return;
        }

        ImmutableArray<Setting> settings = [new("type", type), new("decay", decay), new("predelay", predelay), new("high-cut", highCut)];
        plan.Buses.Add(new Bus
        {
            Id = id,
            Name = name,
            Inserts = [EqText.Insert("eq", [EqBand.HighPass(250, 12)]), new Insert("reverb", "reverb", settings, [])],
        });
        plan.Comment(id, $"{name}: {why}");
        plan.Decide(
            $"space/{id}", "space", id, Invariant($"{plan.Tracks.Count(t => t.Sends.Exists(s => s.To == id))} tracks that want space"),
            $"{type} of {decay} after {predelay}, high-passed at 250 Hz", "One place for all, with a clean low end.", 0.7,
            [.. settings.Select(s => new Edit($"{id}/reverb/{s.Path}", s.Text))]);
    }

    private static void Send(MixPlan plan, TrackPlan track, string to, double level)
    {
        if (!double.IsFinite(level))
        {
            return;
        }

        track.Sends.Add((to, level));
        plan.Decide(
            $"space/{track.Id}/{to}", "space", track.Id, $"a {track.Role}, {(track.Stem.Channels == 1 ? "mono" : "stereo")}", Invariant($"send to {to} at {level:F1} dB"),
            "It stands in the same place as the others.", 0.65, new Edit($"{track.Id}/sends/{to}/level", ValueText.Decibels(level)));
    }

    private static double RoomLevel(string role) => role switch
    {
        Roles.Snare => -17,
        Roles.Toms => -17,
        Roles.HiHat or Roles.Cymbals => -24,
        Roles.Percussion => -17,
        Roles.ElectricGuitar => -19,
        Roles.AcousticGuitar => -17,
        Roles.Keys => -18,
        Roles.Synth or Roles.Strings or Roles.Brass or Roles.Woodwinds => -19,
        Roles.LeadVocal => -22,
        Roles.BackingVocal => -18,
        _ => double.NegativeInfinity,
    };

    private static double PlateLevel(string role) => role switch
    {
        Roles.LeadVocal => -16,
        Roles.BackingVocal => -13,
        Roles.Snare => -20,
        Roles.Strings or Roles.Brass or Roles.Woodwinds => -16,
        Roles.AcousticGuitar => -22,
        _ => double.NegativeInfinity,
    };
}

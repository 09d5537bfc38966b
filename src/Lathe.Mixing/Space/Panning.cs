using Lathe.Metering;
using Lathe.Mixing.Assistant;
using Lathe.Mixing.Labels;
using Lathe.Session.Findings;
using Lathe.Session.Mix;
using static System.FormattableString;

namespace Lathe.Mixing.Space;

/// <summary>
/// Places mono tracks: low and leading things in the center, pairs left and right, the rest to the side with less energy so far. Stereo recordings
/// keep the picture they came with.
/// </summary>
internal static class Panning
{
    public static void Apply(MixPlan plan)
    {
        var (left, right) = (0.0, 0.0);
        foreach (var alike in plan.Tracks.Where(t => t.Stem.Channels == 1).GroupBy(t => t.Role))
        {
            var tracks = alike.ToArray();
            for (var i = 0; i < tracks.Length; i++)
            {
                var track = tracks[i];
                var (width, why) = Width(track.Role, tracks.Length, i);
                if (Side(track) is { } said)
                {
                    width = 75 * said;
                    why = "its name says the side";
                }
                else if (width != 0)
                {
                    var opposite = i % 2 == 1 && tracks[i - 1].Pan != 0 && Side(tracks[i - 1]) is null;
                    width *= opposite ? -Math.Sign(tracks[i - 1].Pan) : left <= right ? -1 : 1;
                }

                Place(plan, track, width, why);
                var energy = Decibels.ToPower(track.Target) * track.Stem.Features.ActivityShare * Math.Abs(width) / 100;
                left += width < 0 ? energy : 0;
                right += width > 0 ? energy : 0;
            }
        }
    }

    private static void Place(MixPlan plan, TrackPlan track, double pan, string why)
    {
        track.Pan = ValueText.Rounded(pan, 0);
        if (track.Pan != 0)
        {
            plan.Decide(
                $"pan/{track.Id}", "space", track.Id, Invariant($"a mono {track.Role}: {why}"), $"pan {ValueText.Pan(track.Pan)}",
                "It has a place of its own, and the sides weigh the same.", 0.6, new Edit($"{track.Id}/pan", ValueText.Pan(track.Pan)));
        }
    }

    private static int? Side(TrackPlan track)
    {
        var words = NameWords.Of(track.Stem.Name);
        var left = words.Contains("left") || words.Contains("l") || words.Contains("links");
        var right = words.Contains("right") || words.Contains("r") || words.Contains("rechts");
        return left == right ? null : left ? -1 : 1;
    }

    /// <summary>How far from the center, 0 to 100, the first of a role to go where there is less.</summary>
    private static (double Width, string Why) Width(string role, int count, int index) => role switch
    {
        Roles.HiHat => (25, "beside the snare, as on the kit"),
        Roles.Cymbals => (count > 1 ? 55 : 30, "on the side of the kit"),
        Roles.Toms => (count > 1 ? 45 : 0, "across the kit"),
        Roles.Percussion => (count > 1 ? 50 : 35, "apart from the kit"),
        Roles.ElectricGuitar => (count > 1 ? (index < 2 ? 65 : 35) : 30, count > 1 ? "one of several, left and right" : "beside the voice"),
        Roles.AcousticGuitar => (count > 1 ? 55 : 30, count > 1 ? "one of several, left and right" : "beside the voice"),
        Roles.Keys or Roles.Synth => (count > 1 ? 45 : 25, "beside the voice"),
        Roles.Strings or Roles.Brass or Roles.Woodwinds => (count > 1 ? 40 : 20, "beside the voice"),
        Roles.BackingVocal => (count > 1 ? (index < 2 ? 45 : 70) : 25, "around the lead"),
        Roles.Room => (count > 1 ? 80 : 0, "the room's two sides"),
        Roles.Overheads => (count > 1 ? 80 : 0, "the kit's two sides"),
        _ => (0, "the center holds it"),
    };
}

using System.Globalization;
using Lathe.Analysis.Features;
using Lathe.Session.Mix;

namespace Lathe.Mixing.Labels;

/// <summary>Guesses a track's role from what it sounds like: for names that say nothing.</summary>
public static class RoleBySignal
{
    /// <summary>Power in the 60 ms after onsets that strokes have and held notes have not.</summary>
    private const double Struck = 0.55;

    /// <summary>Flatness that skins and shakers have and struck strings have not.</summary>
    private const double Noise = 0.05;

    /// <returns>Always a role; "other" with little confidence where nothing is telling.</returns>
    public static RoleGuess Of(StemFeatures f)
    {
        var low = f.Shares.Sub + f.Shares.Low;
        var high = f.Shares.Presence + f.Shares.High;
        var struck = f.Percussiveness > Struck && f.OnsetRate > 0.3;
        var noisy = f.Harmonicity < 0.5;
        var (role, confidence) = (struck, noisy) switch
        {
            (true, _) when low > 0.85 && f.HighEdge < 4000 => (Roles.Kick, 0.7),
            (_, true) when low > 0.9 && f.Shares.Sub > 0.3 && f.OnsetRate > 0.5 => (Roles.Kick, 0.6),
            (true, true) when f.Shares.High > 0.6 => (Roles.HiHat, 0.6),
            (true, true) when low > 0.3 && high > 0.1 => (Roles.Drums, 0.6),
            (true, true) when f.Shares.Mid + f.Shares.Low > 0.5 && f.Flatness > Noise => (Roles.Snare, 0.5),
            (true, true) when f.Flatness > Noise => (Roles.Percussion, 0.5),
            _ when low > 0.75 && f.Pitch is > 25 and < 140 => (Roles.Bass, 0.7),
            _ when f.ActivityShare < 0.15 && f.Flatness > 0.2 => (Roles.Fx, 0.4),
            _ when IsVoice(f) => (Roles.LeadVocal, 0.5),
            _ when noisy && low > 0.3 && high > 0.05 && f.OnsetRate > 2 => (Roles.Drums, 0.4),
            _ when f.Harmonicity > 0.7 && f.OnsetRate < 1 && f.Width > -12 => (Roles.Synth, 0.4),
            _ => (Roles.Other, 0.2),
        };
        return new RoleGuess(
            role,
            string.Create(
                CultureInfo.InvariantCulture,
                $"it sounds so: centroid {f.Centroid:F0} Hz, {100 * f.Percussiveness:F0} % in strokes, {100 * f.Harmonicity:F0} % periodic, pitch {f.Pitch:F0} Hz"),
            confidence);
    }

    // One note at a time that glides over more than a fifth, in the range of voices, hardly in stereo.
    private static bool IsVoice(StemFeatures f) =>
        f.Harmonicity is > 0.6 and < 0.95 && f.Pitch is > 85 and < 600 && f.PitchRange is > 4 and < 24 && f.Percussiveness < 0.4 && f.Width < -10
        && f.Shares.Sub < 0.05;
}

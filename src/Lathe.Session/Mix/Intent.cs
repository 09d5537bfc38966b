using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Lathe.Session.Mix;

/// <summary>Something in a mix that is meant so, and that mastering leaves alone.</summary>
/// <param name="Text">The mixer's own words.</param>
/// <param name="Aspect">One of <see cref="IntentAspect"/>.</param>
/// <param name="LowHz">Lower edge of the band for <see cref="IntentAspect.Tone"/>, else null.</param>
/// <param name="HighHz">Upper edge of the band for <see cref="IntentAspect.Tone"/>, else null.</param>
/// <param name="Track">The track that it is about, as named by the mixer, or null for the whole mix.</param>
public sealed partial record Intent(string Text, string Aspect, double? LowHz = null, double? HighHz = null, string? Track = null)
{
    /// <summary>What the intent protects, one sentence for reports.</summary>
    public string Understood => Aspect switch
    {
        IntentAspect.Tone => FormattableString.Invariant($"The band {LowHz:0}-{HighHz:0} Hz is meant as it is and is not corrected."),
        IntentAspect.Width => "The stereo width is meant as it is and is not changed.",
        IntentAspect.Dynamics => "The dynamics are meant as they are and are not compressed for taste.",
        IntentAspect.Loudness => "The loudness is meant as it is; a louder master is made only when asked.",
        _ => "Nothing in these words names a band, the width, the dynamics or the loudness; nothing is protected.",
    };

    /// <summary>What a sentence says by a fixed vocabulary; the first of its known words counts, the longest where several begin there.</summary>
    /// <param name="text">"low end intentionally boosted on track 3".</param>
    public static Intent FromText(string text) => AllFromText(text)[0];

    /// <summary>One intent for each known word of a sentence, none twice; at least one, of <see cref="IntentAspect.Unknown"/> where no word is known.</summary>
    public static ImmutableArray<Intent> AllFromText(string text)
    {
        var track = TrackName().Match(text) is { Success: true } match ? match.Groups["name"].Value : null;
        var found = IntentVocabulary.Find(text).Select(w => new Intent(text, w.Aspect, w.LowHz, w.HighHz, track)).Distinct().ToImmutableArray();
        return found.IsEmpty ? [new Intent(text, IntentAspect.Unknown, Track: track)] : found;
    }

    [GeneratedRegex(@"\btrack\s+(?<name>[\w-]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TrackName();
}

using System.Text.RegularExpressions;

namespace Lathe.Session.Mix;

/// <summary>The words by which mixers name bands and aspects. Bands are those of common engineering charts, in Hz.</summary>
internal static class IntentVocabulary
{
    private static readonly (string Words, string Aspect, double? LowHz, double? HighHz)[] Rows =
    [
        ("sub bass|sub-bass|subs|sub|rumble", IntentAspect.Tone, 20, 60),
        ("low end|low-end|low frequencies|bottom end|bottom|lows|low", IntentAspect.Tone, 20, 120),
        ("bass|boomy|boom", IntentAspect.Tone, 60, 250),
        ("low mids|low-mids|low mid|lower mids|low midrange|mud|muddy|warmth|warm|body", IntentAspect.Tone, 200, 500),
        ("midrange|mids|mid|nasal|honky", IntentAspect.Tone, 500, 2000),
        ("high mids|high-mids|upper mids|upper midrange|bite|harsh|harshness", IntentAspect.Tone, 2000, 5000),
        ("presence|present|forward", IntentAspect.Tone, 3000, 6000),
        ("sibilance|sibilant|esses", IntentAspect.Tone, 5000, 9000),
        ("high end|high-end|high frequencies|top end|highs|high|treble|bright|brightness|brilliance|dark|dull|crisp", IntentAspect.Tone, 5000, 20000),
        ("airy|air", IntentAspect.Tone, 10000, 20000),
        ("stereo width|stereo|width|wide|narrow|mono", IntentAspect.Width, null, null),
        ("dynamics|dynamic|punch|punchy|transients|transient|compressed|compression|uncompressed|squashed|crest", IntentAspect.Dynamics, null, null),
        ("loudness|loud|quiet|level", IntentAspect.Loudness, null, null),
    ];

    private static readonly Dictionary<string, (string Aspect, double? LowHz, double? HighHz)> Words =
        Rows.SelectMany(r => r.Words.Split('|').Select(w => (Word: w, r.Aspect, r.LowHz, r.HighHz)))
            .ToDictionary(w => w.Word, w => (w.Aspect, w.LowHz, w.HighHz), StringComparer.Ordinal);

    /// <summary>Longer words first, so that "low mids" is not read as "low".</summary>
    private static readonly Regex Pattern = new(
        @"\b(?:" + string.Join('|', Words.Keys.OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal).Select(Regex.Escape)) + @")\b",
        RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public static IEnumerable<(string Aspect, double? LowHz, double? HighHz)> Find(string text) =>
        Pattern.Matches(text.ToLowerInvariant()).Select(m => Words[m.Value]);
}

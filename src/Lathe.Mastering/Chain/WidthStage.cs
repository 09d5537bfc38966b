using Lathe.Dsp.Numerics;
using static System.FormattableString;

namespace Lathe.Mastering.Chain;

/// <summary>The low end in the middle where its sides are strong, and the width only where it lies outside what finished songs have.</summary>
internal static class WidthStage
{
    private const double MonoBelow = 120; // Hz
    private const double StrongSide = -10; // dB against mid
    private const double Most = 1.5; // dB of side
    private const double Least = 0.5;

    // Below this a song is mono on purpose, and nothing makes it stereo.
    private const double Mono = -35;

    public static void Apply(ChainDraft draft)
    {
        var mix = draft.Listening.Mix;
        if (mix.Format.Channels != 2)
        {
            return;
        }

        var settings = new List<(string Path, string Text)>();
        Width(draft, settings);
        Bass(draft, settings);
        if (settings.Count > 0)
        {
            draft.Add(ChainDraft.Insert("width", settings), "the stereo picture");
        }
    }

    private static void Width(ChainDraft draft, List<(string Path, string Text)> settings)
    {
        var band = draft.Listening.Tone.Band;
        if (draft.Listening.Mix.Width is not { } width || width < Mono)
        {
            draft.NotMade("width/side", "width", "master", "both channels are the same", "nothing: a mono song stays mono", "The picture of the mix stays.", 0.9);
            return;
        }

        var outside = width > band.WidthHigh ? width - band.WidthHigh : width < band.WidthLow ? width - band.WidthLow : 0;
        var change = ValueText.Rounded(Math.Clamp(-outside / 2, -Most, Most), 1);
        var measured = Invariant($"side {width:0.0} dB against mid; finished songs have {band.WidthLow:0.0} to {band.WidthHigh:0.0} dB; correlation {draft.Listening.Mix.Correlation:0.00}");
        if (Math.Abs(change) < Least)
        {
            draft.NotMade("width/side", "width", "master", measured, "nothing: inside the band, or near it", "The picture of the mix stays.", 0.85);
        }
        else if (draft.Protection.OfWidth is { } intent)
        {
            draft.NotMade("width/side", "width", "master", measured, $"nothing: \"{intent.Text}\" says that the width is meant so", "The mixer's intent stays.", 0.9);
        }
        else
        {
            var percent = ValueText.Percent(100 * DetMath.DbToGain(change));
            settings.Add(("width", percent));
            draft.Made(
                "width/side", "width", "master", measured, Invariant($"width {percent} ({change:+0.0;-0.0} dB of side)"), "Nearer to what finished songs have; mono stays as it is.", 0.55,
                new Session.Findings.Edit("master/width/width", percent));
        }
    }

    private static void Bass(ChainDraft draft, List<(string Path, string Text)> settings)
    {
        if (draft.Listening.BassWidth is not { } bass || bass < StrongSide)
        {
            return;
        }

        var measured = Invariant($"side {bass:0.0} dB against mid below {MonoBelow:0} Hz");
        if (draft.Protection.OfWidth is { } intent)
        {
            draft.NotMade("width/bass", "width", "bass", measured, $"nothing: \"{intent.Text}\" says that the width is meant so", "The mixer's intent stays.", 0.9);
            return;
        }

        if (draft.Goal.Genre.Id == "classical")
        {
            draft.NotMade("width/bass", "width", "bass", measured, "nothing: low instruments of an orchestra stand to the side", "The picture of the hall stays.", 0.85);
            return;
        }

        settings.Add(("mono-below", ValueText.Hertz(MonoBelow)));
        draft.Made(
            "width/bass", "width", "bass", measured, Invariant($"mono below {MonoBelow:0} Hz"), "A steady low end on every system, and one that can be cut to vinyl.", 0.7,
            new Session.Findings.Edit("master/width/mono-below", ValueText.Hertz(MonoBelow)));
    }
}

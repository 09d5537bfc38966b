using System.Collections.Immutable;
using Lathe.Engine.Console;
using Lathe.Engine.Plans;
using Lathe.Dsp.Numerics;
using Lathe.Session.Mix;

namespace Lathe.Engine.Compile;

/// <summary>From clips as written to stretches of frames. It opens every source to learn its length and channels, and closes it again.</summary>
internal static class ClipCompiler
{
    public static ImmutableArray<PlanClip> Compile(Scope scope, Track track)
    {
        var clips = ImmutableArray.CreateBuilder<PlanClip>(track.Clips.Length);
        for (var i = 0; i < track.Clips.Length; i++)
        {
            if (Compile(scope, track, track.Clips[i], $"{track.Id}/clips/{i + 1}") is { } clip)
            {
                clips.Add(clip);
            }
        }

        return clips.ToImmutable();
    }

    private static PlanClip? Compile(Scope scope, Track track, Clip clip, string path)
    {
        var values = scope.Read(ClipParams.Info, ClipParams.Info.Parameters, clip.Settings, path, ClipParams.Times);
        long? Time(string name) =>
            clip.Settings.FirstOrDefault(s => s.Path == name) is { } setting ? scope.Frames(setting.Text, setting.Mark, $"{path}/{name}") : null;
        var at = Time("at") ?? 0;
        var from = Time("from") ?? 0;
        var asked = Time("length");
        var fadeIn = Time("fade-in") ?? 0;
        var fadeOut = Time("fade-out") ?? 0;
        if (Open(scope, track, clip, path) is not { } source)
        {
            return null;
        }

        var length = Math.Min(asked ?? long.MaxValue, source.Frames - from);
        if (length <= 0)
        {
            scope.Problems.Add(
                EngineProblemCodes.NothingToPlay, clip.Mark, path, $"The clip of {Name(track)} plays nothing of {clip.Source}.", "Check its from and length.");
            return null;
        }

        if (source.Channels > 2)
        {
            scope.Problems.Add(
                EngineProblemCodes.ChannelsLeftOut,
                clip.Mark,
                path,
                $"{clip.Source} has {source.Channels} channels; {Name(track)} plays the first two.",
                "Split the file where the others are wanted.");
        }

        var gain = DetMath.DbToGain(values[ClipParams.Gain]) * (values[ClipParams.Polarity] == 1 ? -1 : 1);
        return new PlanClip(
            clip,
            at,
            from,
            length,
            gain,
            new PlanFade(Math.Min(fadeIn, length), (FadeCurve)values[ClipParams.FadeInCurve]),
            new PlanFade(Math.Min(fadeOut, length), (FadeCurve)values[ClipParams.FadeOutCurve]),
            (ClipChannels)values[ClipParams.Channels],
            source.Channels);
    }

    private static (long Frames, int Channels)? Open(Scope scope, Track track, Clip clip, string path)
    {
        try
        {
            using var source = scope.Sources.Open(clip, scope.Rate);
            return source.Format.SampleRate == scope.Rate
                ? (source.Frames, source.Format.Channels)
                : throw new InvalidOperationException($"The library gave {clip.Source} at {source.Format.SampleRate} Hz, not {scope.Rate} Hz.");
        }
        catch (SourceException e)
        {
            var code = scope.Options.SkipUnreadableSources ? EngineProblemCodes.SkippedSource : EngineProblemCodes.UnreadableSource;
            scope.Problems.Add(code, clip.Mark, path, $"{Name(track)} cannot play {clip.Source}: {e.Message.TrimEnd('.')}.", "Restore the file, or correct or remove the clip.");
            return null;
        }
    }

    private static string Name(Track track) => track.Name is null ? track.Id : $"{track.Name} ({track.Id})";
}

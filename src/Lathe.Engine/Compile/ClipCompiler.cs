using System.Collections.Immutable;
using Lathe.Engine.Console;
using Lathe.Engine.Plans;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Numerics;
using Lathe.Session.Mix;

namespace Lathe.Engine.Compile;

/// <summary>From clips as written to stretches of frames. It opens every source to learn its length and channels, and closes it again.</summary>
internal static class ClipCompiler
{
    /// <summary>Reads the clips of a track, and from them its layout.</summary>
    /// <param name="scope">The compilation.</param>
    /// <param name="track">As written.</param>
    /// <param name="asked">The layout that the track asks for, or null.</param>
    public static (ImmutableArray<PlanClip> Clips, ChannelLayout Layout) Compile(Scope scope, Track track, ChannelLayout? asked)
    {
        var read = new List<(PlanClip Clip, ChannelLayout Source, string Path)>(track.Clips.Length);
        for (var i = 0; i < track.Clips.Length; i++)
        {
            var path = $"{track.Id}/clips/{i + 1}";
            if (Compile(scope, track, track.Clips[i], path) is { } clip)
            {
                read.Add((clip.Clip, clip.Source, path));
            }
        }

        var layout = asked ?? ClipLayouts.Of(scope.Layout, read.Select(r => (r.Clip, r.Source)));
        foreach (var (clip, source, path) in read.Where(r => r.Source.Channels > 2 && layout.Channels <= 2))
        {
            scope.Problems.Add(
                EngineProblemCodes.ChannelsLeftOut,
                clip.Clip.Mark,
                path,
                $"{clip.Clip.Source} has {source.Channels} channels; {Name(track)} plays the first two.",
                "Split the file where the others are wanted, or give the track a layout that has them.");
        }

        return ([.. read.Select(r => ClipLayouts.Fit(r.Clip, r.Source, layout))], layout);
    }

    private static (PlanClip Clip, ChannelLayout Source)? Compile(Scope scope, Track track, Clip clip, string path)
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

        var gain = DetMath.DbToGain(values[ClipParams.Gain]) * (values[ClipParams.Polarity] == 1 ? -1 : 1);
        return (new PlanClip(
            clip,
            at,
            from,
            length,
            gain,
            new PlanFade(Math.Min(fadeIn, length), (FadeCurve)values[ClipParams.FadeInCurve]),
            new PlanFade(Math.Min(fadeOut, length), (FadeCurve)values[ClipParams.FadeOutCurve]),
            (ClipChannels)values[ClipParams.Channels],
            source.Layout.Channels), source.Layout);
    }

    private static (long Frames, ChannelLayout Layout)? Open(Scope scope, Track track, Clip clip, string path)
    {
        try
        {
            using var source = scope.Sources.Open(clip, scope.Rate);
            return source.Format.SampleRate == scope.Rate
                ? (source.Frames, source.Format.Layout)
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

using System.Collections.Immutable;
using Lathe.Analysis.Checks;
using Lathe.Analysis.Features;
using Lathe.Analysis.Measurement;
using Lathe.Files;
using Lathe.Mixing.Labels;

namespace Lathe.Mixing.Intake;

/// <summary>Reads one stem from its first frame to its last, once.</summary>
internal static class StemReader
{
    /// <summary>Side under mid by which a stereo file counts as mono, dB.</summary>
    private const double EqualChannels = -90;

    private const double SilentChannel = -80;

    /// <param name="name">The name of its file, or what both names of a pair share.</param>
    /// <param name="paths">One or two files, absolute.</param>
    /// <param name="project">What the sources are relative to.</param>
    /// <returns>The stem, its id that of its name; or why it is left out.</returns>
    public static (IntakeStem? Stem, SkippedFile? Skipped) Read(
        string name, ImmutableArray<string> paths, string project, IProgress<double>? progress, CancellationToken cancellation)
    {
        var shown = string.Join(" and ", paths.Select(Path.GetFileName));
        try
        {
            using var source = Open(paths, out var files, project);
            if (source.Frames == 0)
            {
                return Left(IntakeCodes.NoFrames, "It has no audio frames.");
            }

            var (measurement, features) = StemAnalyzer.Analyze(source, progress, cancellation);
            if (measurement.NonFinite > 0)
            {
                var at = measurement.FirstNonFinite / (double)source.Format.SampleRate;
                return Left(IntakeCodes.NotFinite, FormattableString.Invariant($"It has {measurement.NonFinite} samples that are NaN or infinite, the first at {at:F3} s."));
            }

            if (measurement.IsSilent)
            {
                return Left(IntakeCodes.Silent, "It is silent from beginning to end.");
            }

            var title = NameWords.Title(name);
            var play = Play(measurement, source);
            var byName = RoleByName.Of(name);
            return (new IntakeStem
            {
                Id = Session.Addresses.Slug.From(title),
                Name = title,
                Role = byName ?? RoleBySignal.Of(features),
                Files = files,
                Channels = play == "stereo" ? Math.Min(2, source.Format.Channels) : 1,
                Play = play,
                Measurement = measurement,
                Features = features,
                Findings = Checker.Check(shown, measurement, CheckRules.Stem, files[0].Info),
                Motion = source.Motion.Values,
            }, null);
        }
        catch (MediaException error)
        {
            return Left(IntakeCodes.Unreadable, error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Left(IntakeCodes.Unreadable, error.Message);
        }

        (IntakeStem?, SkippedFile?) Left(string code, string reason) => (null, new SkippedFile(shown, code, reason));
    }

    private static StemSource Open(ImmutableArray<string> paths, out ImmutableArray<StemFile> files, string project)
    {
        var readers = new List<AudioReader>();
        try
        {
            foreach (var path in paths)
            {
                readers.Add(AudioFile.Open(path));
            }

            files =
            [
                .. readers.Select((r, i) => new StemFile(
                    paths[i], Path.GetRelativePath(project, paths[i]).Replace('\\', '/'), "sha256:" + FileHash.Compute(paths[i]), r.Info)),
            ];
            return new StemSource([.. readers]);
        }
        catch
        {
            readers.ForEach(r => r.Dispose());
            throw;
        }
    }

    private static string Play(Measurement m, StemSource source)
    {
        if (m.Channels.Length != 2)
        {
            return "stereo";
        }

        var left = m.Channels[0].SamplePeak ?? double.NegativeInfinity;
        var right = m.Channels[1].SamplePeak ?? double.NegativeInfinity;
        return right < SilentChannel || source.ChannelsAreEqual || (m.Width ?? double.NegativeInfinity) < EqualChannels ? "left"
            : left < SilentChannel ? "right"
            : "stereo";
    }
}

using System.Collections.Immutable;
using Lathe.Files;
using Lathe.Mixing.Alignment;
using Lathe.Session.Addresses;

namespace Lathe.Mixing.Intake;

/// <summary>Takes in a folder of stems: reads every file once, says what it is and what is wrong with it, and drafts the session.</summary>
public static class StemIntake
{
    private const double ReadingShare = 0.95;

    /// <summary>Words that begin addresses of their own.</summary>
    private static readonly ImmutableArray<string> Reserved = ["mix", "session", "master", "album"];

    /// <param name="folder">The stems; folders inside it are left alone, nothing is written.</param>
    /// <param name="progress">Gets the share that is done, 0 to 1.</param>
    /// <exception cref="IntakeException">No session can be made of it.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IntakeReport Read(
        string folder, IntakeOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var root = Path.GetFullPath(folder);
        var project = Path.GetFullPath(options.Project);
        var scan = FolderScan.Of(root);
        var (units, joined) = Units(root, scan);
        var read = ReadAll(units, project, options.Threads, progress, cancellation);

        var skipped = read.Where(r => r.Skipped is not null).Select(r => r.Skipped!).ToImmutableArray();
        var stems = Named(read.Where(r => r.Stem is not null).Select(r => r.Stem!));
        if (stems.IsEmpty)
        {
            throw new IntakeException(
                IntakeCodes.NoUsableStem, $"{folder} holds no stem that can be used: {skipped[0].Path}: {skipped[0].Reason}");
        }

        var rates = stems.Select(s => s.Measurement.Format.SampleRate).Distinct().ToArray();
        var rate = rates.Length == 1 ? rates[0] : 48000;
        var starts = StartSearch.Run(stems, rate, cancellation);
        progress?.Report(1);
        return IntakeDraft.Report(root, project, options, rate, starts, skipped, scan.Other, joined);
    }

    /// <summary>What is read as one stem: a file, or the two files of a pair of mono recordings.</summary>
    private static (ImmutableArray<(string Name, ImmutableArray<string> Paths)> Units, ImmutableArray<string> Joined) Units(string root, FolderScan scan)
    {
        var names = scan.Audio.Select(f => Path.GetFileNameWithoutExtension(f)!).ToArray();
        var pairs = StereoPair.Find(names).Where(p => IsMono(p.Left) && IsMono(p.Right) && SameRate(p.Left, p.Right)).ToArray();
        var units = new List<(string, ImmutableArray<string>)>();
        for (var i = 0; i < names.Length; i++)
        {
            var (left, right, name) = pairs.FirstOrDefault(p => p.Left == i || p.Right == i, (Left: -1, Right: -1, Name: ""));
            if (left < 0)
            {
                units.Add((names[i], [PathOf(i)]));
            }
            else if (i == Math.Min(left, right))
            {
                units.Add((name, [PathOf(left), PathOf(right)]));
            }
        }

        return ([.. units], [.. pairs.Select(p => p.Name)]);

        string PathOf(int i) => Path.Combine(root, scan.Audio[i]);
        bool IsMono(int i) => Format(i)?.Channels == 1;
        bool SameRate(int a, int b) => Format(a)?.SampleRate == Format(b)?.SampleRate;
        Dsp.Buffers.AudioFormat? Format(int i)
        {
            try
            {
                return AudioFile.Probe(PathOf(i)).Format;
            }
            catch (Exception error) when (error is MediaException or IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }

    private static (IntakeStem? Stem, SkippedFile? Skipped)[] ReadAll(
        ImmutableArray<(string Name, ImmutableArray<string> Paths)> units, string project, int threads, IProgress<double>? progress, CancellationToken cancellation)
    {
        var results = new (IntakeStem?, SkippedFile?)[units.Length];
        var shares = new double[units.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount, CancellationToken = cancellation };
        Parallel.For(0, units.Length, parallel, i =>
        {
            results[i] = StemReader.Read(units[i].Name, units[i].Paths, project, new Share(v => Report(i, v)), cancellation);
            Report(i, 1);
        });
        return results;

        void Report(int i, double share)
        {
            if (progress is null)
            {
                return;
            }

            lock (shares)
            {
                shares[i] = share;
                progress.Report(ReadingShare * shares.Sum() / shares.Length);
            }
        }
    }

    private static ImmutableArray<IntakeStem> Named(IEnumerable<IntakeStem> stems)
    {
        var taken = new HashSet<string>(Reserved, StringComparer.Ordinal);
        var named = ImmutableArray.CreateBuilder<IntakeStem>();
        foreach (var stem in stems)
        {
            var id = Slug.Unique(taken.Contains(stem.Id) ? stem.Id + "-track" : stem.Id, taken.Contains);
            taken.Add(id);
            named.Add(stem with { Id = id, Findings = [.. stem.Findings.Select(f => f with { Where = f.Where with { Subject = id } })] });
        }

        return named.ToImmutable();
    }

    private sealed class Share(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}

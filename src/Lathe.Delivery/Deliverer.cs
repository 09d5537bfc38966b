using System.Runtime.ExceptionServices;
using Lathe.Analysis.Measurement;
using Lathe.Dsp.Buffers;
using Lathe.Export;
using Lathe.Files;
using Lathe.Files.Tags;

namespace Lathe.Delivery;

/// <summary>
/// From a master to the files of a release: each is exported, decoded again, verified and measured, and only when all of them have passed do they
/// appear under their names, the manifest last. The same master and order give the same bytes.
/// </summary>
public static class Deliverer
{
    private const double ExportShare = 0.85;

    /// <param name="master">Opens the finished master; called once for each file, on several threads. What it gives is disposed.</param>
    /// <param name="progress">Gets the share done, 0 to 1, never less than before.</param>
    /// <param name="cancellation">Leaves the folder as it was.</param>
    /// <exception cref="DeliveryException">Metadata or a deliverable is wrong. Nothing was written.</exception>
    /// <exception cref="MediaException">A container cannot hold the format.</exception>
    /// <exception cref="IOException">The disk fails.</exception>
    public static Release Deliver(
        Func<IAudioSource> master, DeliveryOrder order, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var tags = order.Metadata.ToTags();
        var paths = Paths(order, Rate(master));
        Directory.CreateDirectory(order.Folder);
        using var staging = new StagingFolder(order.Folder);
        var staged = Make(master, order, paths, tags, staging, new DeliveryProgress(paths.Length, progress), cancellation);
        cancellation.ThrowIfCancellationRequested();
        var files = staged.Select((file, i) => Publish(order.Folder, paths[i], file)).ToArray();
        var manifest = Full(order.Folder, order.Manifest);
        var draft = staging.PathOf(files.Length, manifest);
        using (var output = File.Create(draft))
        {
            Manifest.Write(output, tags, order.Ceiling, files);
        }

        Move(draft, manifest);
        return new Release([.. files], manifest);
    }

    private static int Rate(Func<IAudioSource> master)
    {
        using var source = master();
        return source.Format.SampleRate;
    }

    /// <summary>The files' paths relative to the folder, checked.</summary>
    private static string[] Paths(DeliveryOrder order, int rate)
    {
        var paths = order.Specs.Select(s => s.PathFor(order.Metadata, rate)).ToArray();
        var root = Path.GetFullPath(order.Folder).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
        for (var i = 0; i < paths.Length; i++)
        {
            var id = order.Specs[i].Id;
            if (!Full(order.Folder, paths[i]).StartsWith(root, StringComparison.Ordinal))
            {
                throw new DeliveryException(DeliveryCodes.File, $"deliverables/{id}: file '{paths[i]}' lies outside of the release's folder; give a path inside of it.");
            }

            // Without regard to case: two of the three systems make one file of both.
            if (Array.FindIndex(paths, p => p.Equals(paths[i], StringComparison.OrdinalIgnoreCase)) is var other && other < i)
            {
                throw new DeliveryException(
                    DeliveryCodes.File, $"deliverables/{id}: file '{paths[i]}' is also that of deliverables/{order.Specs[other].Id}; give each a name of its own.");
            }
        }

        return paths;
    }

    private static DeliveredFile[] Make(
        Func<IAudioSource> master, DeliveryOrder order, string[] paths, TagSet tags, StagingFolder staging, DeliveryProgress progress, CancellationToken cancellation)
    {
        var made = new DeliveredFile[paths.Length];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ExceptionDispatchInfo? fault = null;
        Parallel.For(0, paths.Length, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, order.Threads) }, i =>
        {
            try
            {
                stop.Token.ThrowIfCancellationRequested();
                using var source = master();
                var spec = order.Specs[i];
                var export = Exporter.Export(
                    source, staging.PathOf(i, paths[i]), spec.ToExport(order.Ceiling, tags), progress.Part(i, 0, ExportShare), stop.Token);
                using var decoded = AudioFile.Open(export.Path);
                made[i] = new DeliveredFile(spec, paths[i], export, Measurer.Measure(decoded, progress.Part(i, ExportShare, 1), stop.Token));
            }
            catch (Exception e)
            {
                // The first fault is the one to tell of; it ends the others.
                Interlocked.CompareExchange(ref fault, ExceptionDispatchInfo.Capture(e), null);
                stop.Cancel();
            }
        });
        fault?.Throw();
        return made;
    }

    private static DeliveredFile Publish(string folder, string path, DeliveredFile staged)
    {
        var final = Full(folder, path);
        Move(staged.Export.Path, final);
        return staged with { Export = staged.Export with { Path = final, Info = staged.Export.Info with { Path = final } } };
    }

    private static void Move(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Move(from, to, overwrite: true);
    }

    private static string Full(string folder, string path) => Path.GetFullPath(Path.Combine(folder, path));
}

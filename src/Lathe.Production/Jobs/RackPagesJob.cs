using System.Collections.Immutable;
using Lathe.Processing;
using Lathe.Reports.Processors;

namespace Lathe.Production.Jobs;

/// <summary>Writes the pages of the rack: one for each processor with pictures drawn from the running code, and their index.</summary>
public static class RackPagesJob
{
    /// <param name="folder">Made where it does not exist; pages of the same names are replaced.</param>
    /// <param name="id">One processor, or null for all and the index.</param>
    /// <returns>The files written.</returns>
    /// <exception cref="InputException">There is no such processor.</exception>
    public static ImmutableArray<string> Run(string folder, string? id, IProgress<JobProgress>? progress, CancellationToken cancellation)
    {
        var entries = id is null
            ? Rack.All.Entries
            : [Rack.All.Find(id) ?? throw new InputException("unknown-processor", $"there is no processor '{id}'; 'lathe processors' lists them.")];
        Directory.CreateDirectory(folder);
        var written = ImmutableArray.CreateBuilder<string>();
        void Write(string name, string text)
        {
            var path = Path.Combine(folder, name);
            DocumentFile.Write(path, text);
            written.Add(path);
        }

        new JobStages(progress, cancellation, ("drawing", 1)).Run(p =>
        {
            for (var i = 0; i < entries.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                var pictures = ProcessorPictures.Of(entries[i]);
                foreach (var picture in pictures)
                {
                    Write(ProcessorPage.FileName(entries[i].Info, picture), picture.Svg);
                }

                Write($"{entries[i].Info.Id}.md", ProcessorPage.Write(entries[i].Info, pictures));
                p.Report((i + 1.0) / entries.Length);
            }

            return entries.Length;
        });
        if (id is null)
        {
            Write("README.md", ProcessorPage.Index(entries.Select(e => e.Info)));
        }

        return written.ToImmutable();
    }
}

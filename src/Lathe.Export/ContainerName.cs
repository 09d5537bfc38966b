using System.Collections.Immutable;
using Lathe.Files;

namespace Lathe.Export;

/// <summary>The names of containers that are written, which are also the endings of their files; the first name of a container is its own.</summary>
public static class ContainerName
{
    private static readonly ImmutableArray<(string Name, Container Container)> Names =
    [
        ("wav", Container.Wav),
        ("wave", Container.Wav),
        ("rf64", Container.Rf64),
        ("bw64", Container.Bw64),
        ("flac", Container.Flac),
        ("aiff", Container.Aiff),
        ("aif", Container.Aiff),
        ("aifc", Container.Aifc),
    ];

    /// <summary>Every name, without a dot.</summary>
    public static IEnumerable<string> All => Names.Select(n => n.Name);

    /// <param name="name">A name or an ending, with or without its dot, whatever its case.</param>
    /// <returns>Null where nothing of that name is written.</returns>
    public static Container? Find(string name)
    {
        var bare = name.TrimStart('.');
        foreach (var (known, container) in Names)
        {
            if (known.Equals(bare, StringComparison.OrdinalIgnoreCase))
            {
                return container;
            }
        }

        return null;
    }

    /// <summary>The name of a container.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not written.</exception>
    public static string Of(Container container) => Names.FirstOrDefault(n => n.Container == container).Name
        ?? throw new ArgumentOutOfRangeException(nameof(container), container, "Not a container that is written.");
}

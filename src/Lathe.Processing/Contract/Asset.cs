namespace Lathe.Processing.Contract;

/// <summary>
/// The declaration of a file that a processor works with: an impulse response, a curve. Settings hold the file's path as text; the host reads the
/// file and hands its <see cref="AssetContent"/> to <see cref="IProcessor.Prepare"/>. Fixed for a whole render.
/// </summary>
public sealed class Asset
{
    private Asset(string id, string name, AssetKind kind, string help)
    {
        Id = id;
        Name = name;
        Kind = kind;
        Help = help;
    }

    /// <summary>Lower-case words joined by hyphens, unlike every parameter's. Permanent.</summary>
    public string Id { get; }

    /// <summary>What a person sees.</summary>
    public string Name { get; }

    public AssetKind Kind { get; }

    /// <summary>One sentence for help and docs.</summary>
    public string Help { get; }

    /// <summary>False where the processor does something useful without the file.</summary>
    public bool Required { get; private init; }

    /// <summary>The longest audio that is taken, seconds; it is kept in memory whole.</summary>
    public double MaxSeconds { get; private init; }

    /// <summary>The largest data file that is taken.</summary>
    public int MaxBytes { get; private init; }

    /// <summary>What it takes, in words: "audio file of at most 30 s".</summary>
    public string RangeText => Kind == AssetKind.Audio
        ? FormattableString.Invariant($"audio file of at most {MaxSeconds:0.###} s")
        : FormattableString.Invariant($"data file of at most {MaxBytes / 1024.0:0.#} KiB");

    public static Asset Audio(string id, string name, string help, double maxSeconds = 30, bool required = true) =>
        new(id, name, AssetKind.Audio, help) { MaxSeconds = maxSeconds, Required = required };

    public static Asset Data(string id, string name, string help, int maxBytes = 1 << 20, bool required = true) =>
        new(id, name, AssetKind.Data, help) { MaxBytes = maxBytes, Required = required };

    public override string ToString() => Id;
}

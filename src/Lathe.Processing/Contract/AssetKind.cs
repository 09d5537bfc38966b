namespace Lathe.Processing.Contract;

/// <summary>What an <see cref="Asset"/> holds.</summary>
public enum AssetKind
{
    /// <summary>Sound, decoded by the host's readers.</summary>
    Audio,

    /// <summary>Any other file, handed over byte by byte.</summary>
    Data,
}

namespace Lathe.Files;

/// <summary>What is known of a file's own checksum over all its samples (FLAC's MD5).</summary>
public enum ChecksumState
{
    /// <summary>The file carries none.</summary>
    None,

    /// <summary>Not all samples have been read in order yet.</summary>
    Pending,

    Matches,

    Differs,
}

namespace Lathe.Files;

/// <summary>The file format around the samples.</summary>
public enum Container
{
    /// <summary>RIFF/WAVE; written as RF64 where it grows past 4 GiB.</summary>
    Wav,

    /// <summary>RF64 (EBU Tech 3306): WAVE with 64-bit lengths.</summary>
    Rf64,

    /// <summary>BW64 (ITU-R BS.2088): RF64 under the name that ADM uses.</summary>
    Bw64,

    /// <summary>Sony Wave64. Read only.</summary>
    Wave64,

    Aiff,

    Aifc,

    Flac,

    /// <summary>Anything that an external decoder reads. Read only.</summary>
    Other,
}

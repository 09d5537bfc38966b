namespace Lathe.Files.Pcm;

/// <summary>One stored sample to and from a double; a kernel's operation, so that each encoding is compiled on its own.</summary>
internal unsafe interface IPcmSample
{
    /// <summary>Bytes of one sample.</summary>
    static abstract int Size { get; }

    /// <summary>Reads one sample; may touch up to 4 bytes past it.</summary>
    static abstract double Read(byte* source);

    /// <summary>Rounds to the nearest (ties to even), clamps, stores.</summary>
    static abstract void Write(byte* destination, double value);

    static abstract void WriteInteger(byte* destination, int value);
}

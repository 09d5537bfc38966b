namespace Lathe.Dsp.Buffers;

/// <summary>The fixed unit of processing: every <c>Process</c> call gets exactly this many frames.</summary>
public static class Quantum
{
    /// <summary>Frames in one quantum.</summary>
    public const int Frames = 64;

    /// <summary>The least whole number of quanta that holds <paramref name="frames"/>, in frames.</summary>
    public static int RoundUp(int frames) => (frames + Frames - 1) / Frames * Frames;

    /// <inheritdoc cref="RoundUp(int)"/>
    public static long RoundUp(long frames) => (frames + Frames - 1) / Frames * Frames;
}

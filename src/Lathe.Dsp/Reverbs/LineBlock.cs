using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Reverbs;

/// <summary>The shape of what runs between the parts of a feedback delay network: 16 lines x 64 frames, line after line.</summary>
internal static class LineBlock
{
    public const int Lines = 16;
    public const int Length = Lines * Quantum.Frames;

    public static Span<double> Line(Span<double> block, int line) => block.Slice(line * Quantum.Frames, Quantum.Frames);
}

namespace Lathe.Metering.Defects;

/// <summary>
/// Whether the quiet parts of 16-bit audio were dithered. In blocks of 512 samples whose peak is one to eight steps, dither (TPDF: J. Vanderkooy,
/// S. P. Lipshitz, J. Audio Eng. Soc. 32(3), 1984) changes four samples in ten and more; truncated sound stands still.
/// </summary>
internal sealed class QuietSteps
{
    private const int Block = 512;
    private const double StepsPerUnit = 32768;
    private const int MostSteps = 8;

    /// <summary>Of neighbors that are equal: white dither leaves at most 0.6.</summary>
    private const double LeastStill = 0.75;

    /// <summary>Blocks that were quiet but not silent.</summary>
    public int Blocks { get; private set; }

    /// <summary>Those among them that stand still.</summary>
    public int Still { get; private set; }

    /// <summary>The first one that stands still, or -1.</summary>
    public long First { get; private set; } = -1;

    public void Scan(ReadOnlySpan<double> samples, long start, int frames)
    {
        const int from = SampleWindow.Hop;
        for (var at = from; at + Block <= from + frames; at += Block)
        {
            var block = samples.Slice(at, Block);
            var (equal, peak) = (0, 0.0);
            for (var i = 1; i < Block && peak <= MostSteps / StepsPerUnit; i++)
            {
                peak = Math.Max(peak, Math.Abs(block[i]));
                equal += block[i] == block[i - 1] ? 1 : 0;
            }

            if (peak is 0 or > MostSteps / StepsPerUnit)
            {
                continue;
            }

            Blocks++;
            if (equal > LeastStill * Block)
            {
                Still++;
                First = First < 0 ? start + at - from : First;
            }
        }
    }
}

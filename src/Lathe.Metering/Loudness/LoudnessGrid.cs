namespace Lathe.Metering.Loudness;

/// <summary>How a stream is divided for loudness: steps of at most 5 ms, hops of 100 ms made of whole steps.</summary>
/// <param name="StepFrames">Frames of a step.</param>
/// <param name="StepsPerHop">Steps in a hop of 100 ms.</param>
public readonly record struct LoudnessGrid(int StepFrames, int StepsPerHop)
{
    /// <summary>Hops in the momentary window, 400 ms.</summary>
    public const int MomentaryHops = 4;

    /// <summary>Hops in the short-term window, 3 s.</summary>
    public const int ShortTermHops = 30;

    public int HopFrames => StepFrames * StepsPerHop;

    /// <summary>
    /// The grid of a rate: the hop is a tenth of a second to the frame wherever it divides into steps of 2.5 to 5 ms (all customary rates);
    /// elsewhere 20 steps of nearly 5 ms.
    /// </summary>
    public static LoudnessGrid At(int sampleRate)
    {
        var hop = (sampleRate + 5) / 10;
        var longest = sampleRate / 200;
        for (var step = longest; step > longest / 2; step--)
        {
            if (hop % step == 0)
            {
                return new LoudnessGrid(step, hop / step);
            }
        }

        return new LoudnessGrid(Math.Max(1, longest), 20);
    }
}

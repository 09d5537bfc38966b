using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Dynamics;

/// <summary>Everything that turns levels into reductions for a quantum: curve, topology and times, as a style makes them of the settings.</summary>
public readonly struct CompressorLaw
{
    // A loop's gain is finite: an infinite ratio acts on the times like 20:1.
    private const double GreatestLoopGain = 0.95;

    // dB over which the ratio of a vari-mu grows from 1:1 at the threshold to what was set, beside the knee.
    private const double VariMuKnee = 24;

    /// <param name="style">The style.</param>
    /// <param name="threshold">dB.</param>
    /// <param name="ratio">Above 0, also infinity.</param>
    /// <param name="knee">dB.</param>
    /// <param name="range">dB.</param>
    /// <param name="upward">Whether it works on what lies below the threshold.</param>
    /// <param name="feedback">Share of the output in what the detector hears, 0 to 1; the fet, opto and vari-mu hear the output alone.</param>
    /// <param name="times">The style's times; the release less what a hold before it takes.</param>
    /// <param name="sampleRate">Frames a second.</param>
    public CompressorLaw(
        CompressorStyle style,
        double threshold,
        double ratio,
        double knee,
        double range,
        bool upward,
        double feedback,
        in CompressorTimes times,
        double sampleRate)
    {
        Style = style;
        Curve = CurveOf(style, threshold, ratio, knee, range, upward);
        var share = style switch
        {
            CompressorStyle.Fet or CompressorStyle.Opto or CompressorStyle.VariMu => 1,
            CompressorStyle.Vca => 0,
            _ => feedback,
        };

        // A loop around an expander, or around what lifts soft passages, has no rest: those hear the input.
        Feedback = upward || ratio <= 1 ? 0 : Math.Min(share, GreatestLoopGain / (1 - (1 / ratio)));
        SampleRate = sampleRate;
        Times = times;
        Steps = ReductionTimes.TwoStage(times.Attack, times.Release, times.Charge, times.Recover, sampleRate);
    }

    public CompressorStyle Style { get; }

    public CompressorCurve Curve { get; }

    /// <summary>Share of the output in what the detector hears, such that the loop's gain stays finite.</summary>
    public double Feedback { get; }

    public CompressorTimes Times { get; }

    public ReductionTimes Steps { get; }

    public double SampleRate { get; }

    /// <summary>
    /// The curve as set; the fet's threshold rises by 2.5 dB and its knee narrows to one half with each doubling of a ratio above 4:1; the
    /// vari-mu's knee starts at the threshold and is 24 dB wider, so that its ratio grows with the level.
    /// </summary>
    private static CompressorCurve CurveOf(CompressorStyle style, double threshold, double ratio, double knee, double range, bool upward)
    {
        switch (style)
        {
            case CompressorStyle.Fet:
                var doublings = DetMath.Log2(Math.Clamp(ratio, 1, 20) / 4);
                return new(threshold + (2.5 * doublings), ratio, knee * DetMath.Exp2(-doublings), range, upward);
            case CompressorStyle.VariMu:
                var width = knee + VariMuKnee;
                return new(threshold + ((upward ? -0.5 : 0.5) * width), ratio, width, range, upward);
            default:
                return new(threshold, ratio, knee, range, upward);
        }
    }
}

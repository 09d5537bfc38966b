namespace Lathe.Dsp.Quantization;

/// <summary>The error feedback c[1], c[2], ... of each <see cref="NoiseShaper"/> at a rate in Hz.</summary>
internal static class ShaperCoefficients
{
    public static ReadOnlySpan<double> Of(NoiseShaper shaper, int sampleRate) => shaper switch
    {
        NoiseShaper.None => [],
        NoiseShaper.Lipshitz => [2.033, -2.165, 1.959, -1.590, 0.6149],
        NoiseShaper.FWeighted => [2.412, -3.370, 3.937, -4.174, 3.353, -2.205, 1.281, -0.569, 0.0847],
        NoiseShaper.ModifiedE => [1.662, -1.263, 0.4827, -0.2913, 0.1268, -0.1124, 0.03252, -0.01265, -0.03524],
        NoiseShaper.ImprovedE => [2.847, -4.685, 6.214, -7.184, 6.639, -5.032, 3.263, -1.632, 0.4191],
        NoiseShaper.Threshold => ThresholdShaper.Design(sampleRate),
        _ => throw new ArgumentOutOfRangeException(nameof(shaper), shaper, "Not a noise shaper."),
    };
}

namespace Lathe.Mastering.Loudness;

/// <summary>How hard the limiter worked. Reduction is the loss of energy over 256 frames against the same audio at the same drive, dB, 0 or more.</summary>
/// <param name="Greatest">The largest reduction.</param>
/// <param name="Exceeded">The reduction exceeded in 1 % of the audible time.</param>
/// <param name="Mean">The mean over the audible time.</param>
/// <param name="ActiveShare">The share of the audible time with more than 0.1 dB, 0 to 1.</param>
public sealed record LimiterReading(double Greatest, double Exceeded, double Mean, double ActiveShare)
{
    public static LimiterReading None { get; } = new(0, 0, 0, 0);
}

namespace Lathe.Mixing.Assistant;

/// <summary>A band of the equalizer of a track. Slope counts for high-passes, gain for bells, q for bells and notches.</summary>
internal sealed record EqBand(string Id, string Type, double Frequency, double Gain = 0, double Q = 0, int Slope = 0)
{
    public static EqBand HighPass(double frequency, int slope) => new("high-pass", "high-pass", frequency, Slope: slope);

    public static EqBand Bell(string id, double frequency, double gain, double q) => new(id, "bell", frequency, gain, q);

    public static EqBand Notch(string id, double frequency, double q) => new(id, "notch", frequency, Q: q);
}

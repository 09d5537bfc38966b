namespace Lathe.DemoSong.Score;

/// <param name="Beat">From the start of the song.</param>
/// <param name="Length">In beats.</param>
/// <param name="Pitch">MIDI number; 69 is 440 Hz.</param>
/// <param name="Velocity">0 to 1.</param>
internal sealed record Note(double Beat, double Length, double Pitch, double Velocity)
{
    public double Hertz => HertzOf(Pitch);

    public static double HertzOf(double pitch) => 440 * Lathe.Dsp.Numerics.DetMath.Exp2((pitch - 69) / 12);
}

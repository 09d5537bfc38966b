using Lathe.Mixing.Intake;

namespace Lathe.Mixing.Alignment;

/// <summary>How a stem lies against another one that hears the same.</summary>
/// <param name="Near">The stem that hears it first.</param>
/// <param name="Coarse">By strokes.</param>
/// <param name="Fine">By waveforms.</param>
internal sealed record StartEstimate(IntakeStem Near, CoarseLag Coarse, FineLag Fine)
{
    /// <summary>True where the waveforms themselves agree: one peak, one sign.</summary>
    public bool IsSure => Math.Abs(Fine.Correlation) > 0.3 && Fine.Opposite < 0.5 * Math.Abs(Fine.Correlation);

    /// <summary>True where the strokes agree over the whole song.</summary>
    public bool IsLikely => Coarse.Correlation > 0.6 && Coarse.Clearness > 1.15;

    /// <summary>How much later the far one is, seconds.</summary>
    public double Seconds => IsSure ? Fine.Frames / (double)Near.Measurement.Format.SampleRate : Coarse.Milliseconds / 1000.0;

    public static StartEstimate Of(IntakeStem near, IntakeStem far)
    {
        var coarse = CoarseLag.Find(near.Motion, far.Motion);
        return new StartEstimate(near, coarse, FineLag.Find(near, far, coarse.Milliseconds));
    }

    /// <summary>With the waveforms compared around a lag that others found: strokes that repeat each bar fit at several.</summary>
    public StartEstimate Around(IntakeStem far, double seconds)
    {
        var milliseconds = (int)Math.Round(1000 * seconds);
        return this with { Coarse = Coarse with { Milliseconds = milliseconds }, Fine = FineLag.Find(Near, far, milliseconds) };
    }
}

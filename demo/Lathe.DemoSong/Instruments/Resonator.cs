using Lathe.Dsp.Numerics;
using Lathe.DemoSong.Score;

namespace Lathe.DemoSong.Instruments;

/// <summary>A two-pole resonance with gain 1 at its center (Klatt 1980, "Software for a cascade/parallel formant synthesizer", the digital resonator).</summary>
internal struct Resonator
{
    private double _a;
    private double _b;
    private double _c;
    private double _y1;
    private double _y2;

    public void Tune(double hertz, double bandwidth)
    {
        const double T = 1.0 / Tempo.SampleRate;
        _c = -DetMath.Exp(-2 * Math.PI * bandwidth * T);
        _b = 2 * DetMath.Exp(-Math.PI * bandwidth * T) * DetMath.Cos(2 * Math.PI * hertz * T);

        // Klatt's choice of 1 - b - c is gain 1 at DC, which a cascade of formants needs.
        _a = 1 - _b - _c;
    }

    public double Next(double x)
    {
        var y = (_a * x) + (_b * _y1) + (_c * _y2);
        _y2 = _y1;
        _y1 = y;
        return y;
    }
}

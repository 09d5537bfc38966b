using Lathe.Dsp.Numerics;
using Lathe.DemoSong.Score;

namespace Lathe.DemoSong.Instruments;

/// <summary>A one-pole low-pass; what it leaves out is the high-pass.</summary>
internal struct OnePole
{
    private readonly double _a;
    private double _y;

    public OnePole(double hertz) => _a = 1 - DetMath.Exp(-2 * Math.PI * hertz / Tempo.SampleRate);

    public double Low(double x) => _y += _a * (x - _y);

    public double High(double x) => x - Low(x);
}

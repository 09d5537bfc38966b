using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Delays;

/// <summary>
/// How an unsteady tape moves the time of an echo: wow at 0.7 Hz by up to 2 ms and flutter at 6.1 Hz by up to 0.1 ms, at full depth 0.9 and 0.4 % of pitch. A
/// function of the song's position.
/// </summary>
public static class TapeSway
{
    private const double WowHertz = 0.7;
    private const double FlutterHertz = 6.1;
    private const double WowSeconds = 0.002;
    private const double FlutterSeconds = 0.0001;

    /// <summary>Seconds it moves by at most.</summary>
    public const double MaxSeconds = WowSeconds + FlutterSeconds;

    /// <summary>Frames of sway for each frame of a quantum.</summary>
    /// <param name="position">Frame of the song.</param>
    /// <param name="before">Depth at the end of the quantum before, 0 to 1.</param>
    /// <param name="now">Depth at the end of this one.</param>
    public static void Fill(Span<double> sway, long position, double before, double now, double sampleRate)
    {
        if (before == 0 && now == 0)
        {
            sway.Clear();
            return;
        }

        Ramp.Fill(sway, before, now);
        var wow = new Swing(WowHertz, position, sampleRate);
        var flutter = new Swing(FlutterHertz, position, sampleRate);
        foreach (ref var s in sway)
        {
            s *= sampleRate * ((WowSeconds * wow.Next()) + (FlutterSeconds * flutter.Next()));
        }
    }

    /// <summary>A sine by rotation, begun anew from the position in each quantum.</summary>
    private struct Swing
    {
        private readonly double _cosine;
        private readonly double _sine;
        private double _x;
        private double _y;

        public Swing(double hertz, long position, double sampleRate)
        {
            var cycles = hertz * position / sampleRate;
            var phase = 2 * Math.PI * (cycles - Math.Floor(cycles));
            var step = 2 * Math.PI * hertz / sampleRate;
            (_cosine, _sine) = (DetMath.Cos(step), DetMath.Sin(step));
            (_x, _y) = (DetMath.Cos(phase), DetMath.Sin(phase));
        }

        public double Next()
        {
            (_x, _y) = ((_cosine * _x) - (_sine * _y), (_sine * _x) + (_cosine * _y));
            return _y;
        }
    }
}

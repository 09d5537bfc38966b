using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Dynamics;

/// <summary>
/// High-pass and low-pass of a detector's input, 12 dB/octave each with Butterworth damping: the trapezoidal state variable filter of Zavalishin,
/// "The Art of VA Filter Design" (2012), chapter 4. One channel.
/// </summary>
public sealed class KeyFilter
{
    private const double Damping = 1.4142135623730951; // 1 / Q of a Butterworth filter

    private State _highPass;
    private State _lowPass;

    public void Reset()
    {
        _highPass = default;
        _lowPass = default;
    }

    /// <summary>Keeps what lies above a frequency, in place.</summary>
    public void HighPass(Span<double> samples, in Corner corner) => Run(samples, corner, ref _highPass, highPass: true);

    /// <summary>Keeps what lies below a frequency, in place.</summary>
    public void LowPass(Span<double> samples, in Corner corner) => Run(samples, corner, ref _lowPass, highPass: false);

    /// <summary>Forgets the high-pass's state while it is off.</summary>
    public void ClearHighPass() => _highPass = default;

    /// <summary>Forgets the low-pass's state while it is off.</summary>
    public void ClearLowPass() => _lowPass = default;

    private static void Run(Span<double> samples, in Corner corner, ref State state, bool highPass)
    {
        var (a1, a2, a3) = (corner.A1, corner.A2, corner.A3);
        var (s1, s2) = (state.S1, state.S2);
        for (var i = 0; i < samples.Length; i++)
        {
            var x = samples[i];
            var v3 = x - s2;
            var band = (a1 * s1) + (a2 * v3);
            var low = s2 + (a2 * s1) + (a3 * v3);
            s1 = (2 * band) - s1;
            s2 = (2 * low) - s2;
            samples[i] = highPass ? x - (Damping * band) - low : low;
        }

        state.S1 = Math.Abs(s1) < 1e-30 ? 0 : s1;
        state.S2 = Math.Abs(s2) < 1e-30 ? 0 : s2;
    }

    /// <summary>A corner frequency as coefficients.</summary>
    public readonly struct Corner
    {
        /// <param name="frequency">-3 dB frequency, Hz; held below 0.49 of the rate.</param>
        /// <param name="sampleRate">Frames a second.</param>
        public Corner(double frequency, double sampleRate)
        {
            var g = DetMath.Tan(Math.PI * Math.Min(frequency / sampleRate, 0.49));
            A1 = 1 / (1 + (g * (g + Damping)));
            A2 = g * A1;
            A3 = g * A2;
        }

        internal double A1 { get; }

        internal double A2 { get; }

        internal double A3 { get; }
    }

    private struct State
    {
        public double S1;
        public double S2;
    }
}

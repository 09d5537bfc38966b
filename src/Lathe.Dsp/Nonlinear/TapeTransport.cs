using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Nonlinear;

/// <summary>
/// One track of moving tape: a delay that wanders with the reels (wow: 0.6 and 1.1 Hz) and with capstan and rollers (flutter: three partials in
/// proportion to the speed), and for the second track the delay of a head that is not upright. Speed errors are integrated to delays, and are
/// functions of the song's time alone.
/// </summary>
public sealed class TapeTransport
{
    /// <summary>Seconds of delay when the tape runs evenly; more than all that can be asked for moves it by.</summary>
    public const double Delay = 0.006;

    private const double Wow = 0.6; // Hz
    private const double FlutterPerSpeed = 31.5; // Hz per m/s: 12 Hz at 15 ips
    private const double TrackDistance = 3.9e-3; // m, stereo on quarter-inch tape

    private readonly DelayLine _line;
    private readonly int _rate;
    private readonly double _middle;
    private readonly double _flutterRate;
    private readonly double _wowFrames;
    private readonly double _flutterFrames;
    private double _before;
    private bool _started;

    /// <param name="sampleRate">Hz.</param>
    /// <param name="speed">Of the tape, m/s.</param>
    /// <param name="wow">Peak deviation of the speed, a part of it.</param>
    /// <param name="flutter">Peak deviation of the speed, a part of it.</param>
    /// <param name="azimuth">Tilt of the head in radians that delays this track: 0 for the first.</param>
    public TapeTransport(int sampleRate, double speed, double wow, double flutter, double azimuth)
    {
        _rate = sampleRate;
        _middle = LatencyOf(sampleRate) + (DetMath.Tan(azimuth) * TrackDistance / speed * sampleRate);
        _flutterRate = FlutterPerSpeed * speed;
        _wowFrames = wow / (2 * Math.PI * Wow) * sampleRate;
        _flutterFrames = flutter / (2 * Math.PI * _flutterRate) * sampleRate;
        _line = new DelayLine((2 * LatencyOf(sampleRate)) + 8);
    }

    /// <summary>Frames of the even delay.</summary>
    public static int LatencyOf(int sampleRate) => (int)Math.Ceiling(Delay * sampleRate);

    public void Reset()
    {
        _line.Reset();
        _started = false;
    }

    /// <summary>A quantum in place.</summary>
    /// <param name="position">Frames from the start of the song to the first frame.</param>
    public void Process(Span<double> samples, long position)
    {
        var from = _started ? _before : DelayAt(position);
        var to = DelayAt(position + Quantum.Frames);
        var step = (to - from) / Quantum.Frames;
        for (var i = 0; i < samples.Length; i++)
        {
            _line.Write(samples[i]);

            // The newest sample has delay 1.
            samples[i] = _line.Cubic(1 + from + (step * i));
        }

        _before = to;
        _started = true;
    }

    private double DelayAt(long position)
    {
        var t = (position - LatencyOf(_rate)) / (double)_rate;
        var wow = (0.7 * DetMath.SinPi(2 * Wow * t)) + (0.3 * 0.55 * DetMath.SinPi(2 * 1.1 * t));
        var flutter = (0.6 * DetMath.SinPi(2 * _flutterRate * t)) + (0.3 / 2 * DetMath.SinPi(4 * _flutterRate * t)) + (0.1 / 3 * DetMath.SinPi(6.2 * _flutterRate * t));
        return _middle + (_wowFrames * wow) + (_flutterFrames * flutter);
    }
}

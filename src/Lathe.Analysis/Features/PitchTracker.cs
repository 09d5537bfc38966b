using Lathe.Dsp.Fourier;
using Lathe.Dsp.Numerics;

namespace Lathe.Analysis.Features;

/// <summary>
/// Pitch and periodicity of a stretch by autocorrelation divided by that of the window (P. Boersma, Accurate short-term analysis of the
/// fundamental frequency, IFA Proceedings 17, 1993).
/// </summary>
internal sealed class PitchTracker
{
    private const double Highest = 1200;

    private readonly int _rate;
    private readonly RealFft _fft;
    private readonly double[] _window;
    private readonly double[] _windowCorrelation;
    private readonly double[] _weighted;
    private readonly double[] _time;
    private readonly double[] _re;
    private readonly double[] _im;

    /// <param name="rate">Hz.</param>
    /// <param name="frames">Frames of a stretch, a power of two; pitches of less than three periods in it are not found.</param>
    public PitchTracker(int rate, int frames)
    {
        _rate = rate;
        Frames = frames;
        _fft = new RealFft(2 * frames);
        _weighted = new double[frames];
        _time = new double[2 * frames];
        _re = new double[_fft.Bins];
        _im = new double[_fft.Bins];
        _window = new double[frames];
        for (var i = 0; i < frames; i++)
        {
            _window[i] = 0.5 - (0.5 * DetMath.Cos(2 * Math.PI * (i + 0.5) / frames));
        }

        _windowCorrelation = new double[frames];
        Correlate(_window);
        _time.AsSpan(0, frames).CopyTo(_windowCorrelation);
    }

    public int Frames { get; }

    /// <summary>Hertz (0 where none is found) and periodicity, 0 to 1.</summary>
    public (double Pitch, double Clarity) Find(ReadOnlySpan<double> samples)
    {
        var mean = 0.0;
        foreach (var x in samples)
        {
            mean += x / Frames;
        }

        for (var i = 0; i < Frames; i++)
        {
            _weighted[i] = (samples[i] - mean) * _window[i];
        }

        Correlate(_weighted);
        if (_time[0] <= 0)
        {
            return (0, 0);
        }

        var best = 0.0;
        var pitch = 0.0;
        for (var lag = (int)(_rate / Highest); lag < Frames / 3; lag++)
        {
            var at = Normalized(lag);
            var before = Normalized(lag - 1);
            var after = Normalized(lag + 1);

            // A later peak must be clearly higher: every multiple of the period is as periodic as the period itself.
            if (at > before && at >= after && at > best + (0.03 * Math.Max(0, best)) + 0.005)
            {
                var curve = before - (2 * at) + after;
                var shift = curve < 0 ? 0.5 * (before - after) / curve : 0;
                best = at;
                pitch = _rate / (lag + shift);
            }
        }

        return (pitch, Math.Clamp(best, 0, 1));
    }

    private double Normalized(int lag) => _time[lag] / _time[0] * (_windowCorrelation[0] / _windowCorrelation[lag]);

    /// <summary>Leaves the autocorrelation in the first half of the scratch.</summary>
    private void Correlate(ReadOnlySpan<double> samples)
    {
        samples.CopyTo(_time);
        _time.AsSpan(Frames).Clear();
        _fft.Forward(_time, _re, _im);
        for (var k = 0; k < _re.Length; k++)
        {
            _re[k] = (_re[k] * _re[k]) + (_im[k] * _im[k]);
            _im[k] = 0;
        }

        _fft.Inverse(_re, _im, _time);
    }
}

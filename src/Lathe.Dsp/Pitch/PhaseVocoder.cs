using Lathe.Dsp.Fourier;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Pitch;

/// <summary>
/// Moves frames of sound to other distances in time without moving their pitch: a phase vocoder with identity phase locking (J. Laroche, M. Dolson,
/// "Improved phase vocoder time-scale modification of audio", IEEE Trans. Speech and Audio Processing 7(3), 1999). The bins around a peak turn
/// with the peak by the angle that its frequency gathers over the difference of the two distances; all channels turn alike, so that the
/// stereo image stays. Frames that keep their distance come out as they went in.
/// </summary>
public sealed class PhaseVocoder
{
    private readonly RealFft _fft;
    private readonly double[] _window;
    private readonly double[] _frame;
    private readonly double[][] _re;
    private readonly double[][] _im;
    private readonly double[][] _lastRe;
    private readonly double[][] _lastIm;
    private readonly double[] _power;
    private readonly double[] _angles;
    private readonly double[] _lastAngles;
    private readonly double[] _cosines;
    private readonly double[] _sines;
    private readonly double[] _turnedRe;
    private readonly double[] _turnedIm;
    private readonly int[] _peaks;
    private readonly double[] _peakAngles;

    /// <param name="channels">1 or more.</param>
    /// <param name="size">Frames of a window; a size of <see cref="RealFft"/>.</param>
    public PhaseVocoder(int channels, int size)
    {
        _fft = new RealFft(size);
        _window = new double[size];
        _frame = new double[size];
        Windows.Hann(_window);
        _re = Spectra(channels);
        _im = Spectra(channels);
        _lastRe = Spectra(channels);
        _lastIm = Spectra(channels);
        _power = new double[_fft.Bins];
        _angles = new double[_fft.Bins];
        _lastAngles = new double[_fft.Bins];
        _cosines = new double[_fft.Bins];
        _sines = new double[_fft.Bins];
        _turnedRe = new double[_fft.Bins];
        _turnedIm = new double[_fft.Bins];
        _peaks = new int[_fft.Bins];
        _peakAngles = new double[_fft.Bins];
    }

    public int Size => _fft.Size;

    public int Bins => _fft.Bins;

    /// <summary>The power of all channels together in each bin of the last frame analyzed.</summary>
    public ReadOnlySpan<double> Power => _power;

    /// <summary>The angles by which each bin turns, radians; whoever changes them moves the frames to come too.</summary>
    public Span<double> Angles => _angles;

    /// <summary>The window by which a frame is multiplied twice, before and after.</summary>
    public ReadOnlySpan<double> Window => _window;

    /// <summary>Takes the next frame of a channel.</summary>
    /// <param name="samples"><see cref="Size"/> samples.</param>
    public void Analyze(int channel, ReadOnlySpan<double> samples)
    {
        (_re[channel], _lastRe[channel]) = (_lastRe[channel], _re[channel]);
        (_im[channel], _lastIm[channel]) = (_lastIm[channel], _im[channel]);
        Kernel.Multiply(samples, _window, _frame);
        _fft.Forward(_frame, _re[channel], _im[channel]);
        if (channel == 0)
        {
            _power.AsSpan().Clear();
        }

        Kernel.MultiplyAdd(_re[channel], _re[channel], _power, _power);
        Kernel.MultiplyAdd(_im[channel], _im[channel], _power, _power);
    }

    /// <summary>Finds the angles by which the frames turn; after all channels were analyzed.</summary>
    /// <param name="analysisHop">Frames since the frame before in the input; at most a quarter of the window.</param>
    /// <param name="synthesisHop">Frames since the frame before in the output.</param>
    /// <param name="reset">True where the frame shall come out as it went in, whatever came before: an attack.</param>
    public void Turn(int analysisHop, int synthesisHop, bool reset)
    {
        if (reset)
        {
            _angles.AsSpan().Clear();
            return;
        }

        if (analysisHop == synthesisHop)
        {
            return;
        }

        _angles.CopyTo(_lastAngles, 0);
        var count = FindPeaks();
        for (var p = 0; p < count; p++)
        {
            var bin = _peaks[p];
            var turned = _lastAngles[bin] + (Frequency(bin, analysisHop) * (synthesisHop - analysisHop));

            // Kept near 0, so that no accuracy is lost over the hours.
            _peakAngles[p] = turned - (2 * Math.PI * Math.Floor((turned / (2 * Math.PI)) + 0.5));
        }

        for (int p = 0, from = 0; p < count; p++)
        {
            var to = p + 1 < count ? Valley(_peaks[p], _peaks[p + 1]) : Bins;
            _angles.AsSpan(from, to - from).Fill(_peakAngles[p]);
            from = to;
        }
    }

    /// <summary>The turned frame of a channel, windowed once more.</summary>
    /// <param name="gains">Of each bin, or empty.</param>
    /// <param name="samples">Gets <see cref="Size"/> samples.</param>
    public void Synthesize(int channel, ReadOnlySpan<double> gains, Span<double> samples)
    {
        if (channel == 0)
        {
            DetMath.Cos(_angles, _cosines);
            DetMath.Sin(_angles, _sines);
            if (!gains.IsEmpty)
            {
                Kernel.Multiply(_cosines, gains, _cosines);
                Kernel.Multiply(_sines, gains, _sines);
            }
        }

        Kernel.Multiply(_im[channel], _sines, _turnedIm);
        Kernel.Negate(_turnedIm, _turnedIm);
        Kernel.MultiplyAdd(_re[channel], _cosines, _turnedIm, _turnedRe);
        Kernel.Multiply(_im[channel], _cosines, _turnedIm);
        Kernel.MultiplyAdd(_re[channel], _sines, _turnedIm, _turnedIm);
        _fft.Inverse(_turnedRe, _turnedIm, samples);
        Kernel.Multiply(samples, _window, samples);
    }

    public void Reset()
    {
        foreach (var spectra in (double[][][])[_re, _im, _lastRe, _lastIm])
        {
            foreach (var spectrum in spectra)
            {
                Array.Clear(spectrum);
            }
        }

        Array.Clear(_angles);
        Array.Clear(_power);
    }

    private double[][] Spectra(int channels)
    {
        var spectra = new double[channels][];
        for (var c = 0; c < channels; c++)
        {
            spectra[c] = new double[_fft.Bins];
        }

        return spectra;
    }

    /// <summary>Bins above their two neighbors on either side; bin 0 where there is none.</summary>
    private int FindPeaks()
    {
        var count = 0;
        for (var k = 2; k < Bins - 2; k++)
        {
            var power = _power[k];
            if (power > _power[k - 1] && power >= _power[k + 1] && power > _power[k - 2] && power >= _power[k + 2])
            {
                _peaks[count++] = k;
            }
        }

        if (count == 0)
        {
            _peaks[count++] = 0;
        }

        return count;
    }

    /// <summary>The weakest bin between two peaks.</summary>
    private int Valley(int from, int to)
    {
        var least = from + 1;
        for (var k = from + 2; k < to; k++)
        {
            least = _power[k] < _power[least] ? k : least;
        }

        return least;
    }

    /// <summary>Radians a frame: the bin's own and what the phase of its loudest channel went beyond it since the last frame.</summary>
    private double Frequency(int bin, int hop)
    {
        var loudest = 0;
        var most = -1.0;
        for (var c = 0; c < _re.Length; c++)
        {
            var power = (_re[c][bin] * _re[c][bin]) + (_im[c][bin] * _im[c][bin]);
            (loudest, most) = power > most ? (c, power) : (loudest, most);
        }

        var (re, im, lastRe, lastIm) = (_re[loudest][bin], _im[loudest][bin], _lastRe[loudest][bin], _lastIm[loudest][bin]);
        var phase = DetMath.Atan2((im * lastRe) - (re * lastIm), (re * lastRe) + (im * lastIm));
        var own = 2 * Math.PI * bin / Size;
        var beyond = (phase - (own * hop)) / (2 * Math.PI);
        return own + (2 * Math.PI * (beyond - Math.Floor(beyond + 0.5)) / hop);
    }
}

using System.Numerics;
using Lathe.Dsp.Fourier;
using Lathe.Dsp.Numerics;

namespace Lathe.Metering.Spectrum;

/// <summary>
/// Long-term spectrum of up to two signals (mid and side): mean power by Welch's method, Hann windows of about 0.75 s that overlap by half
/// (P. D. Welch, IEEE Trans. Audio Electroacoust. 15(2), 1967), in bins and in third-octave bands, with the spread of the bands' levels over the
/// windows and the floor of each bin. A full-scale sine has power 0.5. Samples must be finite. Memory does not grow.
/// </summary>
public sealed class SpectrumMeter
{
    private const int FramesPerFloor = 2;

    private readonly int _signals;
    private readonly double[] _window;
    private readonly double[][] _pending;
    private readonly double[][] _mean;
    private readonly double[] _floor;
    private readonly double[] _floorSum;
    private readonly double[][] _bands;
    private readonly LevelHistogram[] _levels = [.. Enumerable.Range(0, ThirdOctaves.Count).Select(_ => new LevelHistogram())];
    private readonly BandSums _sums;
    private readonly RealFft _fft;
    private readonly double[] _work;
    private readonly double[] _re;
    private readonly double[] _im;
    private readonly double[] _power;
    private readonly double[] _bandPower = new double[ThirdOctaves.Count];
    private readonly double _scale;
    private int _filled;
    private bool _complete;

    /// <param name="sampleRate">Hz.</param>
    /// <param name="signals">1 (mid) or 2 (mid and side).</param>
    public SpectrumMeter(int sampleRate, int signals)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(signals, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(signals, 2);
        _signals = signals;
        SampleRate = sampleRate;

        // The power of two next to 0.75 s on a logarithmic scale.
        var wanted = 0.75 * sampleRate;
        Size = (int)BitOperations.RoundUpToPowerOf2((uint)(wanted / Math.Sqrt(2)));
        _fft = new RealFft(Size);
        _sums = new BandSums(sampleRate, Size);
        _window = new double[Size];
        var energy = 0.0;
        for (var i = 0; i < Size; i++)
        {
            _window[i] = 0.5 - (0.5 * DetMath.Cos(2 * Math.PI * i / Size));
            energy += _window[i] * _window[i];
        }

        _scale = 2 / (energy * Size);
        _pending = Arrays(Size);
        _mean = Arrays(_fft.Bins);
        _bands = Arrays(ThirdOctaves.Count);
        _floor = new double[_fft.Bins];
        _floorSum = new double[_fft.Bins];
        _floor.AsSpan().Fill(double.PositiveInfinity);
        _work = new double[Size];
        _re = new double[_fft.Bins];
        _im = new double[_fft.Bins];
        _power = new double[_fft.Bins];

        double[][] Arrays(int length) => [.. Enumerable.Range(0, signals).Select(_ => new double[length])];
    }

    public int SampleRate { get; }

    /// <summary>Frames of a window.</summary>
    public int Size { get; }

    /// <summary>Hertz from bin to bin.</summary>
    public double BinWidth => SampleRate / (double)Size;

    /// <summary>Windows so far.</summary>
    public int Windows { get; private set; }

    /// <summary>Takes the next samples of each signal; the second span is not read where there is one signal only.</summary>
    public void Process(ReadOnlySpan<double> mid, ReadOnlySpan<double> side)
    {
        while (mid.Length > 0)
        {
            var taken = Math.Min(mid.Length, Size - _filled);
            mid[..taken].CopyTo(_pending[0].AsSpan(_filled));
            mid = mid[taken..];
            if (_signals == 2)
            {
                side[..taken].CopyTo(_pending[1].AsSpan(_filled));
                side = side[taken..];
            }

            _filled += taken;
            if (_filled == Size)
            {
                Analyze();
                foreach (var pending in _pending)
                {
                    pending.AsSpan(Size / 2).CopyTo(pending);
                }

                _filled = Size / 2;
            }
        }
    }

    /// <summary>States that the stream has ended: what is shorter than one window is extended by zeros, a rest after whole windows is left out.</summary>
    public void Complete()
    {
        if (!_complete && Windows == 0 && _filled > 0)
        {
            foreach (var pending in _pending)
            {
                pending.AsSpan(_filled).Clear();
            }

            Analyze();
        }

        _complete = true;
    }

    /// <summary>Mean power in each bin of a signal (0 mid, 1 side); the sum over bins is the signal's mean square.</summary>
    public double[] MeanPower(int signal) => [.. _mean[signal].Select(p => Windows == 0 ? 0 : p / Windows)];

    /// <summary>
    /// The least mean power of each bin of mid over two successive windows (about 1.1 s): what is always there, as hum and noise are.
    /// </summary>
    public double[] FloorPower() => [.. _floor.Select(p => double.IsFinite(p) ? p : 0)];

    /// <summary>Mean power of a signal in each third-octave band.</summary>
    public double[] BandPower(int signal) => [.. _bands[signal].Select(p => Windows == 0 ? 0 : p / Windows)];

    /// <summary>The level in dB that mid's power in a band does not exceed in a share (0 to 1) of the windows; null for silence.</summary>
    public double? BandPercentile(int band, double share) => _levels[band].Percentile(share);

    private void Analyze()
    {
        for (var s = 0; s < _signals; s++)
        {
            var pending = _pending[s];
            for (var i = 0; i < Size; i++)
            {
                _work[i] = pending[i] * _window[i];
            }

            _fft.Forward(_work, _re, _im);
            var mean = _mean[s];
            for (var k = 0; k < _power.Length; k++)
            {
                var power = ((_re[k] * _re[k]) + (_im[k] * _im[k])) * _scale;
                _power[k] = power;
                mean[k] += power;
            }

            // The first and last bin have no mirror.
            foreach (var k in (ReadOnlySpan<int>)[0, _power.Length - 1])
            {
                mean[k] -= _power[k] / 2;
                _power[k] /= 2;
            }

            _sums.Sum(_power, _bandPower);
            for (var b = 0; b < _bandPower.Length; b++)
            {
                _bands[s][b] += _bandPower[b];
                if (s == 0)
                {
                    _levels[b].Add(Decibels.OfPower(_bandPower[b]));
                }
            }

            if (s == 0)
            {
                UpdateFloor();
            }
        }

        Windows++;
    }

    private void UpdateFloor()
    {
        for (var k = 0; k < _power.Length; k++)
        {
            _floorSum[k] += _power[k];
        }

        if ((Windows + 1) % FramesPerFloor == 0)
        {
            for (var k = 0; k < _power.Length; k++)
            {
                _floor[k] = Math.Min(_floor[k], _floorSum[k] / FramesPerFloor);
                _floorSum[k] = 0;
            }
        }
    }
}

using Lathe.Dsp.Fourier;
using Lathe.Dsp.Numerics;
using Lathe.Metering.Spectrum;

namespace Lathe.Analysis.Features;

/// <summary>Short-time analysis of one signal, streaming: spectra of about 45 ms every 11 ms, pitch every 0.2 s, band levels every 0.4 s.</summary>
internal sealed class FeaturePass
{
    private const int FftPerHop = 4;
    private const int HopsPerPitch = 16;
    private const int HopsPerBand = 35;
    private const double RiseFloor = 1e-8;
    private const double LeastPower = 1e-10;

    private readonly int _rate;
    private readonly int _hop;
    private readonly RealFft _fft;
    private readonly PitchTracker _pitch;
    private readonly BandSums _sums;
    private readonly double[] _window;
    private readonly double[] _buffer;
    private readonly double[] _time;
    private readonly double[] _re;
    private readonly double[] _im;
    private readonly double[] _power;
    private readonly double[] _mean;
    private readonly double[] _bands = new double[ThirdOctaves.Count];
    private readonly double[] _levels = new double[ThirdOctaves.Count];
    private readonly double[] _hopBands = new double[ThirdOctaves.Count];
    private readonly double _scale;
    private readonly List<(double Pitch, double Clarity, double Power)> _pitches = [];
    private int _filled;
    private long _hops;
    private double _flatness;
    private double _flatnessWeight;

    public FeaturePass(int rate)
    {
        _rate = rate;
        _hop = 512;
        while (_hop * 75 < rate)
        {
            _hop *= 2;
        }

        var size = _hop * FftPerHop;
        _fft = new RealFft(size);
        _pitch = new PitchTracker(rate, 2 * size);
        _sums = new BandSums(rate, size);
        _window = new double[size];
        var energy = 0.0;
        for (var i = 0; i < size; i++)
        {
            _window[i] = 0.5 - (0.5 * DetMath.Cos(2 * Math.PI * i / size));
            energy += _window[i] * _window[i];
        }

        _scale = 2 / (energy * size);
        _buffer = new double[2 * size];
        _time = new double[size];
        _re = new double[_fft.Bins];
        _im = new double[_fft.Bins];
        _power = new double[_fft.Bins];
        _mean = new double[_fft.Bins];
        _filled = _buffer.Length - (size / 2);
    }

    public double HopSeconds => _hop / (double)_rate;

    public double BandHopSeconds => HopSeconds * HopsPerBand;

    /// <summary>Onset strength of each hop, dB.</summary>
    public List<double> Onsets { get; } = [];

    /// <summary>Mean power of each hop.</summary>
    public List<double> Powers { get; } = [];

    /// <summary>31 band powers for each band hop.</summary>
    public List<double> BandPowers { get; } = [];

    /// <summary>Mean power of each bin, sum over hops.</summary>
    public ReadOnlySpan<double> Bins => _mean;

    public double BinWidth => _rate / (double)_fft.Size;

    public double Flatness => _flatnessWeight > 0 ? _flatness / _flatnessWeight : 0;

    public IReadOnlyList<(double Pitch, double Clarity, double Power)> Pitches => _pitches;

    public void Process(ReadOnlySpan<double> samples)
    {
        while (samples.Length > 0)
        {
            var taken = Math.Min(samples.Length, _buffer.Length - _filled);
            samples[..taken].CopyTo(_buffer.AsSpan(_filled));
            samples = samples[taken..];
            _filled += taken;
            if (_filled == _buffer.Length)
            {
                Analyze();
                _buffer.AsSpan(_hop).CopyTo(_buffer);
                _filled -= _hop;
            }
        }
    }

    /// <summary>Zeros follow until the last sample has stood in the middle of a window.</summary>
    public void Complete(long frames)
    {
        while (_hops * _hop < frames)
        {
            Process(new double[_hop]);
        }

        if (_hops % HopsPerBand != 0)
        {
            EndBandHop((int)(_hops % HopsPerBand));
        }
    }

    private void Analyze()
    {
        var newest = _buffer.AsSpan(_buffer.Length - _time.Length);
        for (var i = 0; i < _time.Length; i++)
        {
            _time[i] = newest[i] * _window[i];
        }

        _fft.Forward(_time, _re, _im);
        var sum = 0.0;
        for (var k = 0; k < _power.Length; k++)
        {
            _power[k] = ((_re[k] * _re[k]) + (_im[k] * _im[k])) * _scale;
            _mean[k] += _power[k];
            sum += _power[k];
        }

        Powers.Add(sum);
        _sums.Sum(_power, _bands);
        var rise = 0.0;
        for (var b = 0; b < _bands.Length; b++)
        {
            var level = 10 * DetMath.Log10(_bands[b] + RiseFloor);
            rise += Math.Max(0, level - _levels[b]);
            _levels[b] = level;
            _hopBands[b] += _bands[b];
        }

        Onsets.Add(_hops == 0 ? 0 : rise / _bands.Length);
        _hops++;
        if (sum > LeastPower && _hops % HopsPerPitch == 0)
        {
            AddFlatness(sum);
            var (pitch, clarity) = _pitch.Find(_buffer);
            _pitches.Add((pitch, clarity, sum));
        }

        if (_hops % HopsPerBand == 0)
        {
            EndBandHop(HopsPerBand);
        }
    }

    private void AddFlatness(double weight)
    {
        var (logs, total) = (0.0, 0.0);
        var first = (int)(100 / BinWidth);
        var last = Math.Min(_power.Length - 1, (int)(10000 / BinWidth));
        for (var k = first; k <= last; k++)
        {
            logs += DetMath.Log2(_power[k] + 1e-20);
            total += _power[k] + 1e-20;
        }

        var count = last - first + 1;
        _flatness += weight * (DetMath.Exp2(logs / count) / (total / count));
        _flatnessWeight += weight;
    }

    private void EndBandHop(int hops)
    {
        foreach (ref var power in _hopBands.AsSpan())
        {
            BandPowers.Add(power / hops);
            power = 0;
        }
    }
}

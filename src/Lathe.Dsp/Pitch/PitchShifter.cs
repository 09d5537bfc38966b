using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;

namespace Lathe.Dsp.Pitch;

/// <summary>
/// Stretches a stream by a ratio that may move with every frame and reads it back at that ratio, so that its pitch moves and its time does not. The
/// stretched stream has a frame of input at the sum of all ratios up to that frame.
/// </summary>
public sealed class PitchShifter
{
    /// <summary>Octaves that the pitch moves at most, up or down.</summary>
    public const double MostOctaves = 13.0 / 12;

    /// <summary>A frame is cut each time that this part of a window has passed.</summary>
    private const int Overlap = 8;

    /// <summary>Bins over which the band ends that would fold over when read faster.</summary>
    private const int Edge = 8;

    private readonly int _hop;
    private readonly PhaseVocoder _vocoder;
    private readonly SpectralEnvelope? _envelope;
    private readonly AttackPlacer _attack;
    private readonly FrameSum _sum;
    private readonly InterpolatedDelayLine[] _lines;
    private readonly double[][] _input;
    private readonly double[] _places;
    private readonly double[] _frame;
    private readonly double[] _gains;
    private double _place;
    private long _written;
    private long _center;
    private long _since;
    private bool _started;

    /// <param name="channels">1 or more.</param>
    /// <param name="window">Frames; a power of two, 512 or more.</param>
    /// <param name="envelope">Keeps the formants; null lets them move.</param>
    public PitchShifter(int channels, int window, SpectralEnvelope? envelope)
    {
        _hop = window / Overlap;
        _envelope = envelope;
        _vocoder = new PhaseVocoder(channels, window);
        _attack = new AttackPlacer(_vocoder.Window);
        _sum = new FrameSum(channels, _vocoder.Window);
        _input = new double[channels][];
        _frame = new double[window];
        _gains = new double[_vocoder.Bins];

        // At the least ratio half a window of the stretched stream is more than a window of the input.
        Latency = (window * 7 / 4) + _hop + (2 * Quantum.Frames);
        _places = new double[Latency + Quantum.Frames];
        _lines = new InterpolatedDelayLine[channels];
        for (var c = 0; c < channels; c++)
        {
            _input[c] = new double[window];
            _lines[c] = new InterpolatedDelayLine((3 * Latency) + window);
        }

        Reset();
    }

    public int Latency { get; }

    /// <summary>A quantum in place.</summary>
    /// <param name="position">Of its first frame in the song.</param>
    /// <param name="ratios">Of the output's frequencies to the input's, at each frame.</param>
    /// <param name="onset">The frame where an attack begins, or -1.</param>
    /// <param name="formant">Ratio by which kept formants move.</param>
    public void Process(in Planar audio, long position, ReadOnlySpan<double> ratios, int onset, double formant)
    {
        Start(ratios[0]);
        _places.AsSpan(Quantum.Frames).CopyTo(_places);
        for (var i = 0; i < Quantum.Frames; i++)
        {
            _places[Latency + i] = _place;
            _place += ratios[i];
        }

        for (var c = 0; c < audio.Channels; c++)
        {
            var past = _input[c].AsSpan();
            past[Quantum.Frames..].CopyTo(past);
            audio[c].CopyTo(past[^Quantum.Frames..]);
        }

        _since += Quantum.Frames;
        if (onset >= 0)
        {
            _since = Quantum.Frames - onset;
            _attack.Begin();
        }

        if ((position + Quantum.Frames) % _hop == 0)
        {
            Frame(formant);
        }

        for (var c = 0; c < audio.Channels; c++)
        {
            var output = audio[c];
            for (var i = 0; i < output.Length; i++)
            {
                output[i] = _lines[c].Read(_written - _places[i]);
            }
        }
    }

    public void Reset()
    {
        _vocoder.Reset();
        _attack.Reset();
        _sum.Reset();
        foreach (var past in _input)
        {
            Array.Clear(past);
        }

        foreach (var line in _lines)
        {
            line.Reset();
        }

        _since = long.MaxValue / 2;
        _started = false;
    }

    /// <summary>Before the first frame the ratio was what it is then.</summary>
    private void Start(double ratio)
    {
        if (_started)
        {
            return;
        }

        _started = true;
        _place = 0;
        for (var i = 0; i < _places.Length; i++)
        {
            _places[i] = (i - _places.Length) * ratio;
        }

        _center = (long)Math.Floor((-(_vocoder.Size / 2.0) - _hop) * ratio);
        _written = _center - (_vocoder.Size / 2);
    }

    /// <summary>The window's middle goes to its place in the stretched stream; what lies before all coming windows is done.</summary>
    private void Frame(double formant)
    {
        var half = _vocoder.Size / 2;
        var place = _places[^half];
        var center = (long)Math.Floor(place + 0.5);
        var ratio = (place - _places[^(half + _hop)]) / _hop;
        var hop = (int)(center - _center);
        for (var c = 0; c < _lines.Length; c++)
        {
            foreach (var sample in _sum.Take(c, hop))
            {
                _lines[c].Write(sample);
            }
        }

        _written += hop;
        _center = center;
        for (var c = 0; c < _lines.Length; c++)
        {
            _vocoder.Analyze(c, _input[c]);
        }

        _vocoder.Turn(_hop, hop, reset: false);
        var attack = _since <= _vocoder.Size;
        var gains = Gains(ratio, formant, attack);
        if (attack)
        {
            _attack.Place(_vocoder.Power, half - (int)_since, AttackPlace(center), ratio, _hop, _vocoder.Angles, _gains);
        }

        _attack.Follow(_vocoder.Power);
        _sum.Advance(hop, Cut(center));
        for (var c = 0; c < _lines.Length; c++)
        {
            _vocoder.Synthesize(c, gains, _frame);
            _sum.Add(c, _frame);
        }
    }

    /// <summary>Where in the stretched stream the last attack belongs, from a window's middle.</summary>
    private double AttackPlace(long center) => _places[^(int)_since] - center;

    /// <summary>
    /// Where a frame begins: read slower, what comes after an attack would reach before it, so frames whose middle is past the attack begin with it.
    /// </summary>
    private int Cut(long center)
    {
        var half = _vocoder.Size / 2;
        return _since > half && _since <= _places.Length && AttackPlace(center) > half - _since
            ? (int)Math.Clamp(half + AttackPlace(center), 0, _vocoder.Size)
            : 0;
    }

    /// <param name="attack">True where the attack will change them.</param>
    private ReadOnlySpan<double> Gains(double ratio, double formant, bool attack)
    {
        if (_envelope is null && ratio <= 1 && !attack)
        {
            return [];
        }

        _gains.AsSpan().Fill(1);
        if (_envelope is not null)
        {
            _envelope.Follow(_vocoder.Power);
            _envelope.Gains(ratio / formant, _gains);
        }

        if (ratio > 1)
        {
            // Read faster, all above half the rate over the ratio would fold.
            var end = (int)((_vocoder.Bins - 1) / ratio);
            for (var k = Math.Max(end - Edge, 0); k < _gains.Length; k++)
            {
                _gains[k] *= Math.Clamp((double)(end - k) / Edge, 0, 1);
            }
        }

        return _gains;
    }
}

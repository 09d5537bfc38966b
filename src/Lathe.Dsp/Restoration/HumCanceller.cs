using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Fourier;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;
using Lathe.Dsp.Oscillators;

namespace Lathe.Dsp.Restoration;

/// <summary>
/// Takes the hum of one fundamental, or of the likelier of several, out of one channel: measures its harmonics in blocks of a fifth of a second under Hann
/// windows that overlap by half, estimates them over a window of which a fifth lies ahead, and subtracts them, crossing over from the middle of one
/// block to that of the next. There is no filter, and so nothing rings. Blocks begin at multiples of their hop in the song.
/// </summary>
public sealed class HumCanceller
{
    private const double HopSeconds = 0.1;
    private const double Ahead = 0.2; // of the window

    // By how much the fundamental may differ from its nominal value, of itself, and the last harmonic from its own, Hz: the block's window still sees it.
    private const double Drift = 0.006;
    private const double LastDrift = 4.5;
    private const double HighestHarmonic = 0.45; // of the rate
    private const int HopsOfSearch = 10;

    private readonly int _hop;
    private readonly int _ahead;
    private readonly int _most;
    private readonly HumHarmonics[] _candidates;
    private readonly IntegerDelay _delay;
    private readonly double[] _window;
    private readonly double[] _rising = new double[Quantum.Frames];
    private readonly double[] _falling = new double[Quantum.Frames];
    private readonly double[] _cosine = new double[Quantum.Frames];
    private readonly double[] _sine = new double[Quantum.Frames];
    private readonly double[] _re = new double[Quantum.Frames];
    private readonly double[] _im = new double[Quantum.Frames];
    private readonly double[] _older = new double[Quantum.Frames];
    private readonly double[] _newer = new double[Quantum.Frames];
    private HumHarmonics _best;
    private int _blocks;

    /// <param name="sampleRate">Hz.</param>
    /// <param name="fundamentals">Nominal frequencies in Hz, one or more.</param>
    /// <param name="harmonics">The most that are taken out; those above 0.45 of the rate do not count.</param>
    /// <param name="window">Seconds over which the hum is estimated.</param>
    public HumCanceller(int sampleRate, ReadOnlySpan<double> fundamentals, int harmonics, double window)
    {
        _hop = Quantum.RoundUp((int)(HopSeconds * sampleRate));
        _window = new double[2 * _hop];
        Windows.Hann(_window);
        _most = Math.Max(2, (int)(window * sampleRate / _hop));
        _ahead = Math.Max(1, (int)(Ahead * _most));
        _candidates = new HumHarmonics[fundamentals.Length];
        for (var f = 0; f < fundamentals.Length; f++)
        {
            var step = fundamentals[f] / sampleRate;
            var count = Math.Clamp((int)(HighestHarmonic / step), 1, harmonics);
            var widest = Math.Min(Drift * step, LastDrift / sampleRate / count);
            _candidates[f] = new HumHarmonics(step, count, _most, 2 * Math.PI * widest * _hop);
        }

        _best = _candidates[0];
        Latency = ((_ahead + 2) * _hop) - Quantum.Frames;
        _delay = new IntegerDelay(1, Latency);
    }

    /// <summary>Frames.</summary>
    public int Latency { get; }

    /// <summary>Frames that it may sound on after its input.</summary>
    public int Tail => 3 * _hop;

    /// <summary>One quantum in place.</summary>
    /// <param name="audio">64 frames.</param>
    /// <param name="position">Of the first in the song.</param>
    /// <param name="share">Share of the hum that is taken out, 0 to 1.</param>
    public void Process(Span<double> audio, long position, double share)
    {
        var within = Within(position);
        Kernel.Multiply(audio, _window.AsSpan(within, Quantum.Frames), _rising);
        Kernel.Multiply(audio, _window.AsSpan(_hop + within, Quantum.Frames), _falling);
        foreach (var candidate in _candidates)
        {
            Rotate(candidate.Curve, position, 0, 0);
            candidate.Measure(_rising, _falling, _re, _im, _cosine, _sine);
        }

        if (within + Quantum.Frames == _hop)
        {
            Close(position);
        }

        _delay.Process(audio);
        Subtract(audio, position - Latency, share);
    }

    public void Reset()
    {
        _delay.Reset();
        _blocks = 0;
        _best = _candidates[0];
        Array.ForEach(_candidates, c => c.Reset());
    }

    private int Within(long position) => (int)(((position % _hop) + _hop) % _hop);

    private void Close(long position)
    {
        foreach (var candidate in _candidates)
        {
            candidate.Close(2.0 / _hop);
        }

        _blocks = Math.Min(_blocks + 1, _most);
        if (_blocks <= _ahead)
        {
            return;
        }

        if (_blocks == _ahead + 1 || (position + Quantum.Frames) / _hop % HopsOfSearch == 0)
        {
            Search();
        }

        foreach (var candidate in _candidates)
        {
            candidate.Estimate(_blocks, _blocks - 1 - _ahead, candidate == _best);
        }
    }

    private void Search()
    {
        var loudest = 0.0;
        foreach (var candidate in _candidates)
        {
            loudest = Math.Max(loudest, candidate.Loudest(_blocks));
        }

        foreach (var candidate in _candidates)
        {
            candidate.Search(_blocks, loudest);
        }

        foreach (var candidate in _candidates)
        {
            _best = candidate.Agreement > _best.Agreement ? candidate : _best;
        }
    }

    private void Subtract(Span<double> audio, long position, double share)
    {
        // Output runs from the middle of the older estimate's block to that of the newer's.
        var way = Within(position);
        var middle = position - way;
        foreach (var candidate in _candidates)
        {
            if (candidate.Older.Energy == 0 && candidate.Newer.Energy == 0)
            {
                continue;
            }

            Make(candidate.Curve, candidate.Older, position, middle, _older);
            Make(candidate.Curve, candidate.Newer, position, middle + _hop, _newer);
            for (var i = 0; i < audio.Length; i++)
            {
                var along = (way + i) / (double)_hop;
                audio[i] = Math.FusedMultiplyAdd(-share, Math.FusedMultiplyAdd(along, _newer[i] - _older[i], _older[i]), audio[i]);
            }
        }
    }

    private void Make(PhaseCurve curve, HumEstimate estimate, long position, long middle, Span<double> hum)
    {
        hum.Clear();
        if (estimate.Energy == 0)
        {
            return;
        }

        var turn = estimate.Turn / (2 * Math.PI * _hop);
        Rotate(curve, position, turn, (position - middle) * turn);
        _cosine.CopyTo(_re, 0);
        _sine.CopyTo(_im, 0);
        for (var k = 0; k < estimate.Re.Length; k++)
        {
            if (estimate.Re[k] != 0 || estimate.Im[k] != 0)
            {
                Kernel.MultiplyAdd(_re, estimate.Re[k], hum, hum);
                Kernel.MultiplyAdd(_im, -estimate.Im[k], hum, hum);
            }

            HumHarmonics.Turn(_re, _im, _cosine, _sine);
        }
    }

    /// <summary>Cosine and sine of the fundamental, with further cycles a frame and at the start.</summary>
    private void Rotate(PhaseCurve curve, long position, double step, double offset)
    {
        for (var i = 0; i < Quantum.Frames; i++)
        {
            _sine[i] = 2 * (curve.At(position + i).Phase + offset + (step * i));
        }

        DetMath.CosPi(_sine, _cosine);
        DetMath.SinPi(_sine, _sine);
    }
}

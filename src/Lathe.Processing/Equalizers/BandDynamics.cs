using Lathe.Dsp.Buffers;
using Lathe.Dsp.Dynamics;
using Lathe.Dsp.Filters;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Equalizers;

/// <summary>
/// What makes a band dynamic: the level of the signal inside the band moves its gain. A bell's level is the envelope of two band-passes in
/// series of the same frequency and q, from two outputs that stand a quarter period apart, so that a tone at the band's middle reads its peak without
/// ripple; a shelf's is the root mean square beyond its frequency, as the peak of a sine. Channels of one band count by the loudest.
/// </summary>
internal sealed class BandDynamics
{
    private const double Knee = 6; // dB
    private const double LowShelfWindow = 0.02; // seconds
    private const double HighShelfPeriods = 2;
    private const double Highest = 0.45; // of the sample rate

    private readonly BandShape _shape;
    private readonly ChannelTarget _part;
    private readonly bool _key;
    private readonly int _sampleRate;
    private readonly StateVariable[] _filters;
    private readonly StateVariable[] _seconds;
    private readonly double[] _meanSquares;
    private readonly double[] _samples = new double[Quantum.Frames];
    private readonly double[] _levels = new double[Quantum.Frames];
    private readonly ReductionSmoother _smoother = new();
    private readonly double[] _delay;
    private int _delayed;
    private (double Frequency, double Q) _tuned;

    /// <param name="shape">A shape with a gain.</param>
    /// <param name="part">The part of a stereo signal that is listened to.</param>
    /// <param name="context">Rate and channels.</param>
    /// <param name="key">Whether the key is listened to, where one is connected.</param>
    /// <param name="delay">Quanta by which the gain comes later, for filters that delay the audio.</param>
    internal BandDynamics(BandShape shape, ChannelTarget part, ProcessorContext context, bool key, int delay)
    {
        (_shape, _part, _sampleRate) = (shape, part, context.SampleRate);
        _key = key && context.KeyChannels > 0;
        var channels = _key ? context.KeyChannels : context.Channels;
        _filters = new StateVariable[part is ChannelTarget.Stereo ? channels : 1];
        _seconds = new StateVariable[_filters.Length];
        _meanSquares = new double[_filters.Length];
        _delay = new double[delay];
    }

    internal void Reset()
    {
        for (var i = 0; i < _filters.Length; i++)
        {
            _filters[i].Reset();
            _seconds[i].Reset();
        }

        Array.Clear(_meanSquares);
        Array.Clear(_delay);
        _delayed = 0;
        _smoother.Reset();
    }

    /// <summary>Hears one quantum and tells what its end adds to the band's gain, dB.</summary>
    /// <param name="work">The audio as it comes in, and the key.</param>
    /// <param name="curve">Where the band reacts, and how far.</param>
    /// <param name="times">How fast.</param>
    /// <param name="frequency">Of the band, as a part of the sample rate.</param>
    /// <param name="q">Of the band.</param>
    internal double Next(in Work work, in BandCurve curve, in ReductionTimes times, double frequency, double q)
    {
        Tune(Math.Min(frequency, Highest), q);
        if (_key && !work.HasKey)
        {
            Array.Clear(_levels);
        }
        else
        {
            Listen(_key ? work.Key : work.Audio);
        }

        Decibels.FromGain(_levels, _levels);
        new CompressorCurve(curve.Threshold, curve.Ratio, Knee, Math.Abs(curve.Range)).Reduction(_levels, _levels);
        _smoother.Process(_levels, times);

        // Held to the range as it is now: where the range passes 0 dB the gain does too.
        var reach = Math.Min(_levels[^1], Math.Abs(curve.Range));
        return Delayed(curve.Range < 0 ? -reach : reach);
    }

    private double Delayed(double gain)
    {
        if (_delay.Length == 0)
        {
            return gain;
        }

        var later = _delay[_delayed];
        _delay[_delayed] = gain;
        _delayed = (_delayed + 1) % _delay.Length;
        return later;
    }

    private void Tune(double frequency, double q)
    {
        if (_tuned == (frequency, q))
        {
            return;
        }

        _tuned = (frequency, q);
        for (var i = 0; i < _filters.Length; i++)
        {
            _filters[i].Set(frequency, _shape is BandShape.Bell ? q : BandDesign.ButterworthQ);
            _seconds[i].Set(frequency, q);
        }
    }

    private void Listen(Planar signal)
    {
        for (var i = 0; i < _filters.Length; i++)
        {
            Choose(signal, i);
            if (_shape is BandShape.Bell)
            {
                FindEnvelope(ref _filters[i], ref _seconds[i], i == 0);
            }
            else
            {
                FindMeanSquare(ref _filters[i], ref _meanSquares[i], i == 0);
            }
        }
    }

    private void Choose(Planar signal, int index)
    {
        var last = signal.Channels - 1;
        signal[_part is ChannelTarget.Right ? Math.Min(1, last) : Math.Min(index, last)].CopyTo(_samples);
        if (_part is ChannelTarget.Mid or ChannelTarget.Side && last > 0)
        {
            var other = signal[1];
            for (var t = 0; t < _samples.Length; t++)
            {
                _samples[t] = 0.5 * (_part is ChannelTarget.Mid ? _samples[t] + other[t] : _samples[t] - other[t]);
            }
        }
    }

    private void FindEnvelope(ref StateVariable filter, ref StateVariable second, bool first)
    {
        var (running, next) = (filter, second);
        var damping = 1 / _tuned.Q;
        for (var t = 0; t < _samples.Length; t++)
        {
            // Of the band's own outputs, low and high stand 90 degrees to either side of band; in their difference both add up.
            var (low, band, high) = next.Next(damping * running.Next(_samples[t]).Band);
            var (real, imaginary) = (damping * band, 0.5 * damping * (low - high));
            var level = Math.Sqrt((real * real) + (imaginary * imaginary));
            _levels[t] = first ? level : Math.Max(_levels[t], level);
        }

        running.Settle();
        next.Settle();
        (filter, second) = (running, next);
    }

    private void FindMeanSquare(ref StateVariable filter, ref double meanSquare, bool first)
    {
        var running = filter;
        var mean = meanSquare;
        var low = _shape is BandShape.LowShelf;
        var window = low ? LowShelfWindow : HighShelfPeriods / (_tuned.Frequency * _sampleRate);
        var step = TimeConstant.Step(window, _sampleRate);
        for (var t = 0; t < _samples.Length; t++)
        {
            var (below, _, above) = running.Next(_samples[t]);
            var sample = low ? below : above;
            mean = Math.FusedMultiplyAdd(step, (sample * sample) - mean, mean);
            var level = Math.Sqrt(2 * mean);
            _levels[t] = first ? level : Math.Max(_levels[t], level);
        }

        running.Settle();
        filter = running;
        meanSquare = mean < 1e-60 ? 0 : mean; // the square of what is flushed elsewhere
    }
}

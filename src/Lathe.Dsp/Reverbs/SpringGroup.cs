using System.Numerics;
using System.Runtime.Intrinsics;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Reverbs;

/// <summary>Four springs in the lanes of a vector, each a loop of a <see cref="DispersiveChain"/>, a delay line and a <see cref="SpringLoss"/>.</summary>
internal sealed class SpringGroup
{
    private const int Lanes = DispersiveChain.Lanes;
    private const int Springs = 2;

    /// <summary>Milliseconds that modulation moves a spring's end by at most.</summary>
    private const double MaxSway = 0.4;

    private static readonly double[] Factors = [0.75, 0.71, 0.73, 0.77];
    private static readonly double[] Milliseconds = [56, 41, 47, 63];

    private readonly DispersiveChain _chain;
    private readonly SpringLoss _loss;
    private readonly int[] _lengths = new int[Lanes];
    private readonly double[] _gains = new double[Lanes];
    private readonly double[] _returned = new double[Quantum.Frames * Lanes];
    private readonly double[] _ring;
    private readonly int _mask;
    private readonly double _sampleRate;
    private readonly double _sway;
    private int _at;

    /// <param name="stretch">Frames of each all-pass.</param>
    /// <param name="transition">Hz.</param>
    /// <param name="size">Scales the lengths.</param>
    public SpringGroup(int stretch, double transition, double size, DecayBands decay, double sampleRate)
    {
        _sampleRate = sampleRate;
        _sway = MaxSway * sampleRate / 1000;
        _chain = new DispersiveChain(stretch, Factors);
        var mid = 2 * Math.PI * Math.Min(1000, 0.25 * transition) / sampleRate;
        var top = 2 * Math.PI * 0.96 * transition / sampleRate;
        var (time, atTop) = (new double[Lanes], new double[Lanes]);
        for (var lane = 0; lane < Lanes; lane++)
        {
            var chain = DispersiveChain.GroupDelay(Factors[lane], stretch, mid);
            _lengths[lane] = Math.Max(Quantum.Frames + (int)_sway + 3, (int)((Milliseconds[lane] * size * sampleRate / 1000) - chain));
            time[lane] = _lengths[lane] + chain;
            atTop[lane] = _lengths[lane] + DispersiveChain.GroupDelay(Factors[lane], stretch, top);
            Slowest = Math.Max(Slowest, atTop[lane]);
            Spread = Math.Max(Spread, atTop[lane] / time[lane]);
        }

        _mask = (int)BitOperations.RoundUpToPowerOf2((uint)(_lengths.Max() + _sway + Quantum.Frames + 4)) - 1;
        _ring = new double[(_mask + 1) * Lanes];
        double[] gains = [.. time.Select(t => -DetMath.DbToGain(Loss(t, decay.Mid)))];
        double Loss(double frames, double seconds) => -60 * frames / (sampleRate * seconds);
        double Relative(int lane, double seconds) => Math.Max(-60, Loss(time[lane], seconds) - Loss(time[lane], decay.Mid));

        // Towards the transition a journey takes longer, and loses in proportion.
        var above = DecayShelf.Share(transition, decay.HighCrossover);
        var rate = ((1 - above) / decay.Mid) + (above / decay.High);
        double Excess(int lane) => DispersiveChain.GroupDelay(Factors[lane], stretch, Math.PI / stretch) - (time[lane] - _lengths[lane]);
        _loss = new SpringLoss(
            gains,
            [
                (lane, section) => DecayShelf.Low(Relative(lane, decay.Low), decay.LowCrossover, sampleRate, section),
                (lane, section) => DecayShelf.High(Relative(lane, decay.High), decay.HighCrossover, sampleRate, section),
                (lane, _) => TransitionBell.Section(
                    Math.Max(-60, Loss(Excess(lane), 1 / rate)) / DecayShelf.Sections, Factors[lane], transition, sampleRate),
            ]);
        for (var lane = 0; lane < Lanes; lane++)
        {
            // All springs of a channel together have about the energy of the input.
            _gains[lane] = Math.Sqrt((1 - (gains[lane] * gains[lane])) / Springs);
        }
    }

    /// <summary>Frames of the longest journey.</summary>
    public double Slowest { get; }

    /// <summary>How much longer a journey takes near the transition frequency.</summary>
    public double Spread { get; } = 1;

    /// <param name="frames">64 frames x 4 springs, in place.</param>
    /// <param name="before">Modulation at the end of the quantum before, 0 to 1.</param>
    /// <param name="now">Modulation at the end of this one.</param>
    /// <param name="position">Frame of the song; the modulation is a function of it.</param>
    public void Process(Span<double> frames, double before, double now, long position)
    {
        if (before == 0 && now == 0)
        {
            Read();
        }
        else
        {
            ReadBetween(before, now, position);
        }

        _loss.Process(_returned);
        Kernels.Kernel.Add(frames, _returned, frames);
        _chain.Process(frames);
        Write(frames);
    }

    public void Reset()
    {
        _chain.Reset();
        _loss.Reset();
        Array.Clear(_ring);
        _at = 0;
    }

    private void Read()
    {
        for (var lane = 0; lane < Lanes; lane++)
        {
            var row = _at - _lengths[lane];
            for (var i = 0; i < Quantum.Frames; i++)
            {
                _returned[(i * Lanes) + lane] = _ring[(((row + i) & _mask) * Lanes) + lane];
            }
        }
    }

    /// <summary>On the cubic through four samples, as <see cref="Delays.DelayLine.Cubic"/>: of its treble loss the band of a spring has no part.</summary>
    private void ReadBetween(double before, double now, long position)
    {
        var from = Places(before, position);
        var step = (Places(now, position + Quantum.Frames) - from) * (1.0 / Quantum.Frames);
        var one = Vector256.Create(1.0);
        var two = Vector256.Create(2.0);
        for (var i = 0; i < Quantum.Frames; i++)
        {
            var place = from + (step * Vector256.Create(i + 1.0));
            var whole = Vector256.Floor(place);
            var d = place - whole;
            var (t0, t1, t2, t3) = (Row(i, whole, -1), Row(i, whole, 0), Row(i, whole, 1), Row(i, whole, 2));
            var y = (t0 * (-d * (d - one) * (d - two) * Vector256.Create(1 / 6.0)))
                + (t1 * ((d + one) * (d - one) * (d - two) * Vector256.Create(0.5)))
                + (t2 * (-(d + one) * d * (d - two) * Vector256.Create(0.5)))
                + (t3 * ((d + one) * d * (d - one) * Vector256.Create(1 / 6.0)));
            y.CopyTo(_returned, i * Lanes);
        }
    }

    /// <summary>The samples that each lane wrote a number of frames and some more before frame i.</summary>
    private Vector256<double> Row(int i, Vector256<double> whole, int more)
    {
        var row = _at + i - more;
        return Vector256.Create(
            _ring[((row - (int)whole[0]) & _mask) * Lanes],
            _ring[(((row - (int)whole[1]) & _mask) * Lanes) + 1],
            _ring[(((row - (int)whole[2]) & _mask) * Lanes) + 2],
            _ring[(((row - (int)whole[3]) & _mask) * Lanes) + 3]);
    }

    /// <summary>Delays in frames, swinging at 0.4 to 0.85 Hz, each spring its own.</summary>
    private Vector256<double> Places(double modulation, long frame)
    {
        Span<double> places = stackalloc double[Lanes];
        for (var lane = 0; lane < Lanes; lane++)
        {
            var cycles = ((0.4 + (0.15 * lane)) * frame / _sampleRate) + (0.25 * lane);
            places[lane] = _lengths[lane] + (_sway * modulation * DetMath.Sin(2 * Math.PI * (cycles - Math.Floor(cycles))));
        }

        return Vector256.Create<double>(places);
    }

    private void Write(Span<double> frames)
    {
        var gains = Vector256.Create(_gains);
        for (var i = 0; i < Quantum.Frames; i++)
        {
            var row = frames.Slice(i * Lanes, Lanes);
            var y = Vector256.Create<double>(row);
            Denormals.Flush(y).CopyTo(_ring, ((_at + i) & _mask) * Lanes);
            (gains * y).CopyTo(row);
        }

        _at = (_at + Quantum.Frames) & _mask;
    }
}

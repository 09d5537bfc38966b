using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Dynamics;
using Lathe.Dsp.Filters;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Stereo;

/// <summary>
/// Width in one to four bands, with a guard that narrows a band before its left and right work against each other. The bands sum flat; the mid signal
/// only passes the crossovers' all-pass, so the mono sum keeps its level at every frequency. Other layouts than stereo pass unchanged.
/// </summary>
public sealed class Imager : IProcessor<Imager>
{
    private const int MostBands = 4;
    private const int Order = 4;
    private const double LowestCrossover = 40;
    private const double Highest = 0.45; // of the sample rate
    private const double Apart = 1.05; // least ratio of neighboring crossovers
    private const double WindowSeconds = 0.1;

    private static readonly Param Count = Param.Number("bands", "Bands", 1, MostBands, 2, "how many bands there are", Rate.Setup);
    private static readonly Param Low = Param.Hertz("low", "Low crossover", LowestCrossover, 1000, 150, "between the first and the second band");
    private static readonly Param Middle = Param.Hertz("middle", "Middle crossover", 200, 8000, 3000, "between the second and the third band");
    private static readonly Param High = Param.Hertz("high", "High crossover", 1000, 16000, 8000, "between the third and the fourth band");
    private static readonly Param[] Widths =
    [
        .. Enumerable.Range(1, MostBands).Select(b => Param.Percent($"width-{b}", $"Width {b}", 0, 200, 100, $"level of the side signal in band {b}: 0 is mono, 100 unchanged")),
    ];

    private static readonly Param Guard = Param.Number(
        "guard", "Guard", -1, 0.9, 0, "least correlation of left and right in each band, over 100 ms: a band below it is narrowed; -1 lets everything pass");

    private readonly double[] _frequencies = new double[MostBands - 1];
    private readonly double[] _side = new double[Quantum.Frames];
    private readonly double[] _ramp = new double[Quantum.Frames];
    private readonly Band[] _bands = [new(), new(), new(), new()];
    private CrossoverBank? _crossover;
    private double[] _split = [];
    private int _count;
    private double _sampleRate;
    private double _step;
    private ProcessorSettings? _settings;

    public static ProcessorInfo Info { get; } = new(
        "imager", "Imager", Category.Stereo, version: 1, "Widens or narrows each band and guards its correlation.",
        source: "Linkwitz-Riley bands of fourth order; left = mid + w side; w from (mm - w^2 ss)^2 = c^2 ((mm + w^2 ss)^2 - 4 w^2 ms^2)",
        [Count, Low, Middle, High, .. Widths, Guard]);

    public int Latency => 0;

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        _sampleRate = context.SampleRate;
        _settings = context.Settings;
        _count = (int)Math.Round(context.Settings[Count]);
        _step = TimeConstant.Step(WindowSeconds, _sampleRate / Quantum.Frames);
        _crossover = _count == 1 ? null : new CrossoverBank(2, _count, Order);
        _split = new double[2 * MostBands * Quantum.Frames];

        // Double poles of real part 0.7 of the lowest crossover, and those of the all-passes behind it.
        Tail = _count == 1 ? 0 : (long)(40 * _sampleRate / (2 * Math.PI * 0.7 * LowestCrossover));
        Reset();
    }

    public void Process(in Work work)
    {
        if (work.Audio.Channels != 2)
        {
            return;
        }

        var left = work.Audio[0];
        var right = work.Audio[1];
        var bands = new Planar(_split, 2 * _count, Quantum.Frames, Quantum.Frames);
        if (_crossover is null)
        {
            work.Audio.CopyTo(bands);
        }
        else
        {
            Move(work[Low], work[Middle], work[High]);
            _crossover.Split(work.Audio, bands);
            work.Audio.Clear();
        }

        for (var b = 0; b < _count; b++)
        {
            var l = bands[2 * b];
            var r = bands[(2 * b) + 1];
            Kernel.Subtract(l, r, _side);
            Kernel.Scale(_side, 0.5, _side);
            var (from, to) = _bands[b].Width(l, r, work[Widths[b]] / 100, work[Guard], _step);
            Ramp.Fill(_ramp, from - 1, to - 1);
            Kernel.Multiply(_side, _ramp, _side);
            if (_crossover is not null)
            {
                Kernel.Add(left, l, left);
                Kernel.Add(right, r, right);
            }

            Kernel.Add(left, _side, left);
            Kernel.Subtract(right, _side, right);
        }
    }

    public void Reset()
    {
        Move(_settings![Low], _settings[Middle], _settings[High]);
        _crossover?.Reset();
        Array.ForEach(_bands, b => b.Reset());
    }

    private void Move(double low, double middle, double high)
    {
        _frequencies[0] = Math.Min(low / _sampleRate, Highest / (Apart * Apart));
        _frequencies[1] = Math.Clamp(middle / _sampleRate, Apart * _frequencies[0], Highest / Apart);
        _frequencies[2] = Math.Clamp(high / _sampleRate, Apart * _frequencies[1], Highest);
        _crossover?.MoveTo(_frequencies.AsSpan(0, _count - 1));
    }

    /// <summary>The running energies of one band, linear, and its width.</summary>
    private sealed class Band
    {
        private double _mid;
        private double _side;
        private double _cross;
        private double _width = double.NaN;

        public void Reset() => (_mid, _side, _cross, _width) = (0, 0, 0, double.NaN);

        /// <summary>The widths at both ends of the quantum.</summary>
        public (double From, double To) Width(ReadOnlySpan<double> left, ReadOnlySpan<double> right, double wanted, double limit, double step)
        {
            double ll = Kernel.SumOfSquares(left), rr = Kernel.SumOfSquares(right), lr = Kernel.Dot(left, right);
            _mid = Denormals.Flush(_mid + (step * (((ll + rr + (2 * lr)) / 4) - _mid)));
            _side = Denormals.Flush(_side + (step * (((ll + rr - (2 * lr)) / 4) - _side)));
            _cross = Denormals.Flush(_cross + (step * (((ll - rr) / 4) - _cross)));
            var to = limit > -1 ? Math.Min(wanted, Widest(limit)) : wanted;
            var from = double.IsNaN(_width) ? to : _width;
            _width = to;
            return (from, to);
        }

        /// <summary>The width at which the correlation is the limit.</summary>
        private double Widest(double limit)
        {
            var square = limit * limit;
            var a = _side * _side * (1 - square);
            var c = _mid * _mid * (1 - square);
            var b = (2 * _mid * _side * (1 + square)) - (4 * square * _cross * _cross);
            var root = Math.Sqrt(Math.Max(0, (b * b) - (4 * a * c)));
            var (numerator, denominator) = limit >= 0 ? (2 * c, b + root) : (b + root, 2 * a);
            return denominator > 0 ? Math.Sqrt(numerator / denominator) : double.PositiveInfinity;
        }
    }
}

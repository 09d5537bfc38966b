using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Dynamics;
using Lathe.Dsp.Fourier;
using Lathe.Dsp.Kernels;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Dynamics;

/// <summary>
/// Takes down what rings out of a sound, hop by hop, and leaves its balance: a short-time Fourier transform (Hann windows for analysis and synthesis,
/// a quarter of a window a hop, hops at multiples of the song position), gains from <see cref="ResonanceSuppressorGains"/> by the summed power of all channels,
/// so that the image stays. What it takes is made and added to the delayed input: where nothing stands out not a bit changes.
/// </summary>
public sealed class ResonanceSuppressor : IProcessor<ResonanceSuppressor>
{
    private const int Overlap = 4;

    /// <summary>Frames of a window near 44.1 kHz: 46 ms, bins of 21.5 Hz.</summary>
    private const int BaseSize = 2048;

    /// <summary>The sum of the squares of Hann windows a quarter apart.</summary>
    private const double WindowGain = 1.5;

    private static readonly Param Depth = Param.Percent("depth", "Depth", 0, 200, 60, "how much of what stands out is taken, in dB");
    private static readonly Param Threshold = Param.Decibels("threshold", "Threshold", 0, 24, 4, "how far a band has to stand above its neighborhood to be taken for a resonance");
    private static readonly Param Greatest = Param.Decibels("range", "Range", 0, 36, 12, "the most that is taken");
    private static readonly Param Sharpness = Param.Percent("sharpness", "Sharpness", 0, 100, 50, "width of what is told apart: from a whole ERB (about a third of an octave) down to a twelfth of an octave and less", Rate.Setup);
    private static readonly Param Attack = Param.Milliseconds("attack", "Attack", 1, 500, 10, "time in which a reduction comes in, 1 - 1/e of the way");
    private static readonly Param Release = Param.Milliseconds("release", "Release", 5, 2000, 80, "time in which it goes, 1 - 1/e of the way");
    private static readonly Param Low = Param.Hertz("low", "Lowest", 20, 20000, 150, "lowest frequency that is worked on; below it fades within half an octave");
    private static readonly Param High = Param.Hertz("high", "Highest", 20, 20000, 16000, "highest frequency that is worked on; above it fades within half an octave");
    private static readonly Param Tilt = Param.Decibels("tilt", "Tilt", -6, 6, 0, "added to the threshold for each octave above 1 kHz: below 0 dB works more on the treble");

    private RealFft _fft = new(BaseSize);
    private ResonanceSuppressorGains? _gains;
    private IntegerDelay? _delay;
    private Channel[] _channels = [];
    private double[] _window = [];
    private double[] _time = [];
    private double[] _powers = [];
    private double[] _binGains = [];
    private int _hop;
    private double _hopRate;

    public static ProcessorInfo Info { get; } = new(
        "resonance-suppressor",
        "Resonance suppressor",
        Category.Dynamics,
        version: 1,
        "Takes down frequencies that ring out of their neighborhood.",
        source: "own design: STFT, two smoothings on the ERB scale (Glasberg and Moore 1990), reduction of their difference",
        [Depth, Threshold, Greatest, Sharpness, Attack, Release, Low, High, Tilt]);

    /// <summary>A window less a quantum: by then no later window reaches the oldest quantum.</summary>
    public int Latency => _fft.Size - Quantum.Frames;

    public long Tail => _fft.Size;

    public void Prepare(ProcessorContext context)
    {
        var size = BaseSize;
        while (size * 44100L < 0.75 * BaseSize * context.SampleRate)
        {
            size *= 2;
        }

        _fft = new RealFft(size);
        _hop = size / Overlap;
        _hopRate = context.SampleRate / (double)_hop;
        _window = new double[size];
        Windows.Hann(_window);
        _time = new double[size];
        _powers = new double[_fft.Bins];
        _binGains = new double[_fft.Bins];
        _gains = new ResonanceSuppressorGains(_fft.Bins, context.SampleRate, 0.5 - (0.42 * context.Settings[Sharpness] / 100));
        _delay = new IntegerDelay(context.Channels, Latency);
        _channels = PerChannel.Make(context.Channels, () => new Channel(_fft));
    }

    public void Reset()
    {
        _gains?.Reset();
        _delay?.Reset();
        Array.ForEach(_channels, c => c.Reset());
    }

    public void Process(in Work work)
    {
        for (var c = 0; c < _channels.Length; c++)
        {
            _channels[c].Push(work.Audio[c]);
        }

        if ((work.Position + Quantum.Frames) % _hop == 0)
        {
            Hop(work);
        }

        _delay!.Process(work.Audio);
        for (var c = 0; c < _channels.Length; c++)
        {
            _channels[c].AddTo(work.Audio[c]);
        }
    }

    private void Hop(in Work work)
    {
        Array.Clear(_powers);
        foreach (var channel in _channels)
        {
            channel.Analyze(_fft, _window, _time, _powers);
        }

        // A full-scale sine reads 0 dB.
        Kernel.Scale(_powers, 16.0 / ((double)_fft.Size * _fft.Size), _powers);
        _gains!.Process(_powers, _binGains, new ResonanceSuppressorLaw(
            work[Depth] / 100,
            work[Threshold],
            work[Greatest],
            work[Tilt],
            work[Low],
            work[High],
            TimeConstant.Step(work[Attack] / 1000, _hopRate),
            TimeConstant.Step(work[Release] / 1000, _hopRate)));
        if (_gains.IsIdle)
        {
            return;
        }

        for (var k = 0; k < _binGains.Length; k++)
        {
            _binGains[k] = (_binGains[k] - 1) / WindowGain;
        }

        foreach (var channel in _channels)
        {
            channel.Synthesize(_fft, _window, _time, _binGains);
        }
    }

    /// <summary>The last window of input, its spectrum, and what is to be added to the output from now on.</summary>
    private sealed class Channel(RealFft fft)
    {
        private readonly double[] _input = new double[fft.Size];
        private readonly double[] _change = new double[fft.Size];
        private readonly double[] _re = new double[fft.Bins];
        private readonly double[] _im = new double[fft.Bins];

        public void Reset()
        {
            Array.Clear(_input);
            Array.Clear(_change);
        }

        public void Push(ReadOnlySpan<double> samples)
        {
            _input.AsSpan(Quantum.Frames).CopyTo(_input);
            samples.CopyTo(_input.AsSpan(_input.Length - Quantum.Frames));
        }

        public void Analyze(RealFft transform, double[] window, double[] time, double[] powers)
        {
            Kernel.Multiply(_input, window, time);
            transform.Forward(time, _re, _im);
            Kernel.MultiplyAdd(_re, _re, powers, powers);
            Kernel.MultiplyAdd(_im, _im, powers, powers);
        }

        public void Synthesize(RealFft transform, double[] window, double[] time, double[] gains)
        {
            Kernel.Multiply(_re, gains, _re);
            Kernel.Multiply(_im, gains, _im);
            transform.Inverse(_re, _im, time);
            Kernel.MultiplyAdd(time, window, _change, _change);
        }

        /// <summary>Adds the change for the oldest quantum, which no later window reaches, and moves on.</summary>
        public void AddTo(Span<double> samples)
        {
            Kernel.Add(samples, _change.AsSpan(0, Quantum.Frames), samples);
            _change.AsSpan(Quantum.Frames).CopyTo(_change);
            _change.AsSpan(_change.Length - Quantum.Frames).Clear();
        }
    }
}

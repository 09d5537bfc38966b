using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Filters;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Modulation;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Modulation;

/// <summary>
/// A cabinet with a turning horn for the highs and a turning drum for the lows, heard by one microphone for each channel on an arc around it. The
/// cabinet gets the mean of all channels. Angles belong to the song while the speed stands still.
/// </summary>
public sealed class Rotary : IProcessor<Rotary>
{
    // Meters: the mouths of a 122's horn and drum go round circles of about this size.
    private const double HornRadius = 0.18;
    private const double DrumRadius = 0.14;

    private static readonly Param Speed = Param.Choice("speed", "Speed", ["stop", "slow", "fast"], "slow", "where the motors are switched; the rotors get there by their inertia", Rate.Quantum);
    private static readonly Param HornSlow = Param.Hertz("horn-slow", "Horn slow", 0.1, 3, 0.8, "turns of the horn a second at slow");
    private static readonly Param HornFast = Param.Hertz("horn-fast", "Horn fast", 3, 12, 6.7, "turns of the horn a second at fast");
    private static readonly Param DrumSlow = Param.Hertz("drum-slow", "Drum slow", 0.1, 3, 0.67, "turns of the drum a second at slow");
    private static readonly Param DrumFast = Param.Hertz("drum-fast", "Drum fast", 3, 12, 5.7, "turns of the drum a second at fast");
    private static readonly Param Inertia = Param.Percent("inertia", "Inertia", 10, 400, 100, "time that a change of speed takes, of a 122's: horn 1 s, drum 5 s", Rate.Setup);
    private static readonly Param Crossover = Param.Hertz("crossover", "Crossover", 400, 1600, 800, "where horn and drum part, 24 dB an octave");
    private static readonly Param Distance = Param.Number("distance", "Distance", 0.3, 3, 0.6, "meters from the rotors' axis to the microphones", Rate.Sample, Taper.Logarithmic);
    private static readonly Param Angle = Param.Degrees("mic-angle", "Microphone angle", 0, 180, 110, "between the first and the last channel's microphone", Rate.Sample);
    private static readonly Param Horn = Param.Decibels("horn", "Horn", -24, 6, 0, "level of the horn", Rate.Sample);
    private static readonly Param Drum = Param.Decibels("drum", "Drum", -24, 6, 0, "level of the drum", Rate.Sample);
    private static readonly Param Cabinet = Param.Percent("cabinet", "Cabinet", 0, 100, 60, "level of the reflections inside the cabinet", Rate.Sample);

    private readonly LinkwitzRiley _split = new(4);
    private readonly RotorPart _horn = new(0.33, 0.5);
    private readonly RotorPart _drum = new(1.6, 1.8);
    private readonly double[] _reflection = new double[Quantum.Frames];
    private readonly double[] _level = new double[Quantum.Frames];
    private readonly double[] _angles = new double[Quantum.Frames];
    private int _rate;
    private double _inertia;
    private double _start;

    public static ProcessorInfo Info { get; } = new(
        "rotary",
        "Rotary speaker",
        Category.Modulation,
        version: 2,
        "A cabinet whose horn and drum turn.",
        "Distance, Doppler, beam and cabinet image of turning sources; J. Smith, S. Serafin, J. Abel, D. Berners, Doppler simulation and the Leslie, DAFx 2002",
        [Speed, HornSlow, HornFast, DrumSlow, DrumFast, Inertia, Crossover, Distance, Angle, Horn, Drum, Cabinet]);

    public int Latency => InterpolatedDelayLine.LeastDelay;

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        _rate = context.SampleRate;
        _horn.Prepare(_rate, context.Channels, () => new RotorSound(_rate, HornRadius, corner: 1500, lowDrop: 0.35, highDrop: 0.9));
        _drum.Prepare(_rate, context.Channels, () => new RotorSound(_rate, DrumRadius, corner: 200, lowDrop: 0.05, highDrop: 0.6));

        _inertia = context.Settings[Inertia] / 100 * _rate;
        _start = context.Settings[Crossover];
        MoveToStart();

        // 1e-6 of the crossover's double poles of q 0.7, and of the beams' corner at 200 Hz.
        Tail = (long)Math.Ceiling(RotorSound.Longest(_rate, HornRadius) + (_rate * 26 / (2 * Math.PI * context.Settings[Crossover])) + (_rate * 0.015));
    }

    public void Process(in Work work)
    {
        Move(work[Crossover]);
        Mean(work.Audio, _drum.Source);
        _split.Split(_drum.Source, _horn.Source);
        var speed = (int)work[Speed];
        _horn.Turn(work.Position - Latency, speed == 0 ? 0 : work[speed == 1 ? HornSlow : HornFast], _inertia);
        _drum.Turn(work.Position - Latency, speed == 0 ? 0 : -work[speed == 1 ? DrumSlow : DrumFast], _inertia);
        Kernel.Scale(work.Samples(Cabinet), 0.01, _reflection);
        work.Audio.Clear();
        Hear(_horn, work, Horn);
        Hear(_drum, work, Drum);
    }

    public void Reset()
    {
        MoveToStart();
        _horn.Reset();
        _drum.Reset();
    }

    private static void Mean(in Planar audio, Span<double> mean)
    {
        mean.Clear();
        for (var c = 0; c < audio.Channels; c++)
        {
            Kernel.MultiplyAdd(audio[c], 1.0 / audio.Channels, mean, mean);
        }
    }

    private void Move(double crossover) => _split.MoveTo(Math.Min(crossover / _rate, 0.45));

    private void MoveToStart()
    {
        Move(_start);
        _split.Reset();
    }

    private void Hear(RotorPart part, in Work work, Param level)
    {
        DetMath.DbToGain(work.Samples(level), _level);
        var angle = work.Samples(Angle);
        for (var c = 0; c < work.Audio.Channels; c++)
        {
            var place = work.Audio.Channels > 1 ? (c / (work.Audio.Channels - 1.0)) - 0.5 : 0;
            Kernel.MultiplyAdd(angle, -place / 360, part.Turns, _angles);
            part.Microphones[c].Add(part.Source, _angles, work.Samples(Distance), _reflection, _level, work.Audio[c]);
        }
    }
}

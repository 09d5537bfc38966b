using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Modulation;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Modulation;

/// <summary>
/// A second and third take from one: on each side of the stage a voice that is a little late, a little off pitch and wanders in both, beside the direct
/// signal. The wandering is a function of the song's position. Even channels hear the voice above the pitch, odd ones that below.
/// </summary>
public sealed class Doubler : IProcessor<Doubler>
{
    /// <summary>Milliseconds that one head of a detuned voice travels before it starts over, while the other is heard.</summary>
    private const double Travel = 60;

    private static readonly Param Delay = Param.Milliseconds("delay", "Delay", 5, 60, 18, "how late the voices are", Rate.Sample);
    private static readonly Param Detune = Param.Number("detune", "Detune", 0, 50, 8, "cents that the voices are off to either side", Rate.Sample);
    private static readonly Param Wander = Param.Milliseconds("wander", "Wander", 0, 10, 3, "how far a voice strays in time, which bends its pitch too", Rate.Sample);
    private static readonly Param Pace = Param.Hertz("pace", "Pace", 0.1, 4, 0.8, "how often a voice changes its mind", Rate.Sample);
    private static readonly Param Seed = Param.Number("seed", "Seed", 1, 100, 1, "another number, another take", Rate.Setup);
    private static readonly Param Blend = Param.Percent("blend", "Blend", 0, 100, 40, "voices against the direct signal at equal power", Rate.Sample);

    private readonly double[] _direct = new double[Quantum.Frames];
    private readonly double[] _moved = new double[Quantum.Frames];
    private readonly double[] _hertz = new double[Quantum.Frames];
    private readonly double[] _turns = new double[Quantum.Frames];
    private readonly double[] _cells = new double[Quantum.Frames];
    private readonly double[] _gains = new double[Quantum.Frames];
    private readonly double[] _others = new double[Quantum.Frames];
    private InterpolatedDelayLine[] _lines = [];
    private SmoothNoise[] _noise = [];
    private Lfo _travel;
    private Lfo _pace;
    private double _perMillisecond;

    public static ProcessorInfo Info { get; } = new(
        "doubler",
        "Doubler",
        Category.Modulation,
        version: 1,
        "Makes one take sound like several, by small differences of pitch and time.",
        "y = cos b x + sin b (sin(pi p) x(t - d - W p) + cos(pi p) x(t - d - W (p + 1/2 mod 1))), p' = (1 - 2^(detune / 1200)) / W; d wanders by smooth noise",
        [Delay, Detune, Wander, Pace, Seed, Blend]);

    public int Latency => 0;

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        _perMillisecond = context.SampleRate / 1000.0;
        _travel = new Lfo(context.SampleRate);
        _pace = new Lfo(context.SampleRate);
        _lines = new InterpolatedDelayLine[context.Channels];
        _noise = new SmoothNoise[context.Channels];
        Tail = (long)Math.Ceiling((Delay.Max + (2 * Wander.Max) + Travel) * _perMillisecond) + (2 * InterpolatedDelayLine.LeastDelay);
        for (var c = 0; c < context.Channels; c++)
        {
            _lines[c] = new InterpolatedDelayLine((int)Tail);
            _noise[c] = new SmoothNoise((ulong)context.Settings[Seed], c);
        }
    }

    public void Process(in Work work)
    {
        BlendGains.Fill(work.Samples(Blend), _direct, _moved);
        Turn(work);
        for (var c = 0; c < work.Audio.Channels; c++)
        {
            Voice(work, c);
        }
    }

    public void Reset()
    {
        _travel.Reset();
        _pace.Reset();
        foreach (var line in _lines)
        {
            line.Reset();
        }
    }

    private void Turn(in Work work)
    {
        var detune = work.Samples(Detune);
        for (var i = 0; i < _hertz.Length; i++)
        {
            _hertz[i] = detune[i] / 1200;
        }

        DetMath.Exp2(_hertz, _hertz);
        for (var i = 0; i < _hertz.Length; i++)
        {
            _hertz[i] = (_hertz[i] - 1) * 1000 / Travel;
        }

        _travel.Advance(work.Position, _hertz, _turns);
        _pace.Advance(work.Position, work.Samples(Pace), _cells);
    }

    private void Voice(in Work work, int channel)
    {
        // A delay that grows lowers the pitch: the even channels' heads travel towards the present.
        var sign = channel % 2 == 0 ? -1 : 1;
        var delay = work.Samples(Delay);
        var wander = work.Samples(Wander);
        for (var i = 0; i < _gains.Length; i++)
        {
            var turns = sign * _turns[i];
            _others[i] = turns - Math.Floor(turns);
        }

        DetMath.SinPi(_others, _gains);
        var audio = work.Audio[channel];
        var line = _lines[channel];
        var travel = Travel * _perMillisecond;
        for (var i = 0; i < audio.Length; i++)
        {
            var near = _others[i];
            var far = near < 0.5 ? near + 0.5 : near - 0.5;
            var gain = _gains[i];
            var start = ((delay[i] + (wander[i] * (1 + _noise[channel].At(_cells[i])))) * _perMillisecond) + InterpolatedDelayLine.LeastDelay;
            var voice = (gain * line.Read(start + (travel * near))) + (Math.Sqrt(Math.Max(0, 1 - (gain * gain))) * line.Read(start + (travel * far)));
            line.Write(audio[i]);
            audio[i] = (_direct[i] * audio[i]) + (_moved[i] * voice);
        }
    }
}

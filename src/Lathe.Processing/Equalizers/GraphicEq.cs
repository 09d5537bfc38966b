using System.Collections.Immutable;
using Lathe.Dsp.Filters;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Equalizers;

/// <summary>Third-octave graphic equalizer of 31 bands whose gains at their centers are those set: the bands' overlap is solved for.</summary>
public sealed class GraphicEq : IProcessor<GraphicEq>
{
    private static readonly string[] Names =
    [
        "20", "25", "31-5", "40", "50", "63", "80", "100", "125", "160", "200", "250", "315", "400", "500", "630", "800",
        "1k", "1k25", "1k6", "2k", "2k5", "3k15", "4k", "5k", "6k3", "8k", "10k", "12k5", "16k", "20k",
    ];

    private static readonly ImmutableArray<Param> Gains =
        [.. Names.Select(n => Param.Decibels($"hz-{n}", $"{n.Replace('-', '.')} Hz", -12, 12, 0, "gain at the band's center"))];

    private readonly double[] _gains = new double[Names.Length];
    private readonly double[] _wanted = new double[Names.Length];
    private readonly BiquadCoefficients[] _sections = new BiquadCoefficients[2 * Names.Length];
    private BiquadCascade[] _channels = [];
    private GraphicBands? _bands;
    private double[] _start = [];

    public static ProcessorInfo Info { get; } = new(
        "graphic-eq", "Graphic EQ", Category.Equalizers, version: 1, "Sets the tone by 31 third-octave faders; each gain is met at its center.",
        source: "V. Valimaki, J. Liski, Accurate Cascade Graphic Equalizer, IEEE Signal Processing Letters 24 (2017): band filters of 40 % of their gain at the neighbors, gains by the interaction matrix; centers of IEC 61260-1",
        Gains);

    public int Latency => 0;

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        _start = [.. Gains.Select(g => context.Settings[g])];
        _bands = new GraphicBands(Names.Length, context.SampleRate);
        _channels = [.. Enumerable.Range(0, context.Channels).Select(_ => new BiquadCascade(_sections.Length))];
        Tail = 4L * context.SampleRate; // bands at 20 Hz that work against their neighbors have poles of some q of 20
        Reset();
    }

    public void Process(in Work work)
    {
        for (var i = 0; i < _wanted.Length; i++)
        {
            _wanted[i] = work[Gains[i]];
        }

        Move();
        var audio = work.Audio;
        for (var c = 0; c + 1 < audio.Channels; c += 2)
        {
            BiquadCascade.Process(_channels[c], audio[c], _channels[c + 1], audio[c + 1]);
        }

        if (audio.Channels % 2 == 1)
        {
            _channels[^1].Process(audio[audio.Channels - 1]);
        }
    }

    public void Reset()
    {
        _start.CopyTo(_wanted, 0);
        _gains[0] = double.NaN;
        Move();
        Array.ForEach(_channels, c => c.Reset());
    }

    private void Move()
    {
        if (_wanted.AsSpan().SequenceEqual(_gains))
        {
            return;
        }

        _wanted.CopyTo(_gains, 0);
        _bands!.Design(_gains, _sections);
        foreach (var channel in _channels)
        {
            for (var i = 0; i < _sections.Length; i++)
            {
                channel.MoveTo(i, _sections[i]);
            }
        }
    }
}

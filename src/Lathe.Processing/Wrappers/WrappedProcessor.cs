using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Wrappers;

/// <summary>
/// A processor as an insert: the processor itself with everything that <see cref="InsertParams"/> names around it - dry/wet mix, bypass, delta
/// listen, mid/side or one channel, oversampling. Again 64 frames in, 64 out, in place, with a declared latency; the dry signal is delayed to match.
/// At 100 % mix, in "stereo" and at the base rate it hands the audio straight through to the processor and changes no bit.
/// A bypassed processor goes on running, so that it comes back without a gap.
/// </summary>
public sealed class WrappedProcessor
{
    private readonly IProcessor _processor;
    private IProcessor _inner;
    private IntegerDelay? _dryDelay;
    private IntegerDelay? _wetDelay;
    private double[] _dry = [];
    private double[] _single = [];
    private ChannelPart _part;
    private DryWet _mixer;

    public WrappedProcessor(IProcessor processor) => _inner = _processor = processor;

    /// <summary>Delay from input to output in frames of the insert's rate, padding included.</summary>
    public int Latency { get; private set; }

    /// <summary>Frames for which it may go on sounding above -120 dBFS after its input has ended. Latency not included.</summary>
    public long Tail { get; private set; }

    /// <summary>Allocates and designs everything. May be called again.</summary>
    /// <param name="context">Format and values of the processor, at the insert's rate.</param>
    /// <param name="insert">Values of <see cref="InsertParams.Info"/>; channels and oversampling for good.</param>
    /// <param name="padLatency">
    /// True to pad the latency to whole quanta: then everything after it stays on its grid, and a latent insert changes no bit elsewhere.
    /// </param>
    public void Prepare(ProcessorContext context, ProcessorSettings insert, bool padLatency)
    {
        var channels = context.Channels;
        _part = (ChannelPart)insert[InsertParams.Channels];
        if (channels == 1 && _part is ChannelPart.Mid or ChannelPart.Left)
        {
            _part = ChannelPart.All;
        }

        var single = _part != ChannelPart.All;
        var factor = Factor(context, insert);
        _inner = factor == 1 ? _processor : new OversampledProcessor(_processor, factor);
        _inner.Prepare(single ? context with { Format = AudioFormat.Of(context.SampleRate, 1) } : context);

        var latency = _inner.Latency;
        Latency = padLatency ? Quantum.RoundUp(latency) : latency;
        Tail = _inner.Tail;
        _dry = new double[channels * Quantum.Frames];
        _dryDelay = new IntegerDelay(channels, Latency);
        _single = new double[Quantum.Frames];
        _wetDelay = new IntegerDelay(single ? 1 : channels, Latency - latency);
        _mixer.Reset();
    }

    /// <summary>Processes <see cref="Quantum.Frames"/> frames in place.</summary>
    /// <param name="work">Audio, key and the processor's own values.</param>
    /// <param name="insert">The values and curves of <see cref="InsertParams.Info"/>; its audio is not looked at.</param>
    public void Process(in Work work, in Work insert)
    {
        var audio = work.Audio;
        var mixes = _mixer.Begin(insert);
        var dry = new Planar(_dry, audio.Channels, Quantum.Frames, Quantum.Frames);
        if (mixes || Latency > 0 || _part != ChannelPart.All)
        {
            audio.CopyTo(dry);
            _dryDelay!.Process(dry);
        }

        if (_part == ChannelPart.All)
        {
            _inner.Process(work);
            _wetDelay!.Process(audio);
        }
        else if (audio.Channels == 1)
        {
            dry.CopyTo(audio);
        }
        else
        {
            var single = new Planar(_single, 1, Quantum.Frames, Quantum.Frames);
            _part.Extract(audio, single[0]);
            _inner.Process(work.With(single, work.Key, work.Position));
            _wetDelay!.Process(single);
            _part.Insert(single[0], dry, audio);
        }

        if (mixes)
        {
            _mixer.Mix(insert, dry, audio);
        }
    }

    /// <summary>Returns to the state after <see cref="Prepare"/>, to the bit.</summary>
    public void Reset()
    {
        _inner.Reset();
        _dryDelay?.Reset();
        _wetDelay?.Reset();
        _mixer.Reset();
    }

    /// <summary>
    /// "auto" is what the processor declares, which is meant for 44.1 and 48 kHz: half of it at each doubling of the rate.
    /// </summary>
    private static int Factor(ProcessorContext context, ProcessorSettings insert)
    {
        var choice = (int)insert[InsertParams.Oversampling];
        if (choice > 0)
        {
            return 1 << (choice - 1);
        }

        var factor = context.Settings.Info.Oversampling;
        for (var rate = context.SampleRate; rate >= 88200 && factor > 1; rate /= 2)
        {
            factor /= 2;
        }

        return factor;
    }
}

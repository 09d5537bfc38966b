using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Dynamics;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.TruePeak;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Dynamics;

/// <summary>
/// The side of a dynamics processor that listens: key or audio, filters, detector, hold, channel link, levels; and the delay of the audio by
/// which the detector is ahead.
/// </summary>
internal sealed class Sidechain
{
    // No wave between samples is searched below this: -80 dBFS.
    private const double QuietPeak = 1e-4;

    private readonly SidechainParams _params;
    private readonly LevelKind _kind;
    private readonly KeyInput _key;
    private readonly LevelDetector[] _detectors;
    private readonly TruePeakEstimate[] _truePeaks;
    private readonly SlidingMaximum[] _holds;
    private readonly double[][] _levels;
    private readonly IntegerDelay _lookahead;
    private readonly int _audioChannels;
    private bool _wasLinked;

    /// <param name="context">What the processor was prepared with.</param>
    /// <param name="parameters">The processor's.</param>
    /// <param name="kind">The detector.</param>
    /// <param name="lookahead">Frames by which the detector is ahead.</param>
    /// <param name="longestHold">The longest window that <see cref="Process"/> will get, frames.</param>
    public Sidechain(ProcessorContext context, SidechainParams parameters, LevelKind kind, int lookahead, int longestHold)
    {
        _params = parameters;
        _kind = kind;
        _audioChannels = context.Channels;
        _key = new KeyInput(context);
        Latency = lookahead + (kind == LevelKind.TruePeak ? TruePeakEstimate.Latency : 0);
        _detectors = PerChannel.Make(_key.Channels, () => new LevelDetector());
        _truePeaks = kind == LevelKind.TruePeak ? PerChannel.Make(_key.Channels, () => new TruePeakEstimate(QuietPeak)) : [];
        _holds = PerChannel.Make(_key.Channels, () => new SlidingMaximum(longestHold));
        _levels = PerChannel.Make(_key.Channels, () => new double[Quantum.Frames]);
        _lookahead = new IntegerDelay(context.Channels, Latency);
    }

    /// <summary>Frames by which <see cref="Pass"/> delays.</summary>
    public int Latency { get; }

    /// <summary>That of the key's filters, which listening makes heard.</summary>
    public long Tail => _key.Tail;

    /// <summary>Whether all channels have one level, that of index 0; so it is too where audio and key differ in their channels.</summary>
    public bool Linked { get; private set; }

    /// <summary>How many levels there are.</summary>
    public int Lanes => Linked ? 1 : _audioChannels;

    /// <summary>What the levels are.</summary>
    public LevelUnit Unit { get; private set; }

    /// <summary>The 64 levels of a lane, to be written over.</summary>
    public Span<double> this[int lane] => _levels[lane];

    public void Reset()
    {
        _key.Reset();
        Array.ForEach(_detectors, d => d.Reset());
        Array.ForEach(_truePeaks, t => t.Reset());
        Array.ForEach(_holds, h => h.Reset());
        _lookahead.Reset();
        _wasLinked = false;
    }

    /// <summary>Measures a quantum.</summary>
    /// <param name="work">The quantum.</param>
    /// <param name="window">Frames over which the greatest level holds, 1 or more.</param>
    /// <param name="rmsStep">Weight of the newest square; an RMS detector's.</param>
    public void Process(in Work work, int window, double rmsStep = 0)
    {
        _key.Fill(work, work[_params.HighPass], work[_params.LowPass], work[_params.Tilt]);
        var link = work[_params.Link] / 100;
        Linked = link == 1 || _levels.Length != _audioChannels;
        Unit = _kind == LevelKind.Rms ? LevelUnit.Power : LevelUnit.Amplitude;
        if (Linked)
        {
            // The greatest of windows is the window of the greatest.
            MeasureLoudest(work, rmsStep);
            _holds[0].Process(_levels[0], _levels[0], window);
        }
        else
        {
            Measure(work, rmsStep);
            for (var k = 1; _wasLinked && k < _levels.Length; k++)
            {
                _holds[k].CopyFrom(_holds[0]);
            }

            for (var k = 0; k < _levels.Length; k++)
            {
                _holds[k].Process(_levels[k], _levels[k], window);
            }

            if (link > 0)
            {
                ToDecibels();
                ChannelLink.Apply(_levels, link);
            }
        }

        _wasLinked = Linked;
    }

    /// <summary>Makes the levels dB.</summary>
    public void ToDecibels()
    {
        for (var k = 0; k < Lanes; k++)
        {
            Decibels.From(Unit, _levels[k]);
        }

        Unit = LevelUnit.Decibels;
    }

    /// <summary>Delays the audio by the latency, or what the detector hears in its place.</summary>
    /// <returns>True where the key is listened to, so that no gain is to be applied.</returns>
    public bool Pass(in Work work)
    {
        var listen = work[_params.Listen] == 1;
        if (listen)
        {
            _key.Listen(work.Audio);
        }

        _lookahead.Process(work.Audio);
        return listen;
    }

    /// <summary>The greatest level of all channels, to lane 0.</summary>
    private void MeasureLoudest(in Work work, double rmsStep)
    {
        if (_kind != LevelKind.Peak || _levels.Length == 1)
        {
            Measure(work, rmsStep);
            ChannelLink.Apply(_levels, 1);
            return;
        }

        ChannelLink.Louder(_key.Heard(work, 0), _key.Heard(work, 1), _levels[0]);
        for (var k = 2; k < _levels.Length; k++)
        {
            ChannelLink.Louder(_levels[0], _key.Heard(work, k), _levels[0]);
        }
    }

    private void Measure(in Work work, double rmsStep)
    {
        for (var k = 0; k < _levels.Length; k++)
        {
            switch (_kind)
            {
                case LevelKind.Rms when k + 1 < _levels.Length:
                    LevelDetector.MeanSquares(
                        _detectors[k], _key.Heard(work, k), _levels[k], _detectors[k + 1], _key.Heard(work, k + 1), _levels[k + 1], rmsStep);
                    k++;
                    break;
                case LevelKind.Rms:
                    _detectors[k].MeanSquare(_key.Heard(work, k), _levels[k], rmsStep);
                    break;
                case LevelKind.TruePeak:
                    _truePeaks[k].Process(_key.Heard(work, k), _levels[k]);
                    break;
                default:
                    Kernel.Abs(_key.Heard(work, k), _levels[k]);
                    break;
            }
        }
    }
}

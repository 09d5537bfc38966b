using Lathe.Dsp.Filters;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Nonlinear;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Saturation;

/// <summary>
/// An analog tape machine: hysteresis of the tape under bias (<see cref="JilesAtherton"/>), the head's low-frequency bump, the losses of spacing, gap and
/// thickness (<see cref="TapeLoss"/>), an uneven transport, hiss. Bias enters by what it does to the tape rather than as an ultrasonic tone: the more
/// of it, the more of the particles follow without loss (c rises from 0.17 to near 1), and the deeper the recording lies (spacing grows).
/// </summary>
public sealed class Tape : IProcessor<Tape>
{
    private const double Inch = 0.0254;

    /// <summary>Contact length of the head in m: the bump lies where a wavelength meets it, at 60 Hz for 15 ips.</summary>
    private const double HeadLength = 6.35e-3;

    /// <summary>H/a of full scale at 0 dB of drive: 3 % of third harmonic 11 dB above -18 dBFS RMS.</summary>
    private const double FullScale = 2;

    /// <summary>k/a of the coating, from the constants in Chowdhury's paper.</summary>
    private const double Coercivity = 1.227;

    /// <summary>Meters by which the recording lies deeper for each doubling of the bias.</summary>
    private const double BiasDepth = 5e-6;

    /// <summary>The peak that drive does not change: that of a sine of -18 dBFS RMS.</summary>
    private const double ReferencePeak = 0.178;

    private const double OutputCorner = 5; // Hz
    private const int Sections = TapeLoss.Sections + 3;

    private static readonly Param Drive = Param.Decibels("drive", "Drive", -12, 30, 0, "level to the tape; at 0 dB a sine of -7 dBFS RMS has about 3 % of third harmonic");
    private static readonly Param Bias = Param.Decibels("bias", "Bias", -9, 6, 0, "against nominal: less is brighter and rougher, more is duller");
    private static readonly Param Saturation = Param.Percent("saturation", "Saturation", 0, 100, 20, "coupling of the particles: the more, the squarer the loop and the harder the knee");
    private static readonly Param Speed = Param.Choice("speed", "Speed", ["3.75", "7.5", "15", "30"], "15", "inches a second");
    private static readonly Param Bump = Param.Decibels("head-bump", "Head bump", 0, 6, 1.5, "lift where a wavelength is as long as the head: 15, 30, 60 or 120 Hz by speed");
    private static readonly Param Gap = Param.Number("gap", "Gap", 1, 10, 3, "of the playback head in micrometers; the machine is aligned for 3");
    private static readonly Param Spacing = Param.Number("spacing", "Spacing", 0, 5, 0.3, "of tape and head in micrometers: 55 dB a wavelength");
    private static readonly Param Thickness = Param.Number("thickness", "Thickness", 2, 40, 12, "of the coating in micrometers; the machine is aligned for 12");
    private static readonly Param Wow = Param.Percent("wow", "Wow", 0, 1, 0, "slow deviation of speed, peak; wow, flutter and azimuth cost 6 ms of latency", Rate.Setup);
    private static readonly Param Flutter = Param.Percent("flutter", "Flutter", 0, 1, 0, "fast deviation of speed, peak", Rate.Setup);
    private static readonly Param Azimuth = Param.Number("azimuth", "Azimuth", 0, 30, 0, "tilt of the head in arc minutes, which delays every second channel", Rate.Setup);
    private static readonly Param Hiss = Param.Decibels("hiss", "Hiss", double.NegativeInfinity, -40, double.NegativeInfinity, "RMS of tape noise while there is a program");
    private static readonly Param Output = Param.Decibels("output", "Output", -24, 24, 0, "level after it all");

    private ValueRamps _ramps = null!;
    private Track[] _tracks = [];
    private double _speed;
    private double _coupling;
    private double _hiss;
    private int _rate;
    private bool _started;

    public static ProcessorInfo Info { get; } = new(
        "tape",
        "Tape",
        Category.Saturation,
        version: 1,
        "A tape machine: hysteresis, bias, head bump and losses, wow and flutter, hiss.",
        "Jiles-Atherton hysteresis: Chowdhury, DAFx 2019; losses: Wallace, BSTJ 30 (1951)",
        [Drive, Bias, Saturation, Speed, Bump, Gap, Spacing, Thickness, Wow, Flutter, Azimuth, Hiss, Output])
    {
        Oversampling = 8,
    };

    public int Latency { get; private set; }

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        var settings = context.Settings;
        _rate = context.SampleRate;
        _speed = 3.75 * (1 << (int)settings[Speed]) * Inch;
        var (wow, flutter, azimuth) = (settings[Wow] / 100, settings[Flutter] / 100, settings[Azimuth] * Math.PI / 10800);
        var moves = wow > 0 || flutter > 0 || azimuth > 0;
        _tracks = new Track[context.Channels];
        for (var c = 0; c < _tracks.Length; c++)
        {
            _tracks[c] = new Track(
                new TapeHiss(_rate, c), moves ? new TapeTransport(_rate, _speed, wow, flutter, c % 2 == 1 ? azimuth : 0) : null);
        }

        Latency = JilesAtherton.Latency + (moves ? TapeTransport.LatencyOf(_rate) : 0);
        Tail = (long)((TapeHiss.Hold + 1.5) * _rate);
        _ramps = new ValueRamps(3, context.Settings.Values.Length);
        Reset();
    }

    public void Process(in Work work)
    {
        if (_ramps.Changed(work))
        {
            Design(work);
        }

        for (var c = 0; c < _tracks.Length; c++)
        {
            var track = _tracks[c];
            var audio = work.Audio[c];
            track.Hiss.Listen(audio);
            Kernel.Multiply(audio, _ramps[0], audio);
            track.Magnetization.Process(audio, _ramps[1], Coercivity, _coupling);
            Kernel.Multiply(audio, _ramps[2], audio);
            track.Hiss.Add(audio, _hiss, work.Position);
        }

        Equalize(work);
        for (var c = 0; c < _tracks.Length; c++)
        {
            _tracks[c].Transport?.Process(work.Audio[c], work.Position);
        }
    }

    public void Reset()
    {
        _started = false;
        _ramps.Reset();
    }

    /// <summary>The share c of particles that follow reversibly under a bias in dB against nominal.</summary>
    private static double Reversible(double bias) => 0.17 + (0.39 * (1 + DetMath.Tanh((bias + 5) / 3)));

    /// <summary>The filters, two channels at a time: cheaper than one after the other.</summary>
    private void Equalize(in Work work)
    {
        var c = 0;
        for (; c + 1 < _tracks.Length; c += 2)
        {
            BiquadCascade.Process(_tracks[c].Filters, work.Audio[c], _tracks[c + 1].Filters, work.Audio[c + 1]);
        }

        if (c < _tracks.Length)
        {
            _tracks[c].Filters.Process(work.Audio[c]);
        }
    }

    private void Design(in Work work)
    {
        _coupling = 1.5 * work[Saturation] / 100;
        _hiss = DetMath.DbToGain(work[Hiss]);
        var field = FullScale * DetMath.DbToGain(work[Drive]);
        var kept = ReferencePeak / (Reversible(0) * JilesAtherton.AnhystereticOf(field * ReferencePeak, _coupling));
        _ramps.MoveTo(field, Reversible(work[Bias]), kept * DetMath.DbToGain(work[Output]));
        foreach (var track in _tracks)
        {
            Design(track.Filters, work);
            if (!_started)
            {
                track.Reset();
            }
        }

        _started = true;
    }

    private void Design(BiquadCascade filters, in Work work)
    {
        var bump = _speed / HeadLength;
        var depth = BiasDepth * (DetMath.DbToGain(work[Bias]) - 1);
        filters.MoveTo(0, BilinearDesign.Design(AnalogSection.Bell(work[Bump], 1.4), bump / _rate));
        filters.MoveTo(1, BilinearDesign.Design(AnalogSection.Bell(-0.5 * work[Bump], 1.2), 2.2 * bump / _rate));
        filters.MoveTo(2, BilinearDesign.Design(AnalogSection.HighPassFirstOrder, OutputCorner / _rate));
        TapeLoss.Design(filters, 3, _rate, _speed, (work[Spacing] * 1e-6) + depth, work[Gap] * 1e-6, work[Thickness] * 1e-6);
    }

    private sealed class Track(TapeHiss hiss, TapeTransport? transport)
    {
        public JilesAtherton Magnetization { get; } = new();

        public BiquadCascade Filters { get; } = new(Sections);

        public TapeHiss Hiss => hiss;

        public TapeTransport? Transport => transport;

        public void Reset()
        {
            Magnetization.Reset();
            Filters.Reset();
            hiss.Reset();
            transport?.Reset();
        }
    }
}

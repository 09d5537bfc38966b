using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Filters;

namespace Lathe.Dsp.Reverbs;

/// <summary>
/// A tank of springs, two for each channel: in each a <see cref="DispersiveChain"/> and a delay line in a loop, so that a click comes back as a chirp again
/// and again, each longer than the one before (V. Valimaki, J. Parker, J. S. Abel, "Parametric spring reverberation effect", JAES 58(7/8), 2010).
/// Below the transition frequency of about 4.3 kHz alone, as such tanks sound; no early reflections, and diffusion is the springs' own.
/// </summary>
public sealed class SpringTank : IReverberation
{
    private const int Lanes = DispersiveChain.Lanes;
    private const int Springs = 2;
    private const double TransitionHertz = 4300;

    private readonly int _channels;
    private readonly IntegerDelay _predelay;
    private readonly SpringGroup[] _groups;
    private readonly BiquadCascade[] _output;
    private ReverbLevels? _before;

    /// <param name="channels">1 or more.</param>
    /// <param name="sampleRate">Hz.</param>
    /// <param name="size">Scales the springs' lengths.</param>
    /// <param name="predelay">Frames before anything comes.</param>
    public SpringTank(int channels, double sampleRate, double size, DecayBands decay, int predelay)
    {
        _channels = channels;
        _predelay = new IntegerDelay(channels, predelay);
        var stretch = Math.Max(1, (int)Math.Round(sampleRate / (2 * TransitionHertz)));
        var transition = sampleRate / (2 * stretch);
        _groups = new SpringGroup[((channels * Springs) + Lanes - 1) / Lanes];
        for (var g = 0; g < _groups.Length; g++)
        {
            _groups[g] = new SpringGroup(stretch, transition, size * (1 + (0.07 * g)), decay, sampleRate);
        }

        _output = new BiquadCascade[channels];
        for (var c = 0; c < channels; c++)
        {
            _output[c] = Band(transition / sampleRate);
        }

        // At the transition frequency a journey takes longest; 20 dB more for what a sustained tone builds up.
        var slowest = _groups.Max(g => g.Slowest);
        Tail = predelay + (long)(4 * slowest) + (long)(140.0 / 60 * decay.Longest * sampleRate * _groups.Max(g => g.Spread)) + (long)(0.25 * sampleRate);
    }

    public long Tail { get; }

    public void Process(in Planar audio, ReverbLevels levels, long position)
    {
        var before = _before ?? levels;
        _before = levels;
        _predelay.Process(audio);
        Span<double> frames = stackalloc double[Quantum.Frames * Lanes];
        Span<double> gains = stackalloc double[Quantum.Frames];
        Span<double> nothing = stackalloc double[Quantum.Frames];
        Ramp.Fill(gains, before.Late, levels.Late);
        nothing.Clear();
        for (var g = 0; g < _groups.Length; g++)
        {
            var first = g * Lanes / Springs;
            for (var lane = 0; lane < Lanes; lane++)
            {
                var channel = first + (lane / Springs);
                var x = channel < _channels ? audio[channel] : nothing;
                for (var i = 0; i < x.Length; i++)
                {
                    frames[(i * Lanes) + lane] = x[i];
                }
            }

            _groups[g].Process(frames, before.Modulation, levels.Modulation, position);
            for (var channel = first; channel < Math.Min(_channels, first + (Lanes / Springs)); channel++)
            {
                var y = audio[channel];
                var lane = (channel - first) * Springs;
                for (var i = 0; i < y.Length; i++)
                {
                    y[i] = gains[i] * (frames[(i * Lanes) + lane] + frames[(i * Lanes) + lane + 1]);
                }

                _output[channel].Process(y);
            }
        }
    }

    public void Reset()
    {
        _before = null;
        _predelay.Reset();
        foreach (var group in _groups)
        {
            group.Reset();
        }

        foreach (var output in _output)
        {
            output.Reset();
        }
    }

    /// <summary>The stretched filters repeat their band above the transition frequency: a low-pass of eighth order takes that away, a high-pass the idle swing.</summary>
    private static BiquadCascade Band(double transition)
    {
        Span<AnalogSection> sections = stackalloc AnalogSection[4];
        Butterworth.Prototypes(8, highPass: false, 1, sections);
        List<BiquadCoefficients> biquads = [];
        foreach (var pair in (BiquadPair[])[.. sections.ToArray().Select(s => MatchedDesign.Design(s, Math.Min(0.92 * transition, MatchedDesign.GreatestFrequency)))])
        {
            biquads.Add(pair.First);
            if (!pair.IsSingle)
            {
                biquads.Add(pair.Second);
            }
        }

        var cascade = new BiquadCascade(biquads.Count);
        for (var i = 0; i < biquads.Count; i++)
        {
            cascade.MoveTo(i, biquads[i]);
        }

        cascade.Reset();
        return cascade;
    }
}

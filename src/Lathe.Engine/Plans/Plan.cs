using System.Collections.Immutable;
using Lathe.Dsp.Buffers;
using Lathe.Engine.Compile;
using Lathe.Engine.Taps;

namespace Lathe.Engine.Plans;

/// <summary>
/// A session compiled for rendering: checked, with every latency compensated, immutable and printable. One plan may be rendered any number of
/// times, also at the same time.
/// </summary>
public sealed partial class Plan
{
    internal Plan(int sampleRate, double tempo, ImmutableArray<PlanStrip> strips, ISourceLibrary sources)
    {
        SampleRate = sampleRate;
        Tempo = tempo;
        Strips = strips;
        Sources = sources;
        ClipEnd = strips.SelectMany(s => s.Clips).Select(c => c.End).DefaultIfEmpty(0).Max();
    }

    /// <summary>The longest that a render goes on after the last clip, seconds.</summary>
    public const int MaxTailSeconds = 30;

    public int SampleRate { get; }

    /// <summary>Beats a minute at the start.</summary>
    public double Tempo { get; }

    /// <summary>In document order, the mix bus last.</summary>
    public ImmutableArray<PlanStrip> Strips { get; }

    public PlanStrip Mix => Strips[^1];

    /// <summary>Frames by which the mix lags behind the song inside a render; its output is aligned again.</summary>
    public int Latency => Mix.Latency;

    /// <summary>Song position at which the last clip ends.</summary>
    public long ClipEnd { get; }

    internal ISourceLibrary Sources { get; }

    /// <summary>The strip of an id.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public PlanStrip Strip(string id) =>
        Strips.FirstOrDefault(s => s.Id == id) ?? throw new ArgumentException($"The plan has no strip '{id}'.", nameof(id));

    /// <summary>The format of a tap: before the fader the strip's own, after it that of the bus it feeds.</summary>
    public AudioFormat Format(string strip, TapPoint point) =>
        new(SampleRate, point == TapPoint.PostFader ? Strip(strip).Output : Strip(strip).Layout);
}

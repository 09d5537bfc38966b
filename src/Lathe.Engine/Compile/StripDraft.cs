using System.Collections.Immutable;
using Lathe.Dsp.Buffers;
using Lathe.Engine.Automation;
using Lathe.Engine.Console;
using Lathe.Engine.Plans;
using Lathe.Processing.Contract;
using Lathe.Session.Mix;

namespace Lathe.Engine.Compile;

/// <summary>A strip while it is compiled.</summary>
internal sealed class StripDraft(int index, Strip strip)
{
    public int Index { get; } = index;

    public Strip Strip { get; } = strip;

    public ProcessorSettings Values { get; set; } = new(StripParams.Info);

    /// <summary>Lanes of the strip's own parameters.</summary>
    public Dictionary<Param, Lane> Lanes { get; } = [];

    public ImmutableArray<PlanClip> Clips { get; set; } = [];

    /// <summary>Null where one cannot be compiled.</summary>
    public PlanInsert?[] Inserts { get; set; } = [];

    /// <summary>By send of the strip: level, pan and mute.</summary>
    public SendDraft[] Sends { get; set; } = [];

    public List<PlanEdge> Inputs { get; } = [];

    /// <summary>VCAs above it, those above them included.</summary>
    public List<VcaDraft> Vcas { get; set; } = [];

    public bool MutedByVariant { get; set; }

    public double VariantTrim { get; set; }

    public bool Silent { get; set; }

    public int InputLatency { get; set; }

    public int DelayLine { get; set; }

    public int DelayLatency { get; set; }

    public int Latency { get; set; }

    public long End { get; set; }

    /// <summary>Its channels up to the fader.</summary>
    public ChannelLayout Layout { get; set; } = ChannelLayout.Stereo;

    /// <summary>Its channels after the fader.</summary>
    public ChannelLayout Output { get; set; } = ChannelLayout.Stereo;

    /// <summary>Indexes of the strips whose level moves something here.</summary>
    public SortedSet<int> Follows { get; } = [];

    public bool Soloed => Values[StripParams.Solo] == 1 || Vcas.Any(v => v.Values[StripParams.Solo] == 1);

    public bool MutedThroughout => MutedByVariant || Mutes.Any(m => m.IsAlways(1));

    public ImmutableArray<Control> Mutes => [Control(StripParams.Mute), .. Vcas.Select(v => v.Control(StripParams.Mute))];

    public Control Control(Param parameter) => new(parameter, Values[parameter], Lanes.GetValueOrDefault(parameter));
}

/// <summary>A send while it is compiled.</summary>
internal sealed record SendDraft(Send Send, ProcessorSettings Values, Dictionary<Param, Lane> Lanes)
{
    public Control Control(Param parameter) => new(parameter, Values[parameter], Lanes.GetValueOrDefault(parameter));
}

/// <summary>A VCA while it is compiled.</summary>
internal sealed record VcaDraft(Vca Vca, ProcessorSettings Values, Dictionary<Param, Lane> Lanes)
{
    public Control Control(Param parameter) => new(parameter, Values[parameter], Lanes.GetValueOrDefault(parameter));
}

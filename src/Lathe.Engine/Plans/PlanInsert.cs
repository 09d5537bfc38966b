using System.Collections.Immutable;
using Lathe.Engine.Automation;
using Lathe.Processing.Contract;

namespace Lathe.Engine.Plans;

/// <summary>A processor in a strip.</summary>
/// <param name="Id">Unique in its strip.</param>
/// <param name="Processor">From the rack.</param>
/// <param name="Settings">The processor's own values.</param>
/// <param name="Insert">The values of <see cref="InsertParams"/>.</param>
/// <param name="Lanes">What moves either.</param>
public sealed record PlanInsert(
    string Id, ProcessorRegistry.Entry Processor, ProcessorSettings Settings, ProcessorSettings Insert, ImmutableArray<PlanInsertLane> Lanes)
{
    /// <summary>The contents of the files that its settings name.</summary>
    public ImmutableArray<AssetContent> Assets { get; init; } = [];

    /// <summary>The strip whose signal after its inserts drives the sidechain, or null.</summary>
    public PlanKey? Key { get; init; }

    /// <summary>Frames by which its input lags behind the song: a multiple of 64.</summary>
    public int Arrival { get; init; }

    /// <summary>Frames that its input waits for the key: a multiple of 64.</summary>
    public int Wait { get; init; }

    /// <summary>Its latency in frames, padded to a multiple of 64.</summary>
    public int Latency { get; init; }

    /// <summary>Frames for which it sounds on.</summary>
    public long Tail { get; init; }
}

/// <summary>A lane of an insert.</summary>
/// <param name="Slot">The value it moves.</param>
/// <param name="OfInsert">True for one of <see cref="InsertParams"/>, false for one of the processor's.</param>
/// <param name="Lane">How it moves.</param>
public sealed record PlanInsertLane(int Slot, bool OfInsert, Lane Lane);

/// <summary>A sidechain.</summary>
/// <param name="Strip">Index of the strip that drives it.</param>
/// <param name="Channels">Its channels.</param>
/// <param name="Compensation">Frames by which it is delayed to meet the insert's input.</param>
public sealed record PlanKey(int Strip, int Channels, int Compensation);

using Lathe.Engine.Automation;
using Lathe.Engine.Plans;

namespace Lathe.Engine.Render;

/// <summary>The levels that lanes follow, one ring for each that is followed.</summary>
internal sealed class Movements(Plan plan, IReadOnlyDictionary<FollowedLevel, Ring> levels)
{
    public LaneRunner Run(Lane lane) => lane.Follower is { } follower
        ? new LaneRunner(lane, levels[follower.Source], plan.Strips[follower.Source.Strip].Latency)
        : new LaneRunner(lane, null, 0);

    /// <summary>The runner of a control that moves; null for one that does not.</summary>
    public LaneRunner? Run(Control? control) => control?.Lane is { } lane ? Run(lane) : null;
}

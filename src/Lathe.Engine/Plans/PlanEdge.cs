using System.Collections.Immutable;
using Lathe.Engine.Automation;
using Lathe.Session.Mix;

namespace Lathe.Engine.Plans;

/// <summary>A way from a strip into a bus: its output, or a send.</summary>
/// <param name="From">Index of the strip that it comes from.</param>
/// <param name="To">Index of the bus.</param>
/// <param name="Tap">Where it leaves the strip.</param>
/// <param name="Send">The controls of a send; null for an output.</param>
public sealed record PlanEdge(int From, int To, SendTap Tap, PlanSend? Send)
{
    /// <summary>Frames by which it is delayed so that all that meets in the bus meets in time: a multiple of 64.</summary>
    public int Compensation { get; init; }

    /// <summary>False where a mute or somebody else's solo silences it for the whole song.</summary>
    public bool Heard { get; init; } = true;
}

/// <summary>The controls of a send.</summary>
/// <param name="Level">dB.</param>
/// <param name="Mute">0 or 1.</param>
/// <param name="Place">Its place in the bus.</param>
/// <param name="StripMutes">For a send before the fader, the mutes of its strip and the VCAs above it, which silence it too.</param>
public sealed record PlanSend(Control Level, Control Mute, PlanPlace Place, ImmutableArray<Control> StripMutes)
{
    /// <summary>Every control that it has of its own.</summary>
    public IEnumerable<Control> Controls => [Level, Mute, .. Place.Controls];
}

using Lathe.Dsp.Buffers;

namespace Lathe.Engine.Taps;

/// <summary>A request for audio. All taps of one render get the same frames, aligned with one another: the first is song position 0, or the start asked for.</summary>
/// <param name="Strip">Id of the strip; "mix" for the mix.</param>
/// <param name="Point">Where in the strip.</param>
/// <param name="Sink">
/// Has the format of <see cref="Plans.Plan.Format"/>. It is completed when the render ends well and abandoned otherwise; its owner disposes of it.
/// </param>
public sealed record Tap(string Strip, TapPoint Point, IAudioSink Sink);

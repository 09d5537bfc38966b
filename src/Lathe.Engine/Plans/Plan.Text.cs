using System.Globalization;
using System.Text;
using Lathe.Session.Mix;

namespace Lathe.Engine.Plans;

public sealed partial class Plan
{
    /// <summary>The plan for a person: strips in order, inserts with their latencies, ways with their delays, the total.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{SampleRate} Hz, {Strips.Length} strips, last clip ends at {ClipEnd}, latency {Latency}\n");
        foreach (var strip in Strips)
        {
            Append(text, strip);
        }

        return text.ToString();
    }

    private void Append(StringBuilder text, PlanStrip strip)
    {
        var invariant = CultureInfo.InvariantCulture;
        text.Append(invariant, $"{strip.Id}: {strip.Layout}, arrives {strip.InputLatency}, leaves {strip.Latency}, ends at {strip.End}{(strip.Muted ? ", muted" : "")}\n");
        foreach (var clip in strip.Clips)
        {
            text.Append(invariant, $"  clip {clip.Clip.Source} at {clip.At} from {clip.From} length {clip.Length}\n");
        }

        foreach (var edge in strip.Inputs)
        {
            var what = edge.Send is null ? "output" : edge.Tap == SendTap.Pre ? "pre-fader send" : "send";
            text.Append(invariant, $"  from {Strips[edge.From].Id} {what} delay {edge.Compensation}{(edge.Heard ? "" : ", not heard")}\n");
        }

        if (strip.DelayLine != 0 || strip.DelayLatency != 0)
        {
            text.Append(invariant, $"  delay {strip.DelayLine - strip.DelayLatency}, latency {strip.DelayLatency}\n");
        }

        foreach (var insert in strip.Inserts)
        {
            text.Append(invariant, $"  insert {insert.Id} ({insert.Processor.Info.Id} {insert.Processor.Info.Version}) latency {insert.Latency}");
            if (insert.Key is { } key)
            {
                text.Append(invariant, $", key {Strips[key.Strip].Id} delay {key.Compensation}, waits {insert.Wait}");
            }

            text.Append('\n');
        }

        text.Append(invariant, $"  trim {strip.Trim}{(strip.Inverted ? " inverted" : "")}, fader {strip.Fader}, width {strip.Place.Width}, pan {strip.Place.Pan}{Surround(strip.Place)}\n");
    }

    private static string Surround(PlanPlace place) => place.IsStereo
        ? ""
        : $", to {place.To} azimuth {place.Azimuth}, elevation {place.Elevation}, spread {place.Spread}, lfe {place.Lfe}";
}

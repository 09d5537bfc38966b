using Lathe.Dsp.Buffers;
using Lathe.Engine.Console;
using Lathe.Engine.Plans;
using Lathe.Processing.Contract;
using Lathe.Processing.Wrappers;
using Lathe.Session.Mix;

namespace Lathe.Engine.Compile;

/// <summary>
/// Latencies, delays and ends. Everything that meets - in a bus, or an insert and its key - is delayed to the latest of them. Each latency is
/// padded to whole quanta, so that no processor's grid moves when a latent one is inserted anywhere.
/// </summary>
internal static class Timing
{
    /// <summary>The end of what never ends: far past any song, with room to add to.</summary>
    public const long Never = long.MaxValue / 4;

    /// <param name="scope">The compilation.</param>
    /// <param name="strips">Filled.</param>
    /// <param name="order">Order of computation.</param>
    public static void Apply(Scope scope, StripDraft[] strips, List<int> order)
    {
        foreach (var index in order)
        {
            var strip = strips[index];
            strip.InputLatency = strip.Inputs.Select(e => strips[e.From].Latency).Concat(strip.Follows.Select(f => strips[f].Latency)).DefaultIfEmpty(0).Max();
            for (var i = 0; i < strip.Inputs.Count; i++)
            {
                strip.Inputs[i] = strip.Inputs[i] with { Compensation = strip.InputLatency - strips[strip.Inputs[i].From].Latency };
            }

            var delay = (int)Math.Round(strip.Values[StripParams.Delay] * scope.Rate / 1000, MidpointRounding.AwayFromZero);
            strip.DelayLatency = Quantum.RoundUp(Math.Max(0, -delay));
            strip.DelayLine = strip.DelayLatency + delay;

            var arrival = strip.InputLatency + strip.DelayLatency;
            var tail = (long)delay;
            for (var i = 0; i < strip.Inserts.Length; i++)
            {
                var insert = Prepare(scope, strips, strip, strip.Inserts[i]!, arrival);
                strip.Inserts[i] = insert;
                arrival = insert.Arrival + insert.Latency;
                tail = Math.Min(Never, tail + Math.Min(Never, insert.Tail));
            }

            strip.Latency = arrival;
            strip.End = End(strips, strip, tail);
        }
    }

    private static PlanInsert Prepare(Scope scope, StripDraft[] strips, StripDraft strip, PlanInsert insert, int arrival)
    {
        var key = insert.Key is null ? arrival : strips[insert.Key.Strip].Latency;
        var meeting = Math.Max(arrival, key);
        insert = insert with
        {
            Arrival = meeting,
            Wait = meeting - arrival,
            Key = insert.Key is null ? null : insert.Key with { Compensation = meeting - key },
        };
        var processor = Make(insert, scope.Rate, strip.Layout, scope.Session.Tempo.Changes[0].BeatsPerMinute);
        return insert with { Latency = processor.Latency, Tail = insert.Processor.Info.Generates ? Never : processor.Tail };
    }

    /// <summary>A prepared instance of an insert.</summary>
    public static WrappedProcessor Make(PlanInsert insert, int sampleRate, ChannelLayout layout, double tempo)
    {
        var processor = new WrappedProcessor(insert.Processor.Create!());
        var context = new ProcessorContext(new AudioFormat(sampleRate, layout), insert.Settings, insert.Key?.Channels ?? 0, tempo) { Assets = insert.Assets };
        processor.Prepare(context, insert.Insert, padLatency: true);
        return processor;
    }

    private static long End(StripDraft[] strips, StripDraft strip, long tail)
    {
        var end = strip.Strip is Track
            ? strip.Clips.Select(c => c.End).DefaultIfEmpty(0).Max()
            : strip.Inputs.Where(e => e.Heard).Select(e => strips[e.From].End).DefaultIfEmpty(0).Max();
        return Math.Min(Never, Math.Max(0, end + tail));
    }
}

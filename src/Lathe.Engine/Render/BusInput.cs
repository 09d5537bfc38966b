using Lathe.Dsp.Buffers;
using Lathe.Engine.Plans;
using Lathe.Session.Mix;

namespace Lathe.Engine.Render;

/// <summary>The sum of a bus: outputs and sends in document order, each read with its delay.</summary>
internal sealed class BusInput : IStripInput
{
    private readonly PlanStrip _strip;
    private readonly (Ring Ring, int Delay, Placement? Send)[] _ways;

    /// <param name="strip">The bus.</param>
    /// <param name="rings">What the strips put out, by index.</param>
    /// <param name="movements">What the sends follow.</param>
    public BusInput(PlanStrip strip, IReadOnlyDictionary<int, StripRings> rings, Movements movements)
    {
        _strip = strip;
        _ways = [.. strip.Inputs.Where(e => e.Heard).Select(e => (
            e.Tap == SendTap.Pre ? rings[e.From].PreFader! : rings[e.From].PostFader!,
            e.Compensation,
            e.Send is null ? null : Sender(e.Send, movements)))];
    }

    public void Fill(in Planar audio, long time)
    {
        audio.Clear();
        for (var at = 0; at < audio.Frames; at += Quantum.Frames)
        {
            var position = time + at - _strip.InputLatency;
            if (position < 0)
            {
                continue;
            }

            var sum = audio.Slice(at, Quantum.Frames);
            foreach (var (ring, delay, send) in _ways)
            {
                var source = ring.At(time + at - delay);
                if (send is not null)
                {
                    send.Process(source, sum, position, add: true);
                }
                else
                {
                    for (var c = 0; c < sum.Channels; c++)
                    {
                        QuantumMath.Add(source[c], sum[c]);
                    }
                }
            }
        }
    }

    public void Dispose()
    {
    }

    private static Placement Sender(PlanSend send, Movements movements) =>
        Placement.Make(new GainCurve([send.Level], [send.Mute, .. send.StripMutes], movements), send.Place, movements);
}

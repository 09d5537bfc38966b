using Lathe.Engine.Console;

namespace Lathe.Engine.Compile;

/// <summary>
/// What is heard. A mute silences a strip with all its sends, but not the keys it drives. Solo hears the soloed strips in their place: a way is
/// heard where it leads on from a soloed (or solo-safe) strip, or leads towards a soloed one.
/// </summary>
internal static class Audibility
{
    /// <param name="strips">Their ways get <see cref="Plans.PlanEdge.Heard"/>.</param>
    public static void Apply(StripDraft[] strips)
    {
        var solo = strips.Any(s => s.Soloed);
        var downstream = new bool[strips.Length];
        var upstream = new bool[strips.Length];
        foreach (var strip in strips.Where(s => s.Soloed || s.Values[StripParams.SoloSafe] == 1))
        {
            Spread(strip.Index, downstream, i => strips.Where(s => s.Inputs.Any(e => e.From == i)).Select(s => s.Index));
        }

        foreach (var strip in strips.Where(s => s.Soloed))
        {
            Spread(strip.Index, upstream, i => strips[i].Inputs.Select(e => e.From));
        }

        foreach (var strip in strips)
        {
            for (var i = 0; i < strip.Inputs.Count; i++)
            {
                var edge = strip.Inputs[i];
                var heard = !strips[edge.From].MutedThroughout
                    && edge.Send?.Mute.IsAlways(1) != true
                    && (!solo || downstream[edge.From] || upstream[edge.To]);
                strip.Inputs[i] = edge with { Heard = heard };
            }

            var excluded = solo && !downstream[strip.Index] && !upstream[strip.Index] && strip != strips[^1];
            strip.Silent = strip.MutedThroughout || excluded;
        }
    }

    private static void Spread(int from, bool[] reached, Func<int, IEnumerable<int>> next)
    {
        if (reached[from])
        {
            return;
        }

        reached[from] = true;
        foreach (var node in next(from))
        {
            Spread(node, reached, next);
        }
    }
}

namespace Lathe.Engine.Compile;

/// <summary>Order and rings in a directed graph of named nodes.</summary>
internal static class Rings
{
    /// <summary>Sorts so that everything stands behind what it depends on; the order of independent nodes is that of their numbers.</summary>
    /// <param name="nodes">Number of nodes.</param>
    /// <param name="inputs">What each node depends on.</param>
    /// <param name="ring">Null, or a ring in the direction of the signal from its first node in number on, which is repeated at its end.</param>
    /// <returns>The order; not complete where there is a ring.</returns>
    public static List<int> Sort(int nodes, Func<int, IEnumerable<int>> inputs, out List<int>? ring)
    {
        var order = new List<int>(nodes);
        var state = new byte[nodes];
        var way = new List<int>();
        List<int>? found = null;
        void Visit(int node)
        {
            if (state[node] == 2 || found is not null)
            {
                return;
            }

            if (state[node] == 1)
            {
                // The way runs against the signal: from each node to one that feeds it.
                found = way[way.IndexOf(node)..];
                found.Reverse();
                var first = found.IndexOf(found.Min());
                found = [.. found[first..], .. found[..first], found[first]];
                return;
            }

            state[node] = 1;
            way.Add(node);
            foreach (var input in inputs(node))
            {
                Visit(input);
            }

            way.RemoveAt(way.Count - 1);
            state[node] = 2;
            order.Add(node);
        }

        for (var node = 0; node < nodes; node++)
        {
            Visit(node);
        }

        ring = found;
        return order;
    }

    /// <summary>"drums -> parallel -> drums".</summary>
    public static string Text(IEnumerable<int> ring, Func<int, string> name) => string.Join(" -> ", ring.Select(name));
}

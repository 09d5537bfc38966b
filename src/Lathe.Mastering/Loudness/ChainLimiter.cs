using System.Collections.Immutable;
using Lathe.Session.Mix;
using static System.FormattableString;

namespace Lathe.Mastering.Loudness;

/// <summary>The limiter of a chain and its drive.</summary>
internal static class ChainLimiter
{
    /// <summary>Index of the last limiter that is not bypassed; -1 where there is none.</summary>
    public static int IndexIn(ImmutableArray<Insert> chain)
    {
        for (var i = chain.Length - 1; i >= 0; i--)
        {
            if (chain[i].Processor == "limiter" && !chain[i].Settings.Any(s => s.Path == "bypass" && s.Text is "on" or "true" or "yes" or "1"))
            {
                return i;
            }
        }

        return -1;
    }

    public static string Text(double drive) => Invariant($"{drive:0.00} dB");

    /// <summary>The insert with a value written over what it had.</summary>
    public static Insert With(Insert insert, string path, string text)
    {
        var at = insert.Settings.Select(s => s.Path).ToImmutableArray().IndexOf(path);
        return insert with
        {
            Settings = at < 0 ? insert.Settings.Add(new Setting(path, text)) : insert.Settings.SetItem(at, insert.Settings[at] with { Text = text }),
        };
    }
}

using System.Collections.Concurrent;
using Lathe.Dsp.Numerics;

namespace Lathe.Files.Flac;

/// <summary>Tukey windows (Harris 1978, equation 38) with half of their length tapered.</summary>
internal static class TukeyWindow
{
    private const double Taper = 0.5;

    private static readonly ConcurrentDictionary<int, double[]> Known = new();

    /// <summary>The window of a length; do not change it.</summary>
    public static double[] Of(int length) => Known.TryGetValue(length, out var window) ? window : Known.Count > 64 ? Build(length) : Known.GetOrAdd(length, Build);

    private static double[] Build(int length)
    {
        var window = new double[length];
        var ramp = Math.Max(1, (int)(Taper / 2 * length));
        for (var i = 0; i < length; i++)
        {
            var edge = Math.Min(i, length - 1 - i);
            window[i] = edge >= ramp ? 1 : 0.5 - (0.5 * DetMath.Cos(Math.PI * (edge + 1) / (ramp + 1)));
        }

        return window;
    }
}

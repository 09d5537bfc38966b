using System.Numerics;
using System.Runtime.InteropServices;

namespace Lathe.Engine.Render;

/// <summary>
/// The console's arithmetic on spans whose length is a multiple of 8. Every lane does the same operations on its own sample, so the register width
/// changes no bit.
/// </summary>
internal static class QuantumMath
{
    /// <summary>y += x.</summary>
    public static void Add(ReadOnlySpan<double> x, Span<double> y)
    {
        var from = MemoryMarshal.Cast<double, Vector<double>>(x);
        var to = MemoryMarshal.Cast<double, Vector<double>>(y);
        for (var i = 0; i < to.Length; i++)
        {
            to[i] += from[i];
        }
    }

    /// <summary>y += g x.</summary>
    public static void AddScaled(ReadOnlySpan<double> x, double gain, Span<double> y)
    {
        var from = MemoryMarshal.Cast<double, Vector<double>>(x);
        var to = MemoryMarshal.Cast<double, Vector<double>>(y);
        var g = new Vector<double>(gain);
        for (var i = 0; i < to.Length; i++)
        {
            to[i] += from[i] * g;
        }
    }

    /// <summary>y += g x with a gain for each sample.</summary>
    public static void AddScaled(ReadOnlySpan<double> x, ReadOnlySpan<double> gain, Span<double> y)
    {
        var from = MemoryMarshal.Cast<double, Vector<double>>(x);
        var to = MemoryMarshal.Cast<double, Vector<double>>(y);
        var g = MemoryMarshal.Cast<double, Vector<double>>(gain);
        for (var i = 0; i < to.Length; i++)
        {
            to[i] += from[i] * g[i];
        }
    }

    /// <summary>y = g x.</summary>
    public static void Scale(ReadOnlySpan<double> x, double gain, Span<double> y)
    {
        var from = MemoryMarshal.Cast<double, Vector<double>>(x);
        var to = MemoryMarshal.Cast<double, Vector<double>>(y);
        var g = new Vector<double>(gain);
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = from[i] * g;
        }
    }

    /// <summary>y = g x with a gain for each sample.</summary>
    public static void Scale(ReadOnlySpan<double> x, ReadOnlySpan<double> gain, Span<double> y)
    {
        var from = MemoryMarshal.Cast<double, Vector<double>>(x);
        var to = MemoryMarshal.Cast<double, Vector<double>>(y);
        var g = MemoryMarshal.Cast<double, Vector<double>>(gain);
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = from[i] * g[i];
        }
    }

    /// <summary>True where every sample is a number.</summary>
    public static bool IsFinite(ReadOnlySpan<double> x)
    {
        // x - x is 0 for a number and NaN otherwise, and NaN survives every sum.
        var sum = Vector<double>.Zero;
        foreach (var lane in MemoryMarshal.Cast<double, Vector<double>>(x))
        {
            sum += lane - lane;
        }

        return Vector.EqualsAll(sum, Vector<double>.Zero);
    }

    /// <summary>Index of the first sample that is no number, or -1; any length.</summary>
    public static int FirstBad(ReadOnlySpan<double> x)
    {
        for (var i = 0; i < x.Length; i++)
        {
            if (!double.IsFinite(x[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The greatest magnitude.</summary>
    public static double Peak(ReadOnlySpan<double> x)
    {
        var peak = Vector<double>.Zero;
        foreach (var lane in MemoryMarshal.Cast<double, Vector<double>>(x))
        {
            peak = Vector.Max(peak, Vector.Abs(lane));
        }

        var greatest = 0.0;
        for (var i = 0; i < Vector<double>.Count; i++)
        {
            greatest = Math.Max(greatest, peak[i]);
        }

        return greatest;
    }
}

namespace Lathe.Dsp.Kernels;

/// <summary>Mid and side of a stereo pair: mid = (left + right) / 2, side = (left - right) / 2; left = mid + side, right = mid - side.</summary>
public static class MidSide
{
    /// <summary>Left and right become mid and side, in place.</summary>
    public static void Encode(Span<double> left, Span<double> right)
    {
        Decode(left, right);
        Kernel.Scale(left, 0.5, left);
        Kernel.Scale(right, 0.5, right);
    }

    /// <summary>Mid and side become left and right, in place.</summary>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static void Decode(Span<double> mid, Span<double> side)
    {
        if (mid.Length != side.Length)
        {
            throw new ArgumentException($"The spans differ in length: {mid.Length} and {side.Length}.", nameof(side));
        }

        for (var i = 0; i < mid.Length; i++)
        {
            (mid[i], side[i]) = (mid[i] + side[i], mid[i] - side[i]);
        }
    }
}

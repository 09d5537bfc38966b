using System.Runtime.Intrinsics;

namespace Lathe.Metering;

/// <summary>The one order in which eight lanes are summed: the library's own differs by instruction set.</summary>
internal static class EightLanes
{
    public const int Count = 8;

    public static double Sum(Vector512<double> v)
    {
        var a = v.GetLower() + v.GetUpper();
        var b = a.GetLower() + a.GetUpper();
        return b[0] + b[1];
    }

    public static double Max(Vector512<double> v)
    {
        var a = Vector256.Max(v.GetLower(), v.GetUpper());
        var b = Vector128.Max(a.GetLower(), a.GetUpper());
        return Math.Max(b[0], b[1]);
    }
}

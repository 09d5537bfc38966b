namespace Lathe.Dsp.Noise;

/// <summary>
/// Maximum-length sequences: 2^order - 1 signs whose circular autocorrelation is an impulse (M. R. Schroeder, "Integrated-impulse method measuring sound
/// decay without using impulses", JASA 66, 1979), by a Galois shift register with a primitive polynomial.
/// </summary>
public static class MaximumLengthSequence
{
    public const int LeastOrder = 8;
    public const int GreatestOrder = 20;

    // Feedback masks of primitive polynomials, order 8 on (P. Alfke, Xilinx XAPP 052, 1996).
    private static readonly int[] Masks =
        [0xB8, 0x110, 0x240, 0x500, 0xE08, 0x1C80, 0x3802, 0x6000, 0xD008, 0x12000, 0x20400, 0x72000, 0x90000];

    /// <param name="order"><see cref="LeastOrder"/> to <see cref="GreatestOrder"/>.</param>
    /// <returns>2^order - 1 values of +1 or -1.</returns>
    public static double[] Make(int order)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(order, LeastOrder);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order, GreatestOrder);
        var mask = Masks[order - LeastOrder];
        var values = new double[(1 << order) - 1];
        var register = 1;
        for (var n = 0; n < values.Length; n++)
        {
            values[n] = (register & 1) == 1 ? -1 : 1;
            register = (register & 1) == 1 ? (register >> 1) ^ mask : register >> 1;
        }

        return values;
    }
}

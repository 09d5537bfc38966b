using Lathe.Dsp.Fourier;

namespace Lathe.Dsp.Convolution;

/// <summary>
/// Coefficients that turn every frequency by -90 degrees: h[n] = 2 / (pi n) at odd n, Kaiser-windowed (A. V. Oppenheim, R. W. Schafer, Discrete-Time
/// Signal Processing, 12.4). Flat within 0.01 dB from 4 / reach of the rate to as far below half of it.
/// </summary>
public static class HilbertFilter
{
    private const double Beta = 6;

    /// <param name="reach">Coefficients on either side of the middle; also the delay in frames.</param>
    /// <returns>2 reach + 1 coefficients.</returns>
    public static double[] Design(int reach)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(reach);
        var taps = new double[(2 * reach) + 1];
        Windows.Kaiser(taps, Beta);
        taps[reach] = 0;
        for (var n = 1; n <= reach; n++)
        {
            var value = n % 2 == 1 ? 2 / (Math.PI * n) * taps[reach + n] : 0;
            taps[reach + n] = value;
            taps[reach - n] = -value;
        }

        return taps;
    }
}

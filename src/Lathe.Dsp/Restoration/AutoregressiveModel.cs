using Lathe.Dsp.Convolution;
using Lathe.Dsp.Fourier;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Restoration;

/// <summary>
/// x[n] = a1 x[n-1] + ... + ap x[n-p] + e[n]: a short piece of sound as an all-pole filter driven by noise, fitted by the autocorrelation of the
/// Hann-windowed piece and Levinson's recursion (S. J. Godsill, P. J. W. Rayner, Digital Audio Restoration, 1998, chapter 4), so always stable.
/// </summary>
public sealed class AutoregressiveModel
{
    // Of the power: keeps the recursion well conditioned on pure tones, -110 dB.
    private const double WhiteFloor = 1e-11;
    private const double Silence = 1e-24;

    private readonly double[] _window;
    private readonly double[] _windowed;
    private readonly double[] _correlation;
    private readonly double[] _predictor;
    private readonly double[] _previous;
    private readonly double[] _forward;
    private readonly double[] _backward;

    /// <param name="order">Poles, 1 or more.</param>
    /// <param name="frames">Length of the pieces that it is fitted to, more than the order.</param>
    public AutoregressiveModel(int order, int frames)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(order);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(frames, order);
        Order = order;
        _window = new double[frames];
        Windows.Hann(_window);
        _windowed = new double[frames];
        _correlation = new double[order + 1];
        _predictor = new double[order + 1];
        _previous = new double[order + 1];
        _forward = new double[order + 1];
        _backward = new double[order + 1];
    }

    public int Order { get; }

    /// <summary>1, -a1 ... -ap: what turns the sound into its residual.</summary>
    public ReadOnlySpan<double> ErrorFilter => _backward;

    /// <summary>Fits the model.</summary>
    /// <param name="x">As many values as the constructor was told.</param>
    /// <returns>False where there is silence or something that is not finite; the model is then the one from before.</returns>
    public bool Fit(ReadOnlySpan<double> x)
    {
        Kernel.Multiply(x, _window, _windowed);
        ReadOnlySpan<double> windowed = _windowed;
        for (var lag = 0; lag <= Order; lag++)
        {
            _correlation[lag] = Kernel.Dot(windowed[..^lag], windowed[lag..]);
        }

        if (!(_correlation[0] > Silence && double.IsFinite(_correlation[0])))
        {
            return false;
        }

        _correlation[0] *= 1 + WhiteFloor;
        Levinson();
        for (var k = 0; k <= Order; k++)
        {
            _backward[k] = k == 0 ? 1 : -_predictor[k];
            _forward[Order - k] = _backward[k];
        }

        return true;
    }

    /// <summary>e[n] = x[n] - sum a[k] x[n-k].</summary>
    /// <param name="x">The <see cref="Order"/> values before the first, then the values.</param>
    /// <param name="residual">As many as there are values.</param>
    public void Forward(ReadOnlySpan<double> x, Span<double> residual) => FirKernel.Apply(x, _forward, residual);

    /// <summary>The same with time turned round: x[n] - sum a[k] x[n+k].</summary>
    /// <param name="x">The values, then the <see cref="Order"/> values after the last.</param>
    /// <param name="residual">As many as there are values.</param>
    public void Backward(ReadOnlySpan<double> x, Span<double> residual) => FirKernel.Apply(x, _backward, residual);

    private void Levinson()
    {
        Array.Clear(_predictor);
        var error = _correlation[0];
        for (var m = 1; m <= Order; m++)
        {
            var sum = _correlation[m];
            for (var k = 1; k < m; k++)
            {
                sum = Math.FusedMultiplyAdd(-_predictor[k], _correlation[m - k], sum);
            }

            var reflection = sum / error;
            _predictor.CopyTo(_previous, 0);
            _predictor[m] = reflection;
            for (var k = 1; k < m; k++)
            {
                _predictor[k] = Math.FusedMultiplyAdd(-reflection, _previous[m - k], _previous[k]);
            }

            error *= 1 - (reflection * reflection);
        }
    }
}

using Lathe.Dsp.Fourier;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Resampling;

/// <summary>The low-pass of a rate conversion: a Kaiser-windowed sinc, linear phase, centered (delay 0).</summary>
internal sealed class BandLimit
{
    private readonly double[] _half;

    /// <param name="rate">The rate the coefficients stand at, Hz.</param>
    /// <param name="band">The rate whose half is where the stop band begins, Hz.</param>
    public BandLimit(int rate, int band, ResamplerQuality quality)
    {
        var (pass, attenuation) = quality switch
        {
            ResamplerQuality.Fast => (0.907, 150.0),
            ResamplerQuality.Best => (0.914, 205.0),
            ResamplerQuality.Steep => (0.987, 205.0),
            _ => throw new ArgumentOutOfRangeException(nameof(quality), quality, "Not a quality."),
        };
        var transition = (1 - pass) * band / 2 / rate;
        // Kaiser's length is for about 100 dB; past that the edge is reached a little later.
        Reach = (int)Math.Ceiling(1.07 * (attenuation - 7.95) / (14.36 * transition) / 2);
        var cutoff = (1 + pass) * band / 2 / rate;
        var window = new double[(2 * Reach) + 1];
        Windows.Kaiser(window, Windows.KaiserBeta(attenuation));
        _half = new double[Reach + 1];
        _half[0] = cutoff;
        var sum = cutoff;
        for (var n = 1; n <= Reach; n++)
        {
            _half[n] = window[Reach + n] * DetMath.Sin(Math.PI * (cutoff * n % 2)) / (Math.PI * n);
            sum += 2 * _half[n];
        }

        for (var n = 0; n <= Reach; n++)
        {
            _half[n] /= sum;
        }
    }

    /// <summary>Coefficients on either side of the middle.</summary>
    public int Reach { get; }

    /// <summary>The real spectrum of the filter laid around index 0 of a circle of the transform's size.</summary>
    /// <param name="bins">Takes bins from 0 on; at most those of the transform.</param>
    public void Spectrum(RealFft fft, Span<double> bins)
    {
        var circle = new double[fft.Size];
        circle[0] = _half[0];
        for (var n = 1; n <= Reach; n++)
        {
            circle[n] = _half[n];
            circle[^n] = _half[n];
        }

        var (re, im) = (new double[fft.Bins], new double[fft.Bins]);
        fft.Forward(circle, re, im);
        re.AsSpan(0, bins.Length).CopyTo(bins);
    }
}

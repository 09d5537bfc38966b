using Lathe.Dsp.Fourier;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Resampling;

/// <summary>The low-pass of a rate conversion: a Kaiser-windowed sinc, centered (delay 0), its phase turned where that is asked for.</summary>
internal sealed class BandLimit
{
    // Room for the longer side of a filter that does not ring alike on both.
    private const int TurnedReach = 4;

    private readonly double[] _taps;
    private readonly bool _symmetric;

    /// <param name="rate">The rate the coefficients stand at, Hz.</param>
    /// <param name="band">The rate whose half is where the stop band begins, Hz.</param>
    public BandLimit(int rate, int band, ResamplerQuality quality, ResamplerPhase phase)
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
        var length = (int)Math.Ceiling(1.07 * (attenuation - 7.95) / (14.36 * transition) / 2);
        var cutoff = (1 + pass) * band / 2 / rate;
        var window = new double[(2 * length) + 1];
        Windows.Kaiser(window, Windows.KaiserBeta(attenuation));
        var half = new double[length + 1];
        half[0] = cutoff;
        var sum = cutoff;
        for (var n = 1; n <= length; n++)
        {
            half[n] = window[length + n] * DetMath.Sin(Math.PI * (cutoff * n % 2)) / (Math.PI * n);
            sum += 2 * half[n];
        }

        for (var n = 0; n <= length; n++)
        {
            half[n] /= sum;
        }

        _symmetric = phase == ResamplerPhase.Linear;
        Reach = _symmetric ? length : TurnedReach * length;
        _taps = phase switch
        {
            ResamplerPhase.Linear => [.. half.Reverse(), .. half[1..]],
            ResamplerPhase.Intermediate => MinimumPhase.Of(half, 0.5, Reach),
            ResamplerPhase.Minimum => MinimumPhase.Of(half, 1, Reach),
            _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, "Not a phase."),
        };
    }

    /// <summary>Coefficients on either side of the middle.</summary>
    public int Reach { get; }

    /// <summary>The spectrum of the filter laid around index 0 of a circle of the transform's size.</summary>
    /// <param name="re">Takes bins from 0 on; at most those of the transform.</param>
    /// <param name="im">As many; exactly 0 for linear phase.</param>
    public void Spectrum(RealFft fft, Span<double> re, Span<double> im)
    {
        var circle = new double[fft.Size];
        for (var n = -Reach; n <= Reach; n++)
        {
            circle[n < 0 ? circle.Length + n : n] = _taps[n + Reach];
        }

        var (allRe, allIm) = (new double[fft.Bins], new double[fft.Bins]);
        fft.Forward(circle, allRe, allIm);
        allRe.AsSpan(0, re.Length).CopyTo(re);
        im.Clear();
        if (!_symmetric)
        {
            allIm.AsSpan(0, im.Length).CopyTo(im);
        }
    }
}

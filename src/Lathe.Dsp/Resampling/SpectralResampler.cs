using Lathe.Dsp.Fourier;

namespace Lathe.Dsp.Resampling;

/// <summary>
/// Changes the rate of one block by a ratio Up/Down: a transform of Down K input frames, the bins the two rates share times
/// the low-pass, an inverse transform of Up K output frames; the ends, where the circle of the transform joins, are dropped
/// (overlap-save: R. E. Crochiere, L. R. Rabiner, Multirate Digital Signal Processing, 1983, section 7.2; with transforms of
/// different sizes the polyphase filter's zeros are never touched). Blocks lie on a fixed grid from frame 0 on, so that any
/// order of reading gives the same bits. Delay 0.
/// </summary>
internal sealed class SpectralResampler
{
    // The least share of a block that is kept, and the least transform: below, its overhead shows.
    private const int OverlapDivisor = 5;
    private const int LeastSize = 8192;

    private readonly RealFft _forward;
    private readonly RealFft _inverse;
    private readonly double[] _filter;
    private readonly double[] _filterIm; // empty for linear phase
    private readonly double[] _re;
    private readonly double[] _im;
    private readonly double[] _output;
    private readonly int _outputMargin;

    /// <param name="ratio">Smooth.</param>
    /// <param name="rate">The input's rate, Hz.</param>
    /// <param name="band">The rate whose half is where the stop band begins, Hz: at most both rates.</param>
    public SpectralResampler(RateRatio ratio, int rate, int band, ResamplerQuality quality, ResamplerPhase phase)
    {
        var higher = Math.Max(ratio.Up, ratio.Down);
        var limit = new BandLimit((int)((long)rate * higher / ratio.Down), band, quality, phase);
        var margin = ((limit.Reach + higher - 1) / higher) + 1;
        var units = 1;
        while (units < OverlapDivisor * 2 * margin || units * higher < LeastSize
            || !RealFft.IsSize(units * ratio.Up) || !RealFft.IsSize(units * ratio.Down))
        {
            units *= 2;
        }

        InputFrames = units * ratio.Down;
        InputMargin = margin * ratio.Down;
        InputHop = InputFrames - (2 * InputMargin);
        OutputHop = (units - (2 * margin)) * ratio.Up;
        _outputMargin = margin * ratio.Up;
        _forward = new RealFft(InputFrames);
        _inverse = new RealFft(units * ratio.Up);
        _output = new double[_inverse.Size];
        _re = new double[Math.Max(_forward.Bins, _inverse.Bins)];
        _im = new double[_re.Length];
        // Up to but without half the lower rate, which is in the stop band.
        _filter = new double[Math.Min(_forward.Bins, _inverse.Bins) - 1];
        var turned = new double[_filter.Length];
        limit.Spectrum(InputFrames > _inverse.Size ? _forward : _inverse, _filter, turned);
        var gain = (double)ratio.Up / ratio.Down;
        for (var k = 0; k < _filter.Length; k++)
        {
            _filter[k] *= gain;
            turned[k] *= gain;
        }

        _filterIm = phase == ResamplerPhase.Linear ? [] : turned;
    }

    /// <summary>Frames of input a block is computed from.</summary>
    public int InputFrames { get; }

    /// <summary>Frames of them before the first output frame; block b's input begins at b <see cref="InputHop"/> minus this.</summary>
    public int InputMargin { get; }

    /// <summary>Input frames from one block to the next.</summary>
    public int InputHop { get; }

    /// <summary>Output frames of a block; block b's first is b times this.</summary>
    public int OutputHop { get; }

    /// <param name="input"><see cref="InputFrames"/>.</param>
    /// <param name="output">Takes <see cref="OutputHop"/>.</param>
    public void Process(ReadOnlySpan<double> input, Span<double> output)
    {
        _forward.Forward(input, _re, _im);
        if (_filterIm.Length == 0)
        {
            for (var k = 0; k < _filter.Length; k++)
            {
                _re[k] *= _filter[k];
                _im[k] *= _filter[k];
            }
        }
        else
        {
            for (var k = 0; k < _filter.Length; k++)
            {
                var (re, im) = (_re[k], _im[k]);
                _re[k] = (re * _filter[k]) - (im * _filterIm[k]);
                _im[k] = (re * _filterIm[k]) + (im * _filter[k]);
            }
        }

        _re.AsSpan(_filter.Length).Clear();
        _im.AsSpan(_filter.Length).Clear();
        _inverse.Inverse(_re, _im, _output);
        _output.AsSpan(_outputMargin, OutputHop).CopyTo(output);
    }
}

using Lathe.Dsp.Convolution;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Resampling;

/// <summary>Halves the sample rate of one channel; delay: the filter's reach plus twice the padding, in frames of the upper rate.</summary>
internal sealed class HalfBandDown
{
    private readonly HalfBandFilter _filter;
    private readonly int _padding;
    private readonly int _frames;
    private readonly double[] _even;
    private readonly double[] _odd;

    /// <param name="padding">Additional delay, frames of the lower rate.</param>
    /// <param name="frames">Frames of the lower rate a call.</param>
    public HalfBandDown(HalfBandFilter filter, int padding, int frames)
    {
        _filter = filter;
        _padding = padding;
        _frames = frames;
        _even = new double[filter.Reach + padding + frames];
        _odd = new double[filter.Reach + padding + frames];
    }

    public void Reset()
    {
        _even.AsSpan().Clear();
        _odd.AsSpan().Clear();
    }

    public void Process(ReadOnlySpan<double> upper, Span<double> lower)
    {
        var reach = _filter.Reach;
        Pairs.Split(upper, _even.AsSpan(reach + _padding, _frames), _odd.AsSpan(reach + _padding));
        lower = lower[.._frames];
        FirKernel.Apply(_even, _filter.Taps, lower);
        var middle = _odd.AsSpan((reach - 1) / 2, _frames);
        for (var n = 0; n < lower.Length; n++)
        {
            lower[n] = 0.5 * (lower[n] + middle[n]);
        }

        _even.AsSpan(_frames).CopyTo(_even);
        _odd.AsSpan(_frames).CopyTo(_odd);
    }
}

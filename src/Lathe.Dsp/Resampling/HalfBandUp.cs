using Lathe.Dsp.Convolution;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Resampling;

/// <summary>Doubles the sample rate of one channel; delay: the filter's reach, in frames of the upper rate.</summary>
internal sealed class HalfBandUp
{
    private readonly HalfBandFilter _filter;
    private readonly int _frames;
    private readonly double[] _input;
    private readonly double[] _between;

    /// <param name="frames">Frames of the lower rate a call.</param>
    public HalfBandUp(HalfBandFilter filter, int frames)
    {
        _filter = filter;
        _frames = frames;
        _input = new double[filter.Reach + frames];
        _between = new double[frames];
    }

    public void Reset() => _input.AsSpan().Clear();

    public void Process(ReadOnlySpan<double> lower, Span<double> upper)
    {
        var reach = _filter.Reach;
        lower[.._frames].CopyTo(_input.AsSpan(reach));
        FirKernel.Apply(_input, _filter.Taps, _between);
        // With an odd delay the even outputs are interpolated and the odd ones are inputs.
        Pairs.Join(_between, _input.AsSpan((reach + 1) / 2, _frames), upper);
        _input.AsSpan(_frames).CopyTo(_input);
    }
}

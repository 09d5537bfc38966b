using Lathe.Dsp.Fourier;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Convolution;

/// <summary>
/// Convolves one channel with an impulse response in blocks of its partition, latency 0: uniformly partitioned overlap-save
/// with a delay line of spectra (T. G. Stockham, High-speed convolution and correlation, 1966; W. G. Gardner, Efficient
/// convolution without input-output delay, J. AES 43(3), 1995). No allocation per call. Not thread-safe.
/// </summary>
public sealed class PartitionedConvolver
{
    private readonly PartitionedImpulse _impulse;
    private readonly RealFft _fft;
    private readonly PinnedDoubles _spectra;
    private readonly PinnedDoubles _sum;
    private readonly double[] _window;
    private readonly double[] _result;
    private int _newest;

    public PartitionedConvolver(PartitionedImpulse impulse)
    {
        _impulse = impulse;
        _fft = new RealFft(2 * impulse.Partition);
        _spectra = new PinnedDoubles(impulse.Count * 2 * impulse.Bins);
        _sum = new PinnedDoubles(2 * impulse.Bins);
        _window = new double[2 * impulse.Partition];
        _result = new double[2 * impulse.Partition];
    }

    /// <summary>Frames of a block.</summary>
    public int BlockFrames => _impulse.Partition;

    /// <summary>Forgets the past.</summary>
    public void Reset()
    {
        _spectra.Span.Clear();
        _window.AsSpan().Clear();
        _newest = 0;
    }

    /// <param name="input"><see cref="BlockFrames"/> frames.</param>
    /// <param name="output">Takes as many; may be the input.</param>
    public void Process(ReadOnlySpan<double> input, Span<double> output)
    {
        var (frames, bins) = (_impulse.Partition, _impulse.Bins);
        _window.AsSpan(frames).CopyTo(_window);
        input[..frames].CopyTo(_window.AsSpan(frames));
        _newest = (_newest == 0 ? _impulse.Count : _newest) - 1;
        var spectrum = _spectra.Span.Slice(_newest * 2 * bins, 2 * bins);
        _fft.Forward(_window, spectrum[..bins], spectrum[bins..]);
        SpectralProducts.Sum(_spectra, _newest, _impulse.Spectra, _impulse.Count, bins, _sum);
        _fft.Inverse(_sum.Span[..bins], _sum.Span[bins..], _result);
        // The first half holds the end of the block before, wrapped around.
        _result.AsSpan(frames).CopyTo(output);
    }
}

using Lathe.Dsp.Buffers;
using Lathe.Dsp.Fourier;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Convolution;

/// <summary>
/// One size of partition of a <see cref="MatrixConvolver"/>: overlap-save on a grid of absolute positions. Each input is transformed once for all
/// paths from it, and all paths to an output are summed as spectra and transformed back once.
/// </summary>
internal sealed class ConvolutionStage
{
    private readonly int _partition;
    private readonly int _count;
    private readonly int _bins;
    private readonly (int Input, int Output, PartitionedImpulse Impulse)[] _paths;
    private readonly RealFft _fft;
    private readonly PinnedDoubles _sum;
    private readonly PinnedDoubles[] _spectra;
    private readonly double[][] _windows;
    private readonly double[][] _results;
    private int _newest;

    /// <param name="channels">Inputs, and as many outputs.</param>
    /// <param name="paths">In order of the outputs.</param>
    /// <param name="start">The first frame of the responses that this stage takes.</param>
    /// <param name="end">The frame after the last.</param>
    /// <param name="partition">A power of two, 64 or more.</param>
    public ConvolutionStage(int channels, ReadOnlySpan<ResponsePath> paths, int start, int end, int partition)
    {
        _partition = partition;
        _count = (end - start + partition - 1) / partition;
        _bins = partition + 8;
        _fft = new RealFft(2 * partition);
        var shared = new Dictionary<double[], PartitionedImpulse>();
        var kept = new List<(int, int, PartitionedImpulse)>();
        foreach (var path in paths)
        {
            var to = Math.Min(end, path.Response.Length);
            if (to <= start)
            {
                continue;
            }

            if (!shared.TryGetValue(path.Response, out var impulse))
            {
                shared.Add(path.Response, impulse = new PartitionedImpulse(path.Response.AsSpan(start, to - start), partition));
            }

            kept.Add((path.Input, path.Output, impulse));
        }

        _paths = [.. kept];
        _sum = new PinnedDoubles(2 * _bins);
        _spectra = new PinnedDoubles[channels];
        _windows = new double[channels][];
        _results = new double[channels][];
        for (var c = 0; c < channels; c++)
        {
            _spectra[c] = new PinnedDoubles(_count * 2 * _bins);
            _windows[c] = new double[2 * partition];
            _results[c] = new double[2 * partition];
        }
    }

    public void Reset()
    {
        _newest = 0;
        for (var c = 0; c < _spectra.Length; c++)
        {
            _spectra[c].Span.Clear();
            Array.Clear(_windows[c]);
            Array.Clear(_results[c]);
        }
    }

    /// <param name="position">Of the first frame, a multiple of 64.</param>
    /// <param name="input">A quantum.</param>
    /// <param name="output">What the stage gives is added to it.</param>
    public void Process(long position, in Planar input, in Planar output)
    {
        var at = (int)(position & (_partition - 1));
        for (var c = 0; c < input.Channels; c++)
        {
            input[c].CopyTo(_windows[c].AsSpan(_partition + at));
        }

        at += Quantum.Frames;
        if (at == _partition)
        {
            Transform();
            at = 0;
        }

        // The first half of a result holds the end of the block before, wrapped around.
        for (var c = 0; c < output.Channels; c++)
        {
            Kernel.Add(output[c], _results[c].AsSpan(_partition + at, Quantum.Frames), output[c]);
        }
    }

    private void Transform()
    {
        _newest = (_newest == 0 ? _count : _newest) - 1;
        for (var c = 0; c < _windows.Length; c++)
        {
            var spectrum = _spectra[c].Span.Slice(_newest * 2 * _bins, 2 * _bins);
            _fft.Forward(_windows[c], spectrum[.._bins], spectrum[_bins..]);
            _windows[c].AsSpan(_partition).CopyTo(_windows[c]);
        }

        for (var i = 0; i < _paths.Length;)
        {
            var output = _paths[i].Output;
            _sum.Span.Clear();
            for (; i < _paths.Length && _paths[i].Output == output; i++)
            {
                SpectralProducts.Add(_spectra[_paths[i].Input], _newest, _count, _paths[i].Impulse, _sum);
            }

            _fft.Inverse(_sum.Span[.._bins], _sum.Span[_bins..], _results[output]);
        }
    }
}

using System.Numerics;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Fourier;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Convolution;

/// <summary>
/// Convolves one channel, 64 frames at a time, with an impulse response that may be replaced while it runs: uniformly partitioned as
/// <see cref="PartitionedConvolver"/>. The block after a replacement is computed with both responses and faded from one to the other, so that a
/// response replaced for each block moves on straight lines. Blocks lie on a grid of absolute positions. No allocation per call. Not thread-safe.
/// </summary>
public sealed class MovingConvolver
{
    private readonly int _count;
    private readonly int _bins;
    private readonly RealFft _fft;
    private readonly PinnedDoubles _spectra;
    private readonly PinnedDoubles _sum;
    private readonly double[] _window;
    private readonly double[] _result;
    private readonly double[] _before;
    private readonly double[] _input;
    private readonly double[] _output;
    private PinnedDoubles _impulse;
    private PinnedDoubles _next;
    private bool _moving;
    private int _newest;

    /// <param name="length">The most coefficients of a response, 1 or more. All are 0 at first.</param>
    /// <param name="partition">Frames of a block, a power of two from 64 to 65536.</param>
    public MovingConvolver(int length, int partition)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        if (partition is < Quantum.Frames or > 65536 || !BitOperations.IsPow2(partition))
        {
            throw new ArgumentOutOfRangeException(nameof(partition), partition, "The partition is a power of two from 64 to 65536.");
        }

        Length = length;
        Partition = partition;
        _count = (length + partition - 1) / partition;
        _bins = partition + 8;
        _fft = new RealFft(2 * partition);
        _spectra = new PinnedDoubles(_count * 2 * _bins);
        _impulse = new PinnedDoubles(_count * 2 * _bins);
        _next = new PinnedDoubles(_count * 2 * _bins);
        _sum = new PinnedDoubles(2 * _bins);
        (_window, _result) = (new double[2 * partition], new double[2 * partition]);
        (_before, _input, _output) = (new double[partition], new double[partition], new double[partition]);
    }

    /// <summary>The most coefficients of a response.</summary>
    public int Length { get; }

    public int Partition { get; }

    /// <summary>Frames from a sample to the first of its response.</summary>
    public int Latency => Partition - Quantum.Frames;

    /// <summary>Whether the quantum at a position, a multiple of 64, completes a block: the last moment at which a replacement counts for it.</summary>
    public bool CompletesBlock(long position) => At(position) + Quantum.Frames == Partition;

    /// <summary>Replaces the response over the next block that is completed.</summary>
    /// <param name="impulse">At most <see cref="Length"/> coefficients.</param>
    public void MoveTo(ReadOnlySpan<double> impulse)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(impulse.Length, Length);
        for (var k = 0; k < _count; k++)
        {
            var start = Math.Min(impulse.Length, k * Partition);
            _result.AsSpan().Clear();
            impulse[start..Math.Min(impulse.Length, start + Partition)].CopyTo(_result);
            _fft.Forward(_result, _next.Span.Slice(2 * k * _bins, _bins), _next.Span.Slice(((2 * k) + 1) * _bins, _bins));
        }

        _moving = true;
    }

    /// <summary>Forgets the past and puts the response where it moves to.</summary>
    public void Reset()
    {
        _spectra.Span.Clear();
        _window.AsSpan().Clear();
        _input.AsSpan().Clear();
        _output.AsSpan().Clear();
        _newest = 0;
        Settle();
    }

    /// <param name="position">Of the first frame, a multiple of 64; each call follows on the one before, unless reset.</param>
    /// <param name="frames">64 frames, in place.</param>
    public void Process(long position, Span<double> frames)
    {
        var at = At(position);
        frames.CopyTo(_input.AsSpan(at, Quantum.Frames));
        if (at + Quantum.Frames < Partition)
        {
            _output.AsSpan(at + Quantum.Frames, Quantum.Frames).CopyTo(frames);
            return;
        }

        _window.AsSpan(Partition).CopyTo(_window);
        _input.CopyTo(_window.AsSpan(Partition));
        _newest = (_newest == 0 ? _count : _newest) - 1;
        var spectrum = _spectra.Span.Slice(_newest * 2 * _bins, 2 * _bins);
        _fft.Forward(_window, spectrum[.._bins], spectrum[_bins..]);
        Convolve(_impulse, _output);
        if (_moving)
        {
            _output.CopyTo(_before, 0);
            Convolve(_next, _output);
            Settle();
            Fade(_before, _output);
        }

        _output.AsSpan(0, Quantum.Frames).CopyTo(frames);
    }

    private static void Fade(ReadOnlySpan<double> from, Span<double> to)
    {
        var part = 1.0 / to.Length;
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = Math.FusedMultiplyAdd((i + 1) * part, to[i] - from[i], from[i]);
        }
    }

    private int At(long position) => (int)(((position % Partition) + Partition) % Partition);

    private void Settle()
    {
        if (_moving)
        {
            (_impulse, _next) = (_next, _impulse);
            _moving = false;
        }
    }

    private void Convolve(PinnedDoubles impulse, Span<double> output)
    {
        SpectralProducts.Sum(_spectra, _newest, impulse, _count, _bins, _sum);
        _fft.Inverse(_sum.Span[.._bins], _sum.Span[_bins..], _result);

        // The first half holds the end of the block before, wrapped around.
        _result.AsSpan(Partition).CopyTo(output);
    }
}

using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Fourier;

/// <summary>
/// Short-time Fourier transform of a stream of quanta: frames overlapping by three quarters, a root of Hann window on the way in and out, so that spectra
/// left alone give the input back. Hops lie at multiples of their length in the song, wherever the stream begins.
/// </summary>
public sealed class OverlapAdd
{
    private const int Overlap = 4;

    private readonly RealFft _fft;
    private readonly double[] _window;
    private readonly double[] _input;
    private readonly double[] _frame;
    private readonly double[] _output;

    /// <param name="size">Frames of a transform, a power of two, 256 or more.</param>
    public OverlapAdd(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, Overlap * Quantum.Frames);
        _fft = new RealFft(size);
        Hop = size / Overlap;
        _window = new double[size];
        Windows.Hann(_window);
        Kernel.Sqrt(_window, _window);
        _input = new double[size];
        _frame = new double[size];
        _output = new double[size];
        Re = new double[_fft.Bins];
        Im = new double[_fft.Bins];
    }

    public int Hop { get; }

    public int Bins => _fft.Bins;

    /// <summary>Frames from a sample's coming in to its going out.</summary>
    public int Latency => _fft.Size - Quantum.Frames;

    /// <summary>Real parts of the spectrum of the last frame.</summary>
    public double[] Re { get; }

    /// <summary>Imaginary parts.</summary>
    public double[] Im { get; }

    /// <summary>Takes a quantum.</summary>
    /// <returns>True where a hop is complete: the spectrum stands in <see cref="Re"/> and <see cref="Im"/>, to be changed before <see cref="Give"/>.</returns>
    public bool Take(ReadOnlySpan<double> quantum, long position)
    {
        var at = Within(position);
        quantum.CopyTo(_input.AsSpan(_input.Length - Hop + at));
        if (at + Quantum.Frames < Hop)
        {
            return false;
        }

        Kernel.Multiply(_input, _window, _frame);
        _fft.Forward(_frame, Re, Im);
        _input.AsSpan(Hop).CopyTo(_input);
        return true;
    }

    /// <summary>Gives the quantum that comes out for the one just taken.</summary>
    public void Give(Span<double> quantum, long position)
    {
        var at = Within(position);
        if (at + Quantum.Frames == Hop)
        {
            _output.AsSpan(Hop).CopyTo(_output);
            _output.AsSpan(_output.Length - Hop).Clear();
            _fft.Inverse(Re, Im, _frame);

            // Squared windows at a quarter's hop add up to 2.
            for (var i = 0; i < _frame.Length; i++)
            {
                _output[i] = Denormals.Flush(Math.FusedMultiplyAdd(0.5 * _window[i], _frame[i], _output[i]));
            }
        }

        _output.AsSpan((at + Quantum.Frames) % Hop, Quantum.Frames).CopyTo(quantum);
    }

    public void Reset()
    {
        Array.Clear(_input);
        Array.Clear(_output);
    }

    private int Within(long position) => (int)(((position % Hop) + Hop) % Hop);
}

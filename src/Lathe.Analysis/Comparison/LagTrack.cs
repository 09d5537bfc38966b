using Lathe.Dsp.Buffers;
using Lathe.Dsp.Fourier;

namespace Lathe.Analysis.Comparison;

/// <summary>
/// How the lag of a file behind its reference moves: pieces of the file are found again in the reference by the peak of the cross-correlation, whitened
/// by half (between C. H. Knapp, G. C. Carter's plain and phase transform, IEEE Trans. ASSP 24(4), 1976), refined by a parabola.
/// </summary>
internal sealed class LagTrack : IDisposable
{
    /// <summary>Frames of a piece.</summary>
    public const int Piece = 1 << 14;

    private const int Size = 1 << 16;
    private const int Reach = (Size - Piece) / 2;

    private readonly IAudioSource _file;
    private readonly IAudioSource _reference;
    private readonly RealFft _fft = new(Size);
    private readonly AudioBuffer _fileBuffer;
    private readonly AudioBuffer _referenceBuffer;
    private readonly double[] _x = new double[Size];
    private readonly double[] _y = new double[Size];
    private readonly double[] _xr;
    private readonly double[] _xi;
    private readonly double[] _yr;
    private readonly double[] _yi;

    public LagTrack(IAudioSource file, IAudioSource reference)
    {
        (_file, _reference) = (file, reference);
        _fileBuffer = new AudioBuffer(file.Format.Channels, Size);
        _referenceBuffer = new AudioBuffer(reference.Format.Channels, Size);
        _xr = new double[_fft.Bins];
        _xi = new double[_fft.Bins];
        _yr = new double[_fft.Bins];
        _yi = new double[_fft.Bins];
    }

    /// <summary>Where a piece of the file stands in the reference.</summary>
    /// <param name="start">The first frame of the piece in the file.</param>
    /// <param name="lag">The frame of the reference less that of the file, as expected; it is looked for 24576 frames around.</param>
    /// <param name="channels">The channel of the file and of the reference; null for the mean of the first two.</param>
    /// <returns>The lag in frames and parts of them, and the likeness, -1 to 1; null where either is silent.</returns>
    public LagPoint? Find(long start, long lag, (int File, int Reference)? channels = null)
    {
        Read(_file, _fileBuffer, start, Piece, _x, channels?.File);
        Read(_reference, _referenceBuffer, start + lag - Reach, Piece + (2 * Reach), _y, channels?.Reference);
        var (energyX, energyY) = (Energy(_x), Energy(_y));
        if (energyX < 1e-8 * Piece || energyY < 1e-8 * Piece)
        {
            return null;
        }

        _fft.Forward(_x, _xr, _xi);
        _fft.Forward(_y, _yr, _yi);
        for (var k = 0; k < _xr.Length; k++)
        {
            var re = (_xr[k] * _yr[k]) + (_xi[k] * _yi[k]);
            var im = (_xr[k] * _yi[k]) - (_xi[k] * _yr[k]);
            var weight = 1 / Math.Sqrt(Math.Sqrt((re * re) + (im * im)) + 1e-12);
            (_xr[k], _xi[k]) = (re * weight, im * weight);
        }

        var correlation = new double[Size];
        _fft.Inverse(_xr, _xi, correlation);
        var best = 0;
        for (var i = 1; i <= 2 * Reach; i++)
        {
            best = Math.Abs(correlation[i]) > Math.Abs(correlation[best]) ? i : best;
        }

        var (before, at, after) = (correlation[(best + Size - 1) % Size], correlation[best], correlation[best + 1]);
        var bend = before - (2 * at) + after;
        var fraction = bend == 0 ? 0 : Math.Clamp(0.5 * (before - after) / bend, -0.5, 0.5);
        return new LagPoint(start, lag + best - Reach + fraction, Likeness(best));
    }

    public void Dispose()
    {
        _fileBuffer.Dispose();
        _referenceBuffer.Dispose();
    }

    /// <summary>The normalized product at a place of the reference's stretch.</summary>
    private double Likeness(int at)
    {
        var (xx, yy, xy) = (0.0, 0.0, 0.0);
        for (var i = 0; i < Piece; i++)
        {
            var (x, y) = (_x[i], _y[at + i]);
            xx += x * x;
            yy += y * y;
            xy += x * y;
        }

        return xx * yy > 0 ? xy / Math.Sqrt(xx * yy) : 0;
    }

    private static double Energy(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        foreach (var value in x)
        {
            sum += value * value;
        }

        return sum;
    }

    private static void Read(IAudioSource source, AudioBuffer buffer, long start, int frames, double[] to, int? channel)
    {
        Array.Clear(to);
        var skipped = (int)Math.Clamp(-start, 0, frames);
        var read = source.Read(start + skipped, buffer.View(0, frames - skipped));
        var left = buffer[channel ?? 0];
        var right = buffer[channel ?? Math.Min(1, buffer.Channels - 1)];
        for (var i = 0; i < read; i++)
        {
            var value = 0.5 * (left[i] + right[i]);
            to[skipped + i] = double.IsFinite(value) ? value : 0;
        }
    }
}

/// <summary>A piece of a file found in its reference.</summary>
/// <param name="Start">The first frame of the piece in the file.</param>
/// <param name="Lag">The frame of the reference less that of the file.</param>
/// <param name="Likeness">-1 to 1.</param>
internal readonly record struct LagPoint(long Start, double Lag, double Likeness);

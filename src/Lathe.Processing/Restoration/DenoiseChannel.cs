using System.Numerics;
using Lathe.Dsp.Fourier;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;
using Lathe.Dsp.Restoration;

namespace Lathe.Processing.Restoration;

/// <summary>One channel of noise reduction: spectra in, gains on them, spectra out. The noise is followed, or given.</summary>
internal sealed class DenoiseChannel
{
    /// <summary>Frames of a transform, about 46 ms.</summary>
    public static int Size(int sampleRate) => (int)Math.Max(256, BitOperations.RoundUpToPowerOf2((uint)(0.03 * sampleRate)));

    private readonly OverlapAdd _stream;
    private readonly SpectralDenoiser _denoiser;
    private readonly MinimumStatistics? _follower;
    private readonly double[] _power;
    private readonly double[] _noise;
    private readonly double[] _scaled;
    private readonly double[] _gains;
    private readonly double _hertzOfBin;

    /// <param name="sampleRate">Hz.</param>
    /// <param name="seconds">Time over which the noise is followed, or 0 where <see cref="Noise"/> is filled by another.</param>
    public DenoiseChannel(int sampleRate, double seconds)
    {
        var size = Size(sampleRate);
        _stream = new OverlapAdd(size);
        _hertzOfBin = sampleRate / (double)size;
        _denoiser = new SpectralDenoiser(_stream.Bins);
        _follower = seconds > 0 ? new MinimumStatistics(_stream.Bins, (int)(seconds * sampleRate / _stream.Hop)) : null;
        _power = new double[_stream.Bins];
        _noise = new double[_stream.Bins];
        _scaled = new double[_stream.Bins];
        _gains = new double[_stream.Bins];
    }

    public int Latency => _stream.Latency;

    /// <summary>Power of the noise in each bin.</summary>
    public Span<double> Noise => _noise;

    /// <summary>Takes a quantum for what it is and adds a completed spectrum's power to a sum.</summary>
    /// <returns>True where a spectrum was completed.</returns>
    public bool Learn(ReadOnlySpan<double> quantum, long position, Span<double> sum)
    {
        if (!_stream.Take(quantum, position))
        {
            return false;
        }

        Measure();
        Kernel.Add(sum, _power, sum);
        return true;
    }

    /// <summary>One quantum in place.</summary>
    /// <param name="audio">64 frames.</param>
    /// <param name="position">In the song.</param>
    /// <param name="reduction">dB, 0 or more.</param>
    /// <param name="sensitivity">dB by which the noise is taken for more than it was found to be.</param>
    /// <param name="smoothing">0 to below 1.</param>
    /// <param name="above">Hz below which nothing is changed.</param>
    public void Process(Span<double> audio, long position, double reduction, double sensitivity, double smoothing, double above)
    {
        if (_stream.Take(audio, position))
        {
            Measure();
            _follower?.Follow(_power, _noise);
            Kernel.Scale(_noise, DetMath.Exp2(sensitivity / 3.0102999566398121), _scaled);
            _denoiser.Gains(_power, _scaled, DetMath.DbToGain(-reduction), smoothing, _gains);
            var first = (int)Math.Clamp(above / _hertzOfBin, 0, _gains.Length);
            _gains.AsSpan(0, first).Fill(1);
            Kernel.Multiply(_stream.Re, _gains, _stream.Re);
            Kernel.Multiply(_stream.Im, _gains, _stream.Im);
        }

        _stream.Give(audio, position);
    }

    public void Reset()
    {
        _stream.Reset();
        _denoiser.Reset();
        _follower?.Reset();
    }

    private void Measure()
    {
        Kernel.Square(_stream.Re, _power);
        Kernel.MultiplyAdd(_stream.Im, _stream.Im, _power, _power);
    }
}

using Lathe.Dsp.Fourier;

namespace Lathe.Quality.Space;

/// <summary>A band-pass without phase on a spectrum, its edges raised cosines half as wide as the band; what it passes is made at as low a rate as holds it.</summary>
internal sealed class BandPass
{
    private readonly double[] _gains;
    private readonly double[] _re;
    private readonly double[] _im;
    private readonly double[] _passed;
    private readonly RealFft _fft;

    /// <param name="low">Hz.</param>
    /// <param name="high">Hz.</param>
    /// <param name="size">Frames of the signals whose spectra come.</param>
    public BandPass(double low, double high, int size)
    {
        // Narrower edges would ring longer than the band itself.
        var half = 0.25 * Math.Log2(high / low);
        double Edge(double octaves) => octaves <= -half ? 0 : octaves >= half ? 1 : 0.5 + (0.5 * Math.Sin(0.5 * Math.PI * octaves / half));
        var top = Math.Min(size / 2, (int)(Math.Pow(2, half) * high * size / RoomResponse.Rate) + 2);
        _gains = [.. Enumerable.Range(0, top).Select(i =>
        {
            var hertz = (i + 1e-9) * RoomResponse.Rate / size;
            return Edge(Math.Log2(hertz / low)) * Edge(Math.Log2(high / hertz));
        })];
        Frames = 64;
        while (Frames < Math.Min(size, 4 * top))
        {
            Frames *= 2;
        }

        _fft = new RealFft(Frames);
        Rate = (double)RoomResponse.Rate * Frames / size;
        (_re, _im, _passed) = (new double[_fft.Bins], new double[_fft.Bins], new double[Frames]);
    }

    /// <summary>Frames of what passes.</summary>
    public int Frames { get; }

    /// <summary>Frames a second of what passes.</summary>
    public double Rate { get; }

    /// <summary>Adds the squares of what passes.</summary>
    public void AddEnergy(double[] re, double[] im, double[] energy)
    {
        Array.Clear(_re);
        Array.Clear(_im);
        for (var i = 0; i < _gains.Length; i++)
        {
            _re[i] = _gains[i] * re[i];
            _im[i] = _gains[i] * im[i];
        }

        _fft.Inverse(_re, _im, _passed);
        for (var i = 0; i < energy.Length; i++)
        {
            energy[i] += _passed[i] * _passed[i];
        }
    }
}

using Lathe.Dsp.Fourier;

namespace Lathe.Processing.Tests.Modulation;

/// <summary>
/// Power around a tone by distance from it, in the spectra of 0.3 s all along a signal: the skirt of sidebands that an effect gives a tone. Beyond it
/// stands what the effect does not make by itself.
/// </summary>
internal sealed class Skirt
{
    private const int Size = 1 << 14;

    /// <summary>Hertz beside the tone that are not looked at.</summary>
    private const double Beside = 700;

    private readonly double[] _power = new double[Size];

    /// <summary>Takes a signal's spectra.</summary>
    /// <param name="tone">The least and the greatest frequency that the tone has between two frames.</param>
    public void Take(double[] signal, double rate, Func<int, int, (double Low, double High)> tone)
    {
        var fft = new RealFft(Size);
        var window = new double[Size];
        Windows.BlackmanHarris(window);
        var (frame, re, im) = (new double[Size], new double[fft.Bins], new double[fft.Bins]);
        for (var start = Size; start + Size <= signal.Length; start += Size / 2)
        {
            for (var n = 0; n < Size; n++)
            {
                frame[n] = window[n] * signal[start + n];
            }

            fft.Forward(frame, re, im);
            var (low, high) = tone(start, start + Size);
            var greatest = Enumerable.Range(0, fft.Bins).Max(k => (re[k] * re[k]) + (im[k] * im[k]));
            for (var k = 0; k < fft.Bins; k++)
            {
                var hertz = k * rate / Size;
                var away = (int)Math.Max(low - hertz, hertz - high);
                if (away >= Beside)
                {
                    var bin = (int)(away * Size / rate);
                    _power[bin] = Math.Max(_power[bin], ((re[k] * re[k]) + (im[k] * im[k])) / greatest);
                }
            }
        }
    }

    /// <summary>The greatest line, dB re the tone, that stands above all lines as far or farther from the tone in another skirt.</summary>
    public double Beyond(Skirt other)
    {
        var (worst, skirt) = (1e-20, 0.0);
        for (var bin = _power.Length - 1; bin >= 0; bin--)
        {
            skirt = Math.Max(skirt, other._power[bin]);
            worst = Math.Max(worst, _power[bin] - skirt);
        }

        return 10 * Math.Log10(worst);
    }
}

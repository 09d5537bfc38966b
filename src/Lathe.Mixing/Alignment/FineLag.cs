using Lathe.Dsp.Buffers;
using Lathe.Dsp.Fourier;
using Lathe.Files;
using Lathe.Mixing.Intake;

namespace Lathe.Mixing.Alignment;

/// <summary>
/// How much later the sound of one stem arrives in another, to the frame, and with which sign: cross-correlation of the loudest stretches of the
/// first, each spectrum divided by the root of its magnitude (half way to the phase transform of Knapp and Carter, IEEE TASSP 24, 1976: sharp peaks,
/// yet no weight for bands with nothing but noise).
/// </summary>
/// <param name="Frames">How much later the second one is, frames of the files.</param>
/// <param name="Correlation">At that lag, -1 to 1; negative where one is turned over.</param>
/// <param name="Opposite">The largest correlation of the other sign near it, 0 to 1.</param>
internal readonly record struct FineLag(int Frames, double Correlation, double Opposite)
{
    private const int Size = 1 << 16;
    private const int Stretches = 10;

    /// <summary>Seconds around the coarse lag.</summary>
    private const double Reach = 0.012;

    private const double LowHertz = 40;
    private const double HighHertz = 9000;

    public static FineLag Find(IntakeStem first, IntakeStem second, int coarseMilliseconds)
    {
        var rate = first.Measurement.Format.SampleRate;
        var shift = (long)coarseMilliseconds * rate / 1000;
        using var a = AudioFile.Open(first.Files[0].Path);
        using var b = AudioFile.Open(second.Files[0].Path);
        var fft = new RealFft(Size);
        var (sumRe, sumIm) = (new double[fft.Bins], new double[fft.Bins]);
        var (powerA, powerB) = (0.0, 0.0);
        foreach (var start in Loudest(first, rate))
        {
            var one = Spectrum(fft, a, start, rate, ref powerA);
            var two = Spectrum(fft, b, start + shift, rate, ref powerB);
            for (var k = 0; k < fft.Bins; k++)
            {
                sumRe[k] += (one.Re[k] * two.Re[k]) + (one.Im[k] * two.Im[k]);
                sumIm[k] += (one.Re[k] * two.Im[k]) - (one.Im[k] * two.Re[k]);
            }
        }

        var correlation = new double[Size];
        fft.Inverse(sumRe, sumIm, correlation);
        var reach = (int)(Reach * rate);
        double At(int lag) => correlation[(lag + Size) % Size];
        var best = Enumerable.Range(-reach, (2 * reach) + 1).MaxBy(l => Math.Abs(At(l)));
        var sign = Math.Sign(At(best));
        var opposite = Enumerable.Range(-reach, (2 * reach) + 1).Max(l => -sign * At(l));

        // Energy of one side of the spectrum, of which the inverse transform takes 2 / Size.
        var scale = 2 * Math.Sqrt(powerA * powerB) / Size;
        return scale > 0 ? new FineLag((int)shift + best, At(best) / scale, opposite / scale) : default;
    }

    /// <summary>First frames of the stretches with the most motion.</summary>
    private static long[] Loudest(IntakeStem stem, int rate)
    {
        var length = Size * MotionMeter.Rate / rate;
        return Enumerable.Range(0, stem.Motion.Length / length)
            .Select(i => (Start: (long)i * length * rate / MotionMeter.Rate, Motion: stem.Motion.AsSpan(i * length, length).ToArray().Sum(m => m * m)))
            .OrderByDescending(s => s.Motion).Take(Stretches).Select(s => s.Start).ToArray();
    }

    private static (double[] Re, double[] Im) Spectrum(RealFft fft, AudioReader reader, long start, int rate, ref double power)
    {
        using var buffer = new AudioBuffer(reader.Format.Channels, Size);
        var skipped = (int)Math.Clamp(-start, 0, Size);
        if (skipped < Size)
        {
            reader.Read(start + skipped, buffer.View(skipped, Size - skipped));
        }

        var time = new double[Size];
        for (var c = 0; c < Math.Min(2, buffer.Channels); c++)
        {
            for (var i = 0; i < Size; i++)
            {
                time[i] += buffer[c][i];
            }
        }

        var (re, im) = (new double[fft.Bins], new double[fft.Bins]);
        fft.Forward(time, re, im);
        for (var k = 0; k < re.Length; k++)
        {
            var hertz = k * (double)rate / Size;
            var magnitude = Math.Sqrt((re[k] * re[k]) + (im[k] * im[k]));
            var weight = hertz is < LowHertz or > HighHertz || magnitude == 0 ? 0 : 1 / Math.Sqrt(magnitude);
            (re[k], im[k]) = (re[k] * weight, im[k] * weight);
            power += magnitude * magnitude * weight * weight;
        }

        return (re, im);
    }
}

using System.Numerics;
using Lathe.Dsp.Fourier;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Oscillators;

/// <summary>
/// One period of a waveform with just the harmonics below half the rate: tables made by inverse Fourier transform, 16 and more values to a period of the
/// highest harmonic, read on the cubic through four values. A range of frequencies has three tables to the octave, each free of aliases up to the
/// next one's place, with a crossfade between. Aliases and errors lie below -100 dB.
/// </summary>
public sealed class BandLimitedWave
{
    private const int LeastSize = 1 << 13;
    private const int Oversampling = 16;
    private const int TablesPerOctave = 3;

    private readonly double[][] _tables;
    private readonly double _lowest;

    /// <param name="waveform">The shape.</param>
    /// <param name="lowest">The lowest frequency that will be asked for, in cycles a frame, above 0 and below 0.5.</param>
    /// <param name="highest">The highest.</param>
    public BandLimitedWave(Waveform waveform, double lowest, double highest)
    {
        _lowest = lowest;
        if (lowest == highest)
        {
            _tables = [Table(waveform, lowest)];
            return;
        }

        var count = 2 + (int)(TablesPerOctave * DetMath.Log2(highest / lowest));
        _tables = new double[count][];
        for (var i = 0; i < count; i++)
        {
            _tables[i] = Table(waveform, lowest * DetMath.Exp2((i + 1.0) / TablesPerOctave));
        }
    }

    /// <param name="phase">Cycles; any value.</param>
    /// <param name="step">Cycles a frame, within the range.</param>
    public double At(double phase, double step)
    {
        var turn = phase - Math.Floor(phase);
        if (_tables.Length == 1)
        {
            return Read(_tables[0], turn);
        }

        var place = Math.Clamp(TablesPerOctave * DetMath.Log2(step / _lowest), 0, _tables.Length - 1.001);
        var table = (int)place;
        var share = place - table;
        var fuller = Read(_tables[table], turn);
        return Math.FusedMultiplyAdd(share, Read(_tables[table + 1], turn) - fuller, fuller);
    }

    /// <summary>The harmonics of a waveform below half the rate at a frequency, at least the first.</summary>
    private static double[] Table(Waveform waveform, double highestStep)
    {
        var harmonics = Math.Max(1, (int)Math.Ceiling(0.5 / highestStep) - 1);
        var size = Math.Max(LeastSize, (int)BitOperations.RoundUpToPowerOf2((uint)(Oversampling * harmonics)));
        var fft = new RealFft(size);
        var (re, im) = (new double[fft.Bins], new double[fft.Bins]);
        for (var k = 1; k <= harmonics; k++)
        {
            im[k] = -0.5 * size * Harmonic(waveform, k);
        }

        // A value before the period and two after, for the cubic.
        var table = new double[size + 3];
        fft.Inverse(re, im, table.AsSpan(1, size));
        table[0] = table[size];
        table[size + 1] = table[1];
        table[size + 2] = table[2];
        return table;
    }

    /// <summary>Coefficient of sin(k x).</summary>
    private static double Harmonic(Waveform waveform, int k) => waveform switch
    {
        Waveform.Sine => k == 1 ? 1 : 0,
        Waveform.Saw => (k % 2 == 1 ? 2 : -2) / (Math.PI * k),
        _ when k % 2 == 0 => 0,
        Waveform.Square => 4 / (Math.PI * k),
        _ => (k % 4 == 1 ? 8 : -8) / (Math.PI * Math.PI * k * k),
    };

    private static double Read(double[] table, double turn)
    {
        var scaled = turn * (table.Length - 3);
        var at = Math.Min((int)scaled, table.Length - 4);
        var d = scaled - at;
        var (a, b, c, e) = (table[at], table[at + 1], table[at + 2], table[at + 3]);

        // Lagrange's cubic through -1, 0, 1, 2.
        return (a * (d * (d - 1) * (d - 2) / -6)) + (b * ((d + 1) * (d - 1) * (d - 2) / 2))
            + (c * ((d + 1) * d * (d - 2) / -2)) + (e * ((d + 1) * d * (d - 1) / 6));
    }
}

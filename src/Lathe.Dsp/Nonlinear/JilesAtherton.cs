using Lathe.Dsp.Buffers;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Nonlinear;

/// <summary>
/// Magnetization of recording tape, M = Mirr + c (Man - Mirr) with Man = L((H + alpha M)/a) and dMirr/dH = (Man - Mirr)/(k sign dH) where that takes
/// Mirr towards Man (D. C. Jiles and D. L. Atherton, "Theory of ferromagnetic hysteresis", J. Magn. Magn. Mater. 61, 1986; for tape J. Chowdhury,
/// "Real-time physical modelling for analog tape machines", DAFx 2019). Everything in units of the saturation magnetization and of a: fields are H/a.
/// </summary>
/// <remarks>
/// The reversible part is a memoryless curve and gets antiderivative anti-aliasing of second order. Between two samples the irreversible part obeys a
/// linear equation in H, whose exact solution Man + (Mirr - Man) exp(-|dH|/k) is stable at any step, where Runge-Kutta methods ring and alias.
/// The coupling acts with the magnetization of two samples before, which lets the processor overlap samples; alpha in the denominator of dMirr/dH, some hundredths of k, is left out.
/// </remarks>
public sealed class JilesAtherton
{
    /// <summary>Frames of delay.</summary>
    public const int Latency = DroopCorrection.Latency;

    private static readonly CurveTable Anhysteretic = CurveTable.Of(32, 2048, default(Langevin));

    private readonly DroopCorrection _droop = new(secondOrder: true);
    private readonly double[] _fields = new double[Quantum.Frames + 2];
    private SecondOrderState _adaa;
    private double _irreversible;
    private double _magnetization;
    private double _anhysteretic;
    private double _earlier;

    /// <summary>Demagnetizes.</summary>
    public void Reset()
    {
        Array.Clear(_fields);
        _droop.Reset();
        _adaa.Start(new CurveTable.Reader(Anhysteretic), 0);
        _irreversible = _magnetization = _anhysteretic = _earlier = 0;
    }

    /// <summary>A quantum of fields becomes magnetizations, in place.</summary>
    /// <param name="samples">H/a in, M/Ms out.</param>
    /// <param name="reversible">c, 0 to 1, for each frame: near 1 under the bias that a tape recorder adds, 0.17 without.</param>
    /// <param name="coercivity">k/a, above 0.</param>
    /// <param name="coupling">alpha Ms/a, 0 to 2.</param>
    public void Process(Span<double> samples, ReadOnlySpan<double> reversible, double coercivity, double coupling)
    {
        // The anti-aliased curve is one sample late, so the fields that drive the irreversible part are taken one sample late too.
        samples.CopyTo(_fields.AsSpan(2));
        Span<double> decays = stackalloc double[Quantum.Frames];
        var perField = -1 / coercivity;
        for (var i = 0; i < decays.Length; i++)
        {
            decays[i] = Math.Abs(_fields[i + 1] - _fields[i]) * perField;
        }

        DetMath.Exp(decays, decays);
        var reader = new CurveTable.Reader(Anhysteretic);
        var (adaa, irreversible, magnetization, earlier, before) = (_adaa, _irreversible, _magnetization, _earlier, _anhysteretic);
        for (var i = 0; i < samples.Length; i++)
        {
            var anhysteretic = adaa.Process(reader, samples[i] + (coupling * earlier));
            var target = 0.5 * (anhysteretic + before);
            var away = irreversible - target;
            irreversible = away * (_fields[i + 1] - _fields[i]) < 0 ? target + (away * decays[i]) : irreversible;
            earlier = magnetization;
            magnetization = irreversible + (reversible[i] * (anhysteretic - irreversible));
            before = anhysteretic;
            samples[i] = magnetization;
        }

        _adaa = adaa;
        _irreversible = Denormals.Flush(irreversible);
        _magnetization = Denormals.Flush(magnetization);
        _earlier = Denormals.Flush(earlier);
        _anhysteretic = Denormals.Flush(before);
        (_fields[0], _fields[1]) = (_fields[Quantum.Frames], _fields[Quantum.Frames + 1]);
        _droop.Process(samples);
    }

    /// <summary>The anhysteretic magnetization of a field, M = L(H + alpha M): what a biased tape keeps of a slow signal.</summary>
    public static double AnhystereticOf(double field, double coupling)
    {
        var m = 0.0;
        for (var i = 0; i < 30; i++)
        {
            m += (Langevin.Value(field + (coupling * m)) - m) / (1 - (coupling / 6));
        }

        return m;
    }
}

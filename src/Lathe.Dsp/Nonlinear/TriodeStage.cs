using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Nonlinear;

/// <summary>
/// A common-cathode triode stage: coupling capacitor and leak, grid resistor, plate resistor to the supply, cathode resistor with its bypass capacitor.
/// The tube between grid resistor and plate is memoryless and tabulated; the two capacitors are states of it: the cathode's voltage follows the mean
/// current, and grid current on peaks charges the coupling capacitor, so the working point moves with the program. Deviations from idle throughout.
/// </summary>
public sealed class TriodeStage
{
    /// <summary>Frames of delay.</summary>
    public const int Latency = DroopCorrection.Latency;

    private const double GridResistor = 68e3;
    private const double GridLeak = 1e6;
    private const double Coupling = 22e-9;
    private const double Span = 24;
    private const int Cells = 4096;

    private readonly Tables _tables;
    private readonly DroopCorrection _droop = new(secondOrder: true);
    private readonly double _period;
    private SecondOrderState _adaa;
    private double _cathode;
    private double _coupling;
    private double _current;
    private double _bias;

    public TriodeStage(TubeKind kind, double sampleRate)
    {
        _tables = Tables.Of(kind);
        _period = 1 / sampleRate;
    }

    /// <summary>Plate current at rest, A.</summary>
    /// <param name="bias">Grid to cathode, V, below 0.</param>
    public double Idle(double bias) => _tables.Plate.Value(bias);

    /// <summary>Plate current at rest's slope against the grid, A/V.</summary>
    public double Transconductance(double bias) => _tables.Plate.Slope(bias);

    /// <summary>Half the difference of the plate currents at a bias plus and minus a voltage.</summary>
    public double Swing(double bias, double volts) => 0.5 * (_tables.Plate.Value(bias + volts) - _tables.Plate.Value(bias - volts));

    /// <summary>To rest at a bias.</summary>
    public void Reset(double bias)
    {
        _bias = bias;
        _cathode = _coupling = _current = 0;
        _droop.Reset();
        _adaa.Start(new CurveTable.Reader(_tables.Plate), bias);
    }

    /// <summary>A quantum in place: volts before the coupling capacitor in, deviation of the plate current in A out.</summary>
    /// <param name="bias">Volts of grid to cathode at rest, reached at the quantum's end.</param>
    /// <param name="bypass">Farad across the cathode resistor, 5e-7 or more.</param>
    public void Process(Span<double> samples, double bias, double bypass)
    {
        var reader = new CurveTable.Reader(_tables.Plate);
        var grid = _tables.Grid;
        var (adaa, cathode, coupling, current, before) = (_adaa, _cathode, _coupling, _current, _bias);
        var slope = (bias - before) / samples.Length;
        var idle = (_tables.Plate.Value(bias), _tables.Plate.Value(before));
        var idleSlope = (idle.Item1 - idle.Item2) / samples.Length;
        var idleGrid = grid.Value(bias);
        var perCathode = _period / bypass;
        var perCoupling = _period / Coupling;
        var conductance = idle.Item1 / -bias;
        for (var i = 0; i < samples.Length; i++)
        {
            var rest = slope == 0 ? bias : before + (slope * (i + 1));
            var open = samples[i] - coupling;
            var at = rest + open - cathode;

            // The cathode hears of a current one sample late, which lets the processor overlap samples.
            cathode += perCathode * (current - (cathode * conductance));
            current = adaa.Process(reader, at) - (slope == 0 ? idle.Item1 : idle.Item2 + (idleSlope * (i + 1)));
            coupling += perCoupling * ((open / GridLeak) + (grid.Value(at) - idleGrid));
            samples[i] = current;
        }

        _adaa = adaa;
        _bias = bias;
        _cathode = Denormals.Flush(cathode);
        _coupling = Denormals.Flush(coupling);
        _current = Denormals.Flush(current);
        _droop.Process(samples);
    }

    /// <summary>Plate and grid current against the voltage before the grid resistor; shared, for they never change.</summary>
    private sealed class Tables(in Triode tube, double supply, double plateResistor)
    {
        private static readonly Tables[] All =
        [
            new(Triode.Ecc83, 300, 100e3), new(Triode.Ecc82, 300, 47e3), new(Triode.Ecc88, 200, 22e3),
        ];

        public CurveTable Plate { get; } = CurveTable.Of(Span, Cells, new PlateSolver(tube, supply, plateResistor));

        public CurveTable Grid { get; } = CurveTable.Of(Span, Cells, default(GridSolver));

        public static Tables Of(TubeKind kind) => All[(int)kind];
    }

    /// <summary>Grid current: (x - V)/R = Ig(V), by Newton's method; Ig is convex and rises.</summary>
    private readonly struct GridSolver : ITransfer
    {
        public double At(double x, double near) => (x - Voltage(x)) / GridResistor;

        public static double Voltage(double x)
        {
            var v = Math.Min(x, 0.5);
            for (var n = 0; n < 40; n++)
            {
                var current = Triode.GridCurrent(v);
                var slope = (Triode.GridCurrent(v + 1e-5) - current) * 1e5;
                var change = (((x - v) / GridResistor) - current) / ((1 / GridResistor) + slope);
                v += change;
                if (Math.Abs(change) < 1e-12)
                {
                    break;
                }
            }

            return v;
        }
    }

    /// <summary>Plate current: supply - I R = V and I = Ip(V, grid), by bisection of V; Ip rises with V.</summary>
    private readonly struct PlateSolver(Triode tube, double supply, double plateResistor) : ITransfer
    {
        public double At(double x, double near)
        {
            var grid = GridSolver.Voltage(x);
            var (low, high) = (0.0, supply);
            for (var n = 0; n < 55; n++)
            {
                var v = 0.5 * (low + high);
                (low, high) = tube.PlateCurrent(v, grid) * plateResistor > supply - v ? (low, v) : (v, high);
            }

            return (supply - low) / plateResistor;
        }
    }
}

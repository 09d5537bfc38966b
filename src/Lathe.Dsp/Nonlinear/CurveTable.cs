using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Lathe.Dsp.Nonlinear;

/// <summary>
/// Any memoryless nonlinearity as cubics between equally spaced knots (Hermite, slopes by differences of fourth order), and the exact antiderivatives
/// of those cubics, so that antiderivative anti-aliasing works for curves that only a circuit solver knows. Straight lines go on outside.
/// Error h^4 max|f''''|/384 with the knot distance h.
/// </summary>
public sealed class CurveTable
{
    // A cell: cubic a0..a3 of f about its left knot, and F1 and F2 there. The first and the last cell are the straight lines outside.
    private const int Stride = 6;
    private readonly double[] _cells;
    private readonly double[] _knots;
    private readonly int _count;
    private readonly double _reach;
    private readonly double _step;
    private readonly double _perStep;

    /// <param name="reach">The table spans -reach to reach.</param>
    /// <param name="cells">Even; knot distance 2 reach / cells.</param>
    public CurveTable(double reach, int cells)
    {
        _reach = reach;
        _count = cells;
        _step = 2 * reach / cells;
        _perStep = 1 / _step;
        _cells = new double[(cells + 2) * Stride];
        _knots = new double[cells + 5];
    }

    public static CurveTable Of<TTransfer>(double reach, int cells, in TTransfer transfer)
        where TTransfer : struct, ITransfer
    {
        var table = new CurveTable(reach, cells);
        table.Fill(transfer);
        return table;
    }

    /// <summary>Makes it the table of another curve; allocates nothing.</summary>
    public void Fill<TTransfer>(in TTransfer transfer)
        where TTransfer : struct, ITransfer
    {
        // From the middle outward, so that each solution starts near the one before.
        var middle = (_count / 2) + 2;
        _knots[middle] = transfer.At(0, 0);
        for (var j = middle + 1; j < _knots.Length; j++)
        {
            _knots[j] = transfer.At((j - middle) * _step, _knots[j - 1]);
        }

        for (var j = middle - 1; j >= 0; j--)
        {
            _knots[j] = transfer.At((j - middle) * _step, _knots[j + 1]);
        }

        for (var i = 1; i <= _count; i++)
        {
            var (f0, f1, s0, s1) = (_knots[i + 1], _knots[i + 2], Slope(i + 1), Slope(i + 2));
            var mean = (f1 - f0) * _perStep;
            Put(i, f0, s0, ((3 * mean) - (2 * s0) - s1) * _perStep, (s0 + s1 - (2 * mean)) * _perStep * _perStep);
        }

        var (low, high) = (Slope(2), Slope(_count + 2));
        Put(0, _knots[2] - (low * _step), low, 0, 0);
        Put(_count + 1, _knots[_count + 2], high, 0, 0);
        Integrate();
    }

    public double Value(double x)
    {
        ref var c = ref Cell(x, out var t);
        return c + (t * (Unsafe.Add(ref c, 1) + (t * (Unsafe.Add(ref c, 2) + (t * Unsafe.Add(ref c, 3))))));
    }

    public double First(double x)
    {
        ref var c = ref Cell(x, out var t);
        return Unsafe.Add(ref c, 4)
            + (t * (c + (t * ((Unsafe.Add(ref c, 1) * (1 / 2.0)) + (t * ((Unsafe.Add(ref c, 2) * (1 / 3.0)) + (t * (Unsafe.Add(ref c, 3) * (1 / 4.0)))))))));
    }

    public double Second(double x)
    {
        ref var c = ref Cell(x, out var t);
        return Unsafe.Add(ref c, 5) + (t * (Unsafe.Add(ref c, 4) + (t * ((c * (1 / 2.0)) + (t * ((Unsafe.Add(ref c, 1) * (1 / 6.0))
            + (t * ((Unsafe.Add(ref c, 2) * (1 / 12.0)) + (t * (Unsafe.Add(ref c, 3) * (1 / 20.0)))))))))));
    }

    /// <summary>f'(x).</summary>
    public double Slope(double x)
    {
        ref var c = ref Cell(x, out var t);
        return Unsafe.Add(ref c, 1) + (t * ((2 * Unsafe.Add(ref c, 2)) + (t * 3 * Unsafe.Add(ref c, 3))));
    }

    private double Slope(int j) => j < 2 || j > _count + 2
        ? 0
        : ((_knots[j - 2] - _knots[j + 2]) + (8 * (_knots[j + 1] - _knots[j - 1]))) * (_perStep / 12);

    /// <summary>The first value of the cell that holds x, and how far into the cell x lies. What is not a number lies in the last cell.</summary>
    private ref double Cell(double x, out double t)
    {
        var place = (x + _reach) * _perStep;
        var left = place >= 0 && place < _count ? double.ConvertToIntegerNative<int>(place) : place < 0 ? -1 : _count;
        t = (place - left) * _step;
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_cells), (left + 1) * Stride);
    }

    private void Put(int cell, double a0, double a1, double a2, double a3)
    {
        var at = cell * Stride;
        (_cells[at], _cells[at + 1], _cells[at + 2], _cells[at + 3]) = (a0, a1, a2, a3);
    }

    /// <summary>Joins the antiderivatives of the cells from 0 outward.</summary>
    private void Integrate()
    {
        var middle = (_count / 2) + 1;
        _cells[(middle * Stride) + 4] = _cells[(middle * Stride) + 5] = 0;
        for (var i = middle; i <= _count; i++)
        {
            var (first, second) = Across(i);
            var at = i * Stride;
            _cells[at + Stride + 4] = _cells[at + 4] + first;
            _cells[at + Stride + 5] = _cells[at + 5] + (_cells[at + 4] * _step) + second;
        }

        for (var i = middle - 1; i >= 0; i--)
        {
            var (first, second) = Across(i);
            var at = i * Stride;
            _cells[at + 4] = _cells[at + Stride + 4] - first;
            _cells[at + 5] = _cells[at + Stride + 5] - (_cells[at + 4] * _step) - second;
        }
    }

    /// <summary>The single and the double integral of a cell's cubic over the cell.</summary>
    private (double First, double Second) Across(int cell)
    {
        var at = cell * Stride;
        var (a0, a1, a2, a3, h) = (_cells[at], _cells[at + 1], _cells[at + 2], _cells[at + 3], _step);
        return (
            h * (a0 + (h * ((a1 / 2) + (h * ((a2 / 3) + (h * (a3 / 4))))))),
            h * h * ((a0 / 2) + (h * ((a1 / 6) + (h * ((a2 / 12) + (h * (a3 / 20))))))));
    }

    /// <summary>The table as a value, for <see cref="SecondOrderState"/>.</summary>
    public readonly struct Reader(CurveTable table) : IAntiderivatives
    {
        public double Value(double x) => table.Value(x);

        public double First(double x) => table.First(x);

        public double Second(double x) => table.Second(x);
    }
}

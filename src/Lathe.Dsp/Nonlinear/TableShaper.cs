namespace Lathe.Dsp.Nonlinear;

/// <summary>A tabulated curve with second-order antiderivative anti-aliasing. The curve may be exchanged; the quantum then crosses over to it.</summary>
public sealed class TableShaper : Shaper
{
    private CurveTable _table;
    private CurveTable? _next;
    private SecondOrderState _state;

    public TableShaper(CurveTable table)
        : base(secondOrder: true) => _table = table;

    public override double Value(double x) => _table.Value(x);

    /// <summary>Lets the next quantum cross over to another curve, from which on it is the curve.</summary>
    public void CrossTo(CurveTable table) => _next = table;

    protected override void Begin(double x)
    {
        _table = _next ?? _table;
        _next = null;
        _state.Start(new CurveTable.Reader(_table), x);
    }

    protected override void Shape(Span<double> samples)
    {
        var state = _state;
        var reader = new CurveTable.Reader(_table);
        if (_next is null)
        {
            foreach (ref var sample in samples)
            {
                sample = state.Process(reader, sample);
            }

            _state = state;
            return;
        }

        var later = state;
        var next = new CurveTable.Reader(_next);
        later.ChangeTo(next);
        for (var i = 0; i < samples.Length; i++)
        {
            var (old, after) = (state.Process(reader, samples[i]), later.Process(next, samples[i]));
            samples[i] = old + ((after - old) * (i + 1) / samples.Length);
        }

        _state = later;
        _table = _next;
        _next = null;
    }
}

namespace Lathe.Dsp.Nonlinear;

/// <summary><see cref="SecondOrderState"/> of a curve known by its type.</summary>
public struct SecondOrderAdaa<TCurve>
    where TCurve : ICurve
{
    private SecondOrderState _state;

    /// <summary>Begins as if the input had been <paramref name="x"/> forever.</summary>
    public void Start(double x) => _state.Start(default(CurveOf<TCurve>), x);

    public double Process(double x) => _state.Process(default(CurveOf<TCurve>), x);
}

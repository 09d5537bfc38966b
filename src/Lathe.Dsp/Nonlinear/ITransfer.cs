namespace Lathe.Dsp.Nonlinear;

/// <summary>A memoryless nonlinearity as a circuit gives it: often only as the solution of an equation.</summary>
public interface ITransfer
{
    /// <summary>The output for an input.</summary>
    /// <param name="x">Input.</param>
    /// <param name="near">The output for an input near by, to start a solver from; 0 at first.</param>
    double At(double x, double near);
}

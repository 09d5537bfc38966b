using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Modulation;

/// <summary>One cycle of a slow oscillator, -1 to 1; all begin at 0 or, the ramps, at an end.</summary>
public enum LfoShape
{
    Sine,
    Triangle,

    /// <summary>Edges take 5 ms, so that they make no click.</summary>
    Square,

    /// <summary>Rises through the cycle and returns in 5 ms.</summary>
    RampUp,

    /// <summary>Falls through the cycle and returns in 5 ms.</summary>
    RampDown,
}

public static class LfoShapes
{
    /// <summary>Seconds that an edge takes.</summary>
    private const double Edge = 0.005;

    /// <summary>Fills with the shape's values.</summary>
    /// <param name="cycles">The phase at each frame.</param>
    /// <param name="offset">Cycles added to it.</param>
    /// <param name="hertz">The rate at each frame, which sets what part of the cycle an edge takes, a quarter at most.</param>
    public static void Fill(this LfoShape shape, ReadOnlySpan<double> cycles, double offset, ReadOnlySpan<double> hertz, Span<double> values)
    {
        switch (shape)
        {
            case LfoShape.Sine:
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = 2 * (cycles[i] + offset);
                }

                DetMath.SinPi(values, values);
                break;
            case LfoShape.Triangle:
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = Triangle(cycles[i] + offset);
                }

                break;
            case LfoShape.Square:
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = Smooth(Triangle(cycles[i] + offset) / (2 * Width(hertz[i])));
                }

                break;
            default:
                var sign = shape == LfoShape.RampUp ? 1 : -1;
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = sign * Ramp(cycles[i] + offset, Width(hertz[i]));
                }

                break;
        }
    }

    private static double Width(double hertz) => Math.Clamp(Math.Abs(hertz) * Edge, 1e-6, 0.25);

    private static double Triangle(double cycles)
    {
        var t = cycles + 0.25;
        return 1 - (4 * Math.Abs(t - Math.Floor(t) - 0.5));
    }

    private static double Ramp(double cycles, double width)
    {
        var t = cycles - Math.Floor(cycles);
        var rise = 1 - width;
        return t < rise ? (2 * t / rise) - 1 : -Smooth((2 * (t - rise) / width) - 1);
    }

    /// <summary>-1 to 1 with level ends.</summary>
    private static double Smooth(double x)
    {
        x = Math.Clamp(x, -1, 1);
        return x * (1.5 - (0.5 * x * x));
    }
}

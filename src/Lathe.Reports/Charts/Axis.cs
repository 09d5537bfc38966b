namespace Lathe.Reports.Charts;

/// <summary>Maps a quantity onto a stretch of the picture, linearly or by its logarithm.</summary>
internal readonly record struct Axis(double From, double To, double Start, double End, bool Logarithmic = false)
{
    public double At(double value)
    {
        var share = Logarithmic
            ? Math.Log(Math.Max(value, From) / From) / Math.Log(To / From)
            : (value - From) / (To - From);
        return Start + (Math.Clamp(share, 0, 1) * (End - Start));
    }

    public double[] At(ReadOnlySpan<double> values)
    {
        var mapped = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            mapped[i] = double.IsNaN(values[i]) ? double.NaN : At(values[i]);
        }

        return mapped;
    }
}

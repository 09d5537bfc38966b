namespace Lathe.Dsp.Reverbs;

/// <summary>
/// One step of feed-forward diffusion: 16 different delays, some of them inverted, then a Hadamard mix, so that every echo becomes 16 and no
/// energy is lost. Steps in series multiply (Schlecht and Habets, "Dense reverberation with delay feedback matrices", WASPAA 2019: the delays
/// form a feed-forward paraunitary matrix).
/// </summary>
internal sealed class Diffuser
{
    private readonly LineDelays _delays;
    private readonly double[] _signs = new double[LineBlock.Lines];

    /// <param name="span">The longest delay in frames; one line falls into each sixteenth of it.</param>
    /// <param name="seed">Chooses places and signs.</param>
    public Diffuser(double span, uint seed)
    {
        Span<int> lengths = stackalloc int[LineBlock.Lines];
        var order = new Scatter(seed);
        for (var j = 0; j < LineBlock.Lines; j++)
        {
            lengths[j] = (int)((j + order.Next()) * span / LineBlock.Lines);
            _signs[j] = order.Next() < 0.5 ? -1 : 1;
        }

        for (var j = LineBlock.Lines - 1; j > 0; j--)
        {
            var other = (int)(order.Next() * (j + 1));
            (lengths[j], lengths[other]) = (lengths[other], lengths[j]);
        }

        _delays = new LineDelays(lengths);
    }

    /// <summary>Frames after which nothing of an input is left.</summary>
    public int Span => _delays.Lengths.Max();

    /// <summary>Mean delay in frames.</summary>
    public double Mean => _delays.Lengths.Average();

    public void Process(Span<double> block, ReadOnlySpan<double> cosine, ReadOnlySpan<double> sine)
    {
        _delays.Exchange(block);
        for (var j = 0; j < LineBlock.Lines; j++)
        {
            if (_signs[j] < 0)
            {
                Kernels.Kernel.Negate(LineBlock.Line(block, j), LineBlock.Line(block, j));
            }
        }

        if (cosine[0] == sine[0] && cosine[^1] == sine[^1])
        {
            Hadamard.Mix(block);
        }
        else
        {
            Hadamard.Mix(block, cosine, sine);
        }
    }

    public void Reset() => _delays.Reset();
}

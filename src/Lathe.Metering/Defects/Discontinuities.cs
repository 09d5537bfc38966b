using Lathe.Dsp.Restoration;

namespace Lathe.Metering.Defects;

/// <summary>
/// Clicks and jumps of one channel, by the residual of an autoregressive model of 24 poles over 1024 frames (S. J. Godsill, P. J. W. Rayner, Digital
/// Audio Restoration, 1998, chapter 5): a lone peak of the residual, far above everything within 12 ms. Where the samples around it can be filled from
/// both sides and the residual becomes ordinary, it was a click; where it does not, the wave goes on elsewhere: samples are missing.
/// <see cref="Defect.Value"/> is the height over the largest residual around, dB.
/// </summary>
internal sealed class Discontinuities(int channel, int sampleRate)
{
    private const int Order = 24;
    private const int Piece = 1024;
    private const int Step = 512;

    /// <summary>Frames that one wrong sample touches, on either side.</summary>
    private const int Reach = Order + 8;

    /// <summary>15 dB over the largest of all residuals around.</summary>
    private const double LeastRatio = 5.6;

    /// <summary>-56 dBFS: less is not heard over music.</summary>
    private const double LeastPeak = 0.0015;

    private readonly int _around = (int)(0.012 * sampleRate);
    private readonly AutoregressiveModel _model = new(Order, Piece);
    private readonly LeastSquaresInterpolator _interpolator = new(Order, 24);
    private readonly double[] _residual = new double[2 * SampleWindow.Hop];
    private readonly double[] _filled = new double[2 * SampleWindow.Hop];
    private readonly List<Defect> _clicks = [];
    private readonly List<Defect> _jumps = [];
    private long _next;

    public IReadOnlyList<Defect> Clicks => _clicks;

    public IReadOnlyList<Defect> Jumps => _jumps;

    public void Scan(ReadOnlySpan<double> samples, long start, int frames)
    {
        const int from = SampleWindow.Hop;
        for (var at = from; at < from + frames; at += Step)
        {
            if (!_model.Fit(samples.Slice(at - ((Piece - Step) / 2), Piece)))
            {
                continue;
            }

            var residual = _residual.AsSpan(0, Step);
            _model.Forward(samples.Slice(at - Order, Step + Order), residual);
            var peak = 0;
            for (var i = 1; i < Step; i++)
            {
                peak = Math.Abs(residual[i]) > Math.Abs(residual[peak]) ? i : peak;
            }

            if (Math.Abs(residual[peak]) >= LeastPeak && start + at + peak - from >= _next)
            {
                Judge(samples, at + peak, start + at + peak - from);
            }
        }
    }

    private void Judge(ReadOnlySpan<double> samples, int at, long frame)
    {
        // With the same model over all that is around: a stroke has more residual after it, a buzz has peaks on both sides.
        var reach = _around + Reach;
        var residual = _residual.AsSpan(0, (2 * reach) + 1);
        _model.Forward(samples.Slice(at - reach - Order, residual.Length + Order), residual);
        var height = Math.Abs(residual[reach]);
        var around = Math.Max(Largest(residual[.._around]), Largest(residual[^_around..]));
        if (height < LeastRatio * Math.Max(around, 1e-9))
        {
            return;
        }

        _next = frame + reach;
        var rest = Refilled(samples, at);
        var ratio = height / Math.Max(around, 1e-9);
        var list = rest < 0.5 * height ? _clicks : _jumps;
        if (list.Count < 1000)
        {
            list.Add(new Defect(channel, frame, frame + 1, Decibels.OfMagnitude(ratio)!.Value));
        }
    }

    /// <summary>The largest residual left after the six samples from one before the peak on are filled from both sides.</summary>
    private double Refilled(ReadOnlySpan<double> samples, int at)
    {
        const int missing = 6;
        var side = 2 * Reach;
        var piece = _filled.AsSpan(0, (2 * side) + missing);
        samples.Slice(at - 1 - side, piece.Length).CopyTo(piece);
        Span<int> places = stackalloc int[missing];
        for (var i = 0; i < missing; i++)
        {
            places[i] = side + i;
        }

        if (!_interpolator.Fill(_model, piece, places))
        {
            return double.PositiveInfinity;
        }

        var residual = _residual.AsSpan(0, piece.Length - Order);
        _model.Forward(piece, residual);
        return Largest(residual[(side - Order)..(side + missing)]);
    }

    private static double Largest(ReadOnlySpan<double> x)
    {
        var largest = 0.0;
        foreach (var value in x)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }
}

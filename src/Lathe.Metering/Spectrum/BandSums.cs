namespace Lathe.Metering.Spectrum;

/// <summary>Sums the powers of a transform's bins into third-octave bands; a bin on an edge is shared by its width on either side.</summary>
public sealed class BandSums
{
    private readonly (int First, int Last, double FirstShare, double LastShare)[] _bands;

    /// <param name="sampleRate">Hz.</param>
    /// <param name="size">Frames of the transform.</param>
    public BandSums(int sampleRate, int size)
    {
        var width = sampleRate / (double)size;
        _bands = new (int, int, double, double)[ThirdOctaves.Count];
        for (var b = 0; b < _bands.Length; b++)
        {
            // Bin k covers k - 1/2 to k + 1/2 widths.
            var low = (Math.Min(ThirdOctaves.Low(b), sampleRate / 2.0) / width) + 0.5;
            var high = (Math.Min(ThirdOctaves.High(b), sampleRate / 2.0) / width) + 0.5;
            var first = (int)low;
            var last = (int)high;
            _bands[b] = first == last
                ? (first, last, 0, high - low)
                : (first, last, 1 - (low - first), high - last);
        }
    }

    /// <summary>Sets each of the 31 bands to the power within it.</summary>
    /// <param name="powers">Of the bins from 0 to size / 2.</param>
    public void Sum(ReadOnlySpan<double> powers, Span<double> bands)
    {
        for (var b = 0; b < _bands.Length; b++)
        {
            var (first, last, firstShare, lastShare) = _bands[b];
            var sum = firstShare * At(powers, first);
            for (var k = first + 1; k < last; k++)
            {
                sum += powers[k];
            }

            bands[b] = sum + (lastShare * At(powers, last));
        }
    }

    private static double At(ReadOnlySpan<double> powers, int bin) => bin < powers.Length ? powers[bin] : 0;
}

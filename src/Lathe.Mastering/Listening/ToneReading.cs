using System.Collections.Immutable;
using Lathe.Analysis.Measurement;
using Lathe.Metering.Spectrum;

namespace Lathe.Mastering.Listening;

/// <summary>A song's tone held against a band.</summary>
/// <param name="Band">The band in force.</param>
/// <param name="Level">dBFS that the band's zero lies at for this song: add it to draw the band over the song's spectrum.</param>
/// <param name="Outside">How far each third of an octave, smoothed over an octave, stands above (positive) or below the band, dB; 0 inside.</param>
public sealed record ToneReading(ToneBand Band, double Level, ImmutableArray<double> Outside)
{
    /// <summary>The lower edge over this song's spectrum, dBFS.</summary>
    public ImmutableArray<double> Low => [.. Band.Low.Select(v => v + Level)];

    /// <summary>The upper edge over this song's spectrum, dBFS.</summary>
    public ImmutableArray<double> High => [.. Band.High.Select(v => v + Level)];

    public static ToneReading Of(Measurement song, ToneBand band)
    {
        var curve = ToneCurve.Of(song);
        if (ToneCurve.Level(song) is not { } level)
        {
            return new ToneReading(band, 0, [.. Enumerable.Repeat(0.0, ThirdOctaves.Count)]);
        }

        // An empty band is no fault of tone: nothing can be brought back where nothing is.
        var smooth = ToneCurve.OverOctave([.. curve.Select((v, b) => v ?? band.Middle(b))]);
        return new ToneReading(band, level, [.. smooth.Select((v, b) => v > band.High[b] ? v - band.High[b] : v < band.Low[b] ? v - band.Low[b] : 0)]);
    }

    /// <summary>The mean excess over the bands from one frequency to another, dB.</summary>
    public double Between(double lowHertz, double highHertz)
    {
        var bands = Enumerable.Range(0, ThirdOctaves.Count).Where(b => ThirdOctaves.Center(b) >= lowHertz * 0.99 && ThirdOctaves.Center(b) <= highHertz * 1.01);
        return bands.Average(b => Outside[b]);
    }
}

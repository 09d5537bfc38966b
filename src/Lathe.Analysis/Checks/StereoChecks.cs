using Lathe.Metering.Spectrum;
using Lathe.Session.Findings;

namespace Lathe.Analysis.Checks;

/// <summary>How the channels of a stereo file get along, as a whole and where they do not for a while.</summary>
internal static class StereoChecks
{
    private const double FlippedCorrelation = -0.5;
    private const double BandBelowLoudest = 25;
    private const double SilentPeak = -80;

    /// <summary>A stretch of a song that is turned over, or has one channel only, counts from so many seconds on.</summary>
    private const double LeastStretch = 3;

    public static IEnumerable<Finding> Run(CheckContext c)
    {
        if (c.M.Channels.Length != 2)
        {
            return [];
        }

        var dead = Dead(c).ToList();
        return dead.Count > 0 ? dead : [.. Correlation(c), .. Bands(c)];
    }

    private static IEnumerable<Finding> Dead(CheckContext c) => Enumerable.Range(0, 2)
        .Where(i => (c.M.Channels[i].SamplePeak ?? double.NegativeInfinity) < SilentPeak)
        .SelectMany(i => c.Judge(
            DefectClasses.DeadChannel, c.M.Channels[i].SamplePeak ?? double.NegativeInfinity, c.At(i), c.M.Channels[i].SamplePeak is null ? "digital silence" : null,
            "above -80.0 dBFS"));

    private static IEnumerable<Finding> Correlation(CheckContext c)
    {
        if (c.M.Correlation is not { } correlation)
        {
            return [];
        }

        if (correlation < FlippedCorrelation)
        {
            return c.Judge(DefectClasses.PolarityFlip, correlation, c.Whole);
        }

        var parts = Stretches(c).ToList();
        return parts.Count > 0 ? parts
            : correlation < 0 ? c.Judge(DefectClasses.LowCorrelation, correlation, c.Whole)
            : c.Judge(
                DefectClasses.DualMono, c.M.Width ?? double.NegativeInfinity, c.Whole, c.M.Width is null ? "no side signal" : null, "above -80.0 dB");
    }

    /// <summary>Stretches in which the channels are turned over against each other.</summary>
    private static IEnumerable<Finding> Stretches(CheckContext c)
    {
        var history = c.M.History.Correlation;
        var hop = c.M.History.CorrelationHopSeconds;
        for (var i = 0; i < history.Length; i++)
        {
            var end = i;
            var sum = 0.0;
            while (end < history.Length && history[end] < FlippedCorrelation)
            {
                sum += history[end++]!.Value;
            }

            if ((end - i) * hop >= LeastStretch)
            {
                foreach (var finding in c.Judge(DefectClasses.PolarityFlip, sum / (end - i), c.Whole with { Start = i * hop, End = end * hop }))
                {
                    yield return finding;
                }
            }

            i = Math.Max(i, end);
        }
    }

    private static IEnumerable<Finding> Bands(CheckContext c)
    {
        if (c.M.Correlation < FlippedCorrelation)
        {
            yield break;
        }

        var both = Enumerable.Range(0, ThirdOctaves.Count).Select(b => Math.Max(c.M.Spectrum.Mid[b] ?? -200, c.M.Spectrum.Side[b] ?? -200)).ToList();
        var loudest = both.Max();
        for (var b = 0; b < ThirdOctaves.Count; b++)
        {
            if (both[b] < loudest - BandBelowLoudest)
            {
                continue;
            }

            var loss = c.M.Spectrum.MonoLoss[b] ?? -200;
            var place = c.At(low: ThirdOctaves.Low(b), high: ThirdOctaves.High(b));
            var bass = ThirdOctaves.High(b) < c.Rules.BassMonoHertz ? c.Judge(DefectClasses.BassNotMono, loss, place).ToList() : [];
            foreach (var finding in bass.Count > 0 ? bass : c.Judge(DefectClasses.MonoLoss, loss, place))
            {
                yield return finding;
            }
        }
    }
}

using Lathe.Metering.Spectrum;
using Lathe.Session.Findings;
using static Lathe.Analysis.Checks.CheckContext;

namespace Lathe.Analysis.Checks;

/// <summary>How the channels of a stereo file get along.</summary>
internal static class StereoChecks
{
    private const double FlippedCorrelation = -0.5;
    private const double LowCorrelation = 0;
    private const double DualMonoWidth = -80;
    private const double BandLoss = -6;
    private const double BandBelowLoudest = 25;
    private const double BassLoss = -2;

    public static IEnumerable<Finding> Run(CheckContext c)
    {
        var dead = Dead(c).ToList();
        return c.M.Channels.Length != 2 || dead.Count > 0 ? dead : [.. Correlation(c), .. Bands(c)];
    }

    private static IEnumerable<Finding> Dead(CheckContext c)
    {
        for (var i = 0; i < c.M.Channels.Length && c.M.Channels.Length > 1; i++)
        {
            if ((c.M.Channels[i].SamplePeak ?? double.NegativeInfinity) < -80 && !(c.M.Channels.Length > 2))
            {
                yield return new Finding(
                    "dead-channel", c.Rules.IsWhole ? FindingSeverity.Error : FindingSeverity.Warning, c.At(i),
                    $"The {c.ChannelName(i)} channel is silent.", c.M.Channels[i].SamplePeak is { } peak ? Text(peak, "dBFS") : "digital silence", "above -80.0 dBFS",
                    "Export both channels, or make it mono.");
            }
        }
    }

    private static IEnumerable<Finding> Correlation(CheckContext c)
    {
        if (c.M.Correlation is not { } correlation)
        {
            yield break;
        }

        if (correlation < FlippedCorrelation)
        {
            yield return new Finding(
                "polarity-flip", c.Rules.IsWhole ? FindingSeverity.Error : FindingSeverity.Warning, c.Whole,
                "One channel is turned over against the other: in mono it nearly vanishes.", Text(correlation, "correlation", 2), "above -0.50",
                "Turn the polarity of one channel.");
        }
        else if (correlation < LowCorrelation)
        {
            yield return new Finding(
                "low-correlation", FindingSeverity.Warning, c.Whole, "The channels work against each other: it gets thin in mono.",
                Text(correlation, "correlation", 2), "above 0.00", "Narrow it, or look for a delayed or turned channel.");
        }
        else if ((c.M.Width ?? double.NegativeInfinity) < DualMonoWidth)
        {
            yield return new Finding(
                "dual-mono", c.Rules.IsWhole ? FindingSeverity.Warning : FindingSeverity.Note, c.Whole, "Both channels are the same.",
                c.M.Width is { } width ? Text(width, "dB side to mid") : "no side signal", "above -80.0 dB", "Use it as mono, or export it in stereo.");
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

            var loss = c.M.Spectrum.MonoLoss[b] ?? double.NegativeInfinity;
            var place = c.At(low: ThirdOctaves.Low(b), high: ThirdOctaves.High(b));
            if (ThirdOctaves.High(b) < c.Rules.BassMonoHertz && loss < BassLoss)
            {
                yield return new Finding(
                    "bass-not-mono", FindingSeverity.Warning, place, "The bass differs between the channels: a cutter cannot follow it.",
                    Text(loss, "dB in mono"), Text(BassLoss, "dB"), "Make the bass mono below 150 Hz.");
            }
            else if (loss < BandLoss)
            {
                yield return new Finding(
                    "mono-loss", FindingSeverity.Warning, place, "This band nearly vanishes in mono.", Text(loss, "dB in mono"), Text(BandLoss, "dB"),
                    "Look for a widened or turned source in this band.");
            }
        }
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Lathe.Analysis.Comparison;
using Lathe.Dsp.Buffers;
using Lathe.Session.Findings;

namespace Lathe.Analysis.Checks;

/// <summary>Says how a file differs from a second one that is known to be right.</summary>
public static class ReferenceChecks
{
    /// <param name="subject">What the findings shall be about.</param>
    /// <param name="inspection">Of the file.</param>
    /// <param name="file">What is judged. Not disposed.</param>
    /// <param name="reference">What it should be like. Not disposed.</param>
    /// <param name="rules">Of the destination.</param>
    /// <param name="progress">Gets the share that is done, 0 to 1.</param>
    /// <returns>The gravest first, then in the order of their codes.</returns>
    public static ImmutableArray<Finding> Run(
        string subject, Inspection inspection, IAudioSource file, IAudioSource reference, CheckRules rules, IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        var c = new CheckContext(subject, inspection.Measurement, rules, null, inspection.Defects);
        if (file.Format.SampleRate != reference.Format.SampleRate)
        {
            return
            [
                .. c.Judge(
                    DefectClasses.OtherRate, file.Format.SampleRate, c.Whole, limit: DefectClasses.OtherRate.Text(reference.Format.SampleRate)),
            ];
        }

        var reading = ReferenceReader.Read(file, reference, progress, cancellation);
        var unrelated = c.Judge(DefectClasses.Unrelated, reading.Likeness, c.Whole).ToImmutableArray();
        IEnumerable<Finding> findings = unrelated.IsEmpty
            ? [.. Places(c, reading), .. Channels(c, reading), .. Length(c, file, reference)]
            : unrelated;
        return [.. findings.OrderByDescending(f => f.Severity).ThenBy(f => f.Code, StringComparer.Ordinal)];
    }

    private static IEnumerable<Finding> Places(CheckContext c, ReferenceReading reading) =>
    [
        .. c.Judge(
            DefectClasses.Shifted, Math.Abs(reading.Offset), c.Whole,
            string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(reading.Offset):F1} frames ({Math.Abs(1000 * reading.Offset / c.M.Format.SampleRate):F2} ms) {(reading.Offset > 0 ? "late" : "early")}")),
        .. c.Judge(
            DefectClasses.SampleRateSlip, Math.Abs(reading.Drift), c.Whole,
            string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(reading.Drift):F2} ppm too {(reading.Drift > 0 ? "fast" : "slow")}")),
        .. reading.Jumps.SelectMany(j => c.Judge(
            j.Frames > 0 ? DefectClasses.StretchMissing : DefectClasses.StretchInserted, Math.Abs(j.Frames), c.At(start: j.From, end: j.To),
            string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(j.Frames):F0} frames ({Math.Abs(1000 * j.Frames / c.M.Format.SampleRate):F1} ms)"))),
    ];

    private static IEnumerable<Finding> Channels(CheckContext c, ReferenceReading reading)
    {
        // Of exchanged sides, gains and polarity say nothing.
        if (reading.Sides is { } sides && sides.Crosswise > sides.Same + 0.05)
        {
            return c.Judge(
                DefectClasses.ChannelSwap, sides.Crosswise - sides.Same, c.Whole,
                string.Create(CultureInfo.InvariantCulture, $"{sides.Crosswise / 2:F2} crosswise, {sides.Same / 2:F2} on the same sides"));
        }

        var gains = reading.Gains.Where(g => g is not null).Select(g => g!.Value).ToList();
        return
        [
            .. reading.Inverted.SelectMany((inverted, i) => inverted ? c.Judge(DefectClasses.PolarityChanged, -1, c.At(i)) : []),
            .. gains.Count == 0 ? [] : c.Judge(
                DefectClasses.LevelChanged, Math.Abs(gains.Average()), c.Whole,
                string.Create(CultureInfo.InvariantCulture, $"{gains.Average():+0.00;-0.00} dB")),
            .. gains.Count < 2 ? [] : c.Judge(DefectClasses.BalanceChanged, gains.Max() - gains.Min(), c.Whole),
        ];
    }

    private static IEnumerable<Finding> Length(CheckContext c, IAudioSource file, IAudioSource reference)
    {
        var seconds = (file.Frames - reference.Frames) / (double)file.Format.SampleRate;
        return c.Judge(
            DefectClasses.LengthDiffers, Math.Abs(seconds), c.Whole,
            string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(seconds):F2} s {(seconds > 0 ? "longer" : "shorter")}"));
    }
}

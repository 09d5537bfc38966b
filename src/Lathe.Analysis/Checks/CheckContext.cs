using System.Globalization;
using Lathe.Metering.Defects;
using Lathe.Session.Findings;

namespace Lathe.Analysis.Checks;

/// <summary>What one check reads and how it says what it found.</summary>
internal sealed record CheckContext(string Subject, Measurement.Measurement M, CheckRules Rules, int? BitDepth, DefectReadings? Defects)
{
    public double Seconds(long frame) => frame / (double)M.Format.SampleRate;

    public double Minutes => Math.Max(M.Duration, 1) / 60;

    public FindingPlace Whole => new(Subject);

    public FindingPlace At(int? channel = null, long? start = null, long? end = null, double? low = null, double? high = null) => new(
        Subject, start is { } s ? Seconds(s) : null, end is { } e ? Seconds(e) : null, channel, low, high);

    /// <summary>From the first to the last of some defects of a channel.</summary>
    public FindingPlace Across(IReadOnlyList<Defect> defects) => At(defects[0].Channel, defects[0].Start, defects[^1].End);

    /// <summary>A finding, or none where the destination takes no offence.</summary>
    /// <param name="value">What the class measures.</param>
    /// <param name="measured">What shall be read instead of the figure.</param>
    /// <param name="limit">What shall be read instead of the limit.</param>
    public IEnumerable<Finding> Judge(DefectClass defect, double value, FindingPlace place, string? measured = null, string? limit = null)
    {
        if (defect.Judge(value, Rules) is { } severity)
        {
            var message = place.Channel is { } channel && M.Channels.Length > 1 ? $"{defect.Title.TrimEnd('.')} ({ChannelName(channel)} channel)." : defect.Title;
            yield return new Finding(defect.Code, severity, place, message, measured ?? defect.Text(value), limit ?? defect.LimitText(Rules), defect.Remedy);
        }
    }

    private string ChannelName(int channel) => M.Channels.Length == 2
        ? channel == 0 ? "left" : "right"
        : string.Create(CultureInfo.InvariantCulture, $"{channel + 1}.");
}

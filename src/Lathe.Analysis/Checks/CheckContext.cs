using System.Globalization;
using Lathe.Session.Findings;

namespace Lathe.Analysis.Checks;

/// <summary>What one check reads and how it says what it found.</summary>
internal sealed record CheckContext(string Subject, Measurement.Measurement M, CheckRules Rules, int? BitDepth)
{
    public double Seconds(long frame) => frame / (double)M.Format.SampleRate;

    public FindingPlace Whole => new(Subject);

    public FindingPlace At(int? channel = null, long? start = null, long? end = null, double? low = null, double? high = null) => new(
        Subject, start is { } s ? Seconds(s) : null, end is { } e ? Seconds(e) : null, channel, low, high);

    public string ChannelName(int channel) => M.Channels.Length == 2
        ? channel == 0 ? "left" : "right"
        : string.Create(CultureInfo.InvariantCulture, $"{channel + 1}.");

    /// <summary>A figure with a number of decimals and its unit.</summary>
    public static string Text(double value, string unit, int decimals = 1) =>
        value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + " " + unit;
}

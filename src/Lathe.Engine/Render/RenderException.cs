using System.Globalization;

namespace Lathe.Engine.Render;

/// <summary>A render that could not go on, with the place: a source that failed, or samples that are no numbers.</summary>
public sealed class RenderException : Exception
{
    /// <param name="strip">Id of the strip.</param>
    /// <param name="insert">Id of the insert, or null where the strip's sources or sums are the cause.</param>
    /// <param name="position">Song position in frames.</param>
    /// <param name="sampleRate">Hz, for the message.</param>
    /// <param name="reason">What happened, one clause.</param>
    /// <param name="inner">What caused it, or null.</param>
    public RenderException(string strip, string? insert, long position, int sampleRate, string reason, Exception? inner = null)
        : base(Text(strip, insert, position, sampleRate, reason), inner)
    {
        Strip = strip;
        Insert = insert;
        Position = position;
    }

    public string Strip { get; }

    public string? Insert { get; }

    /// <summary>Song position in frames.</summary>
    public long Position { get; }

    private static string Text(string strip, string? insert, long position, int sampleRate, string reason)
    {
        var where = insert is null ? strip : $"{strip}/{insert}";
        return string.Create(CultureInfo.InvariantCulture, $"{where} at {position / sampleRate / 60}:{position / (double)sampleRate % 60:00.000}: {reason}.");
    }
}

namespace Lathe.DemoSong.Score;

/// <summary>The grid of the song: 110 beats a minute in 4/4, 40 bars, and what rings after them.</summary>
internal static class Tempo
{
    public const int SampleRate = 44100;
    public const int BeatsPerBar = 4;
    public const int Bars = 40;
    private const double BeatsPerMinute = 110;
    private const double RingSeconds = 2.0;

    // The recorder runs before the count-in ends: nothing begins at the first sample.
    private const double LeadSeconds = 0.6;

    public static int Frames { get; } = FrameAt(Bars * BeatsPerBar) + (int)(RingSeconds * SampleRate);

    /// <summary>Where a beat stands in the files.</summary>
    public static int FrameAt(double beat) => (int)Math.Round(SecondAt(beat) * SampleRate);

    /// <inheritdoc cref="FrameAt"/>
    public static double SecondAt(double beat) => LeadSeconds + Seconds(beat);

    /// <summary>How long so many beats last.</summary>
    public static double Seconds(double beats) => beats * 60 / BeatsPerMinute;
}

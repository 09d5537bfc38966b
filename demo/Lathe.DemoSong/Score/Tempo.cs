namespace Lathe.DemoSong.Score;

/// <summary>The grid of the song: 110 beats a minute in 4/4, 40 bars, and what rings after them.</summary>
internal static class Tempo
{
    public const int SampleRate = 44100;
    public const int BeatsPerBar = 4;
    public const int Bars = 40;
    private const double BeatsPerMinute = 110;
    private const double RingSeconds = 2.0;

    public static int Frames { get; } = FrameAt(Bars * BeatsPerBar) + (int)(RingSeconds * SampleRate);

    public static int FrameAt(double beat) => (int)Math.Round(beat * 60 / BeatsPerMinute * SampleRate);

    public static double Seconds(double beats) => beats * 60 / BeatsPerMinute;
}

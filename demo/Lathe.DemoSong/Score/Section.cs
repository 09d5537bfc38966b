namespace Lathe.DemoSong.Score;

/// <summary>A part of the song, by bars counted from 0.</summary>
internal sealed record Section(string Name, int FirstBar, int Bars)
{
    public static Section Intro { get; } = new("intro", 0, 4);

    public static Section FirstVerse { get; } = new("verse", 4, 8);

    public static Section FirstChorus { get; } = new("chorus", 12, 8);

    public static Section SecondVerse { get; } = new("verse", 20, 8);

    public static Section SecondChorus { get; } = new("chorus", 28, 8);

    public static Section Outro { get; } = new("outro", 36, 4);

    public static IReadOnlyList<Section> All { get; } = [Intro, FirstVerse, FirstChorus, SecondVerse, SecondChorus, Outro];

    public double FirstBeat => FirstBar * Tempo.BeatsPerBar;

    public bool IsChorus => Name == "chorus";

    public static Section At(int bar) => All.Last(s => bar >= s.FirstBar);
}

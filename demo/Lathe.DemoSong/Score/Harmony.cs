namespace Lathe.DemoSong.Score;

/// <summary>The chord of every bar, as a bass note and a close voicing (MIDI numbers).</summary>
internal sealed record Harmony(int Bass, int[] Voicing)
{
    private static readonly Harmony Bm = new(35, [59, 62, 66, 69]);
    private static readonly Harmony G = new(31, [59, 62, 67, 71]);
    private static readonly Harmony D = new(38, [57, 62, 66, 69]);
    private static readonly Harmony DOverFSharp = new(30, [57, 62, 66, 74]);
    private static readonly Harmony A = new(33, [57, 61, 64, 69]);
    private static readonly Harmony ASus = new(33, [57, 62, 64, 69]);
    private static readonly Harmony Em = new(28, [59, 64, 67, 71]);
    private static readonly Harmony FSharpMinor = new(30, [57, 61, 66, 69]);

    private static readonly Harmony[] Song =
    [
        Bm, G, D, ASus,
        Bm, G, D, A, Bm, G, Em, ASus,
        G, A, Bm, DOverFSharp, G, A, D, A,
        Bm, G, D, FSharpMinor, Bm, G, Em, ASus,
        G, A, Bm, DOverFSharp, Em, A, G, A,
        G, ASus, D, D,
    ];

    public static Harmony At(int bar) => Song[bar];
}

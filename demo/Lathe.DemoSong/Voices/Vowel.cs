namespace Lathe.DemoSong.Voices;

/// <summary>Five formants of a sung vowel in Hz (after Peterson and Barney 1952, women) and their bandwidths.</summary>
internal static class Vowel
{
    public const int Formants = 5;

    public static ReadOnlySpan<double> Bandwidths => [80, 95, 130, 220, 320];

    public static double[] Of(string vowel) => vowel switch
    {
        "a" => [850, 1220, 2810, 3900, 4950],
        "ae" => [860, 2050, 2850, 3900, 4950],
        "e" => [610, 2330, 2990, 3900, 4950],
        "i" => [370, 2790, 3310, 3950, 4950],
        "o" => [590, 920, 2710, 3850, 4900],
        "u" => [420, 1050, 2670, 3850, 4900],
        "uh" => [760, 1400, 2780, 3850, 4900],
        "er" => [520, 1600, 2050, 3700, 4800],
        "n" => [280, 1300, 2500, 3700, 4800],
        _ => throw new ArgumentOutOfRangeException(nameof(vowel), vowel, "no such vowel"),
    };
}

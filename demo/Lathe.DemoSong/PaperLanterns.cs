using Lathe.DemoSong.Faults;
using Lathe.DemoSong.Instruments;
using Lathe.DemoSong.Kit;
using Lathe.DemoSong.Score;
using Lathe.DemoSong.Voices;

namespace Lathe.DemoSong;

/// <summary>"Paper Lanterns": the stems as a band at home would hand them over, faults included.</summary>
internal static class PaperLanterns
{
    public static IReadOnlyList<Stem> Record()
    {
        Stem kick = new("01 Kick In", 1), snare = new("02 Snare Top", 1), hat = new("03 HiHat", 1), overheads = new("04 Overheads", 2);
        new Drummer(kick, snare, hat, overheads).Play();

        var percussion = Played("05 Shaker + Perc", 1, Percussionist.Play);
        var bass = Played("06 Bass DI", 1, BassPlayer.Play);
        var acoustic = Played("07 Acoustic Gtr", 1, AcousticGuitar.Play);
        var electric = Played("08 E-Gtr Crunch", 1, ElectricGuitar.Play);
        var keys = Played("09 E-Piano", 1, ElectricPiano.Play);
        var pad = Played("10 Synth Pad", 2, Pad.Play);
        var effects = Played("14 FX Riser", 2, Effects.Play);

        var dice = new Dice(97);
        Stem lead = new("11 Lead Vox", 1), high = new("12 BV high", 1), low = new("13 BV low", 1);
        new Singer(101, 1.0, 0.06).Sing(lead.Left, Lyrics.Lead(dice));
        new Singer(103, 1.04, 0.09).Sing(high.Left, Lyrics.Choir(3, 0, dice));
        new Singer(107, 0.93, 0.08).Sing(low.Left, Lyrics.Choir(1, 0, dice));

        // Recorded by different hands: 38 dB between the loudest and the quietest.
        snare.PeakAt(-25);
        hat.PeakAt(-38);
        overheads.PeakAt(-38);
        bass.PeakAt(-20);
        percussion.PeakAt(-38);
        acoustic.PeakAt(-20);
        electric.PeakAt(-22);
        keys.PeakAt(-25);
        pad.PeakAt(-30);
        lead.PeakAt(-17);
        high.PeakAt(-26);
        low.PeakAt(-24);
        effects.PeakAt(-18);

        PlantedFaults.Late(overheads, 1034);
        PlantedFaults.FlipPolarity(snare);
        PlantedFaults.AddDc(keys, 0.008);
        PlantedFaults.AddHum(electric, -52);
        PlantedFaults.AddRumble(lead, -46, new Dice(113));
        PlantedFaults.AddResonance(acoustic, 2900, 0.9);
        PlantedFaults.Clip(kick, 2.5);

        // The electric piano was bounced to a left and a right file that are the same.
        var keysLeft = new Stem("09 E-Piano_L", 1);
        var keysRight = new Stem("09 E-Piano_R", 1);
        keysLeft.Add(keys.Left, 0);
        keysRight.Add(keys.Left, 0);
        return [kick, snare, hat, overheads, percussion, bass, acoustic, electric, keysLeft, keysRight, pad, lead, high, low, effects];
    }

    private static Stem Played(string name, int channels, Action<Stem> play)
    {
        var stem = new Stem(name, channels);
        play(stem);
        return stem;
    }
}

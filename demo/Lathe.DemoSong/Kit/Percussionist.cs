using Lathe.DemoSong.Score;

namespace Lathe.DemoSong.Kit;

/// <summary>A shaker from the second verse on, in sixteenths with a swing of its own, and wood blocks that answer the voice.</summary>
internal static class Percussionist
{
    public static void Play(Stem stem)
    {
        var dice = new Dice(23);
        for (var bar = Section.FirstVerse.FirstBar + 4; bar < Section.Outro.FirstBar + 2; bar++)
        {
            var section = Section.At(bar);
            for (var step = 0; step < 16; step++)
            {
                if (!section.IsChorus && step % 2 == 1 && bar % 2 == 0)
                {
                    continue;
                }

                var accent = step % 4 == 2 ? 0.9 : step % 2 == 0 ? 0.6 : 0.38;
                var beat = (bar * 4) + (step * 0.25) + (step % 2 == 1 ? 0.03 : 0);
                stem.Add(Drum.Shaker(dice.Around(accent, 0.12), dice), Tempo.FrameAt(beat - 0.08));
            }

            if (!section.IsChorus && bar % 4 == 3)
            {
                foreach (var (at, hertz) in new[] { (1.5, 930.0), (2.25, 930.0), (2.75, 690.0) })
                {
                    stem.Add(Drum.Block(dice.Around(0.7, 0.15), hertz, dice), Tempo.FrameAt((bar * 4) + at));
                }
            }
        }
    }
}

using Lathe.DemoSong.Score;

namespace Lathe.DemoSong.Kit;

/// <summary>Plays the kit through the song: a groove for each section, fills at its end, and a hand that is never quite the same.</summary>
internal sealed class Drummer
{
    private static readonly double[] Backbeat = [1, 3];

    private readonly Dice _dice = new(11);
    private readonly Stem _kick;
    private readonly Stem _snare;
    private readonly Stem _hat;
    private readonly Stem _overheads;

    public Drummer(Stem kick, Stem snare, Stem hat, Stem overheads) => (_kick, _snare, _hat, _overheads) = (kick, snare, hat, overheads);

    public void Play()
    {
        for (var bar = 2; bar < Tempo.Bars - 1; bar++)
        {
            var section = Section.At(bar);
            var last = bar == section.FirstBar + section.Bars - 1;
            if (bar == section.FirstBar && section != Section.Intro)
            {
                Crash(bar * 4, section.IsChorus ? 0.9 : 0.6);
            }

            Groove(bar, section, last);
            if (last)
            {
                Fill(bar, section);
            }
        }

        Kick((Tempo.Bars - 1) * 4, 0.9);
        Crash((Tempo.Bars - 1) * 4, 0.8);
    }

    private void Groove(int bar, Section section, bool last)
    {
        var beat = bar * 4;
        var chorus = section.IsChorus;
        var until = last ? 2.9 : 4.0;
        double[] kicks = chorus
            ? bar % 2 == 0 ? [0, 1.5, 2, 3.5] : [0, 0.75, 2, 2.5]
            : bar % 4 == 3 ? [0, 2.25, 2.5] : bar % 2 == 0 ? [0, 2.5] : [0, 1.75, 2.5];
        foreach (var at in kicks.Where(k => k < until))
        {
            Kick(beat + at, at == 0 ? 0.95 : 0.8);
        }

        if (section == Section.Intro)
        {
            Hats(beat, 1.0, 0.45, until);
            return;
        }

        foreach (var at in Backbeat.Where(s => s < until))
        {
            Snare(beat + at, chorus ? 0.95 : 0.8);
        }

        if (_dice.Chance(0.55))
        {
            Snare(beat + (_dice.Chance(0.5) ? 1.75 : 2.25), 0.22);
        }

        Hats(beat, chorus ? 0.5 : bar % 4 < 2 ? 0.5 : 0.25, chorus ? 0.8 : 0.6, until);
    }

    private void Hats(double beat, double step, double velocity, double until)
    {
        for (var at = 0.0; at < until; at += step)
        {
            var accent = at % 1 == 0 ? 1 : at % 0.5 == 0 ? 0.72 : 0.45;
            var open = at == 3.5 && _dice.Chance(0.4);
            var hit = Drum.Hat(_dice.Around(velocity * accent, 0.12), open ? 0.16 : _dice.Around(0.032, 0.008), _dice);
            Strike(hit, beat + at, _hat, 1, -0.35, 0.5);
        }
    }

    private void Fill(int bar, Section section)
    {
        var hits = section.IsChorus ? 6 : 4;
        for (var i = 0; i < hits; i++)
        {
            var at = 4 - (hits * 0.25) + (i * 0.25);
            if (_dice.Chance(0.8) || i == hits - 1)
            {
                Snare((bar * 4) + at, 0.45 + (0.5 * i / hits));
            }
        }
    }

    private void Kick(double beat, double velocity) => Strike(Drum.Kick(_dice.Around(velocity, 0.08), _dice), beat, _kick, 1, 0, 0.22);

    private void Snare(double beat, double velocity) => Strike(Drum.Snare(_dice.Around(velocity, 0.08), _dice), beat, _snare, 1, 0.12, 0.42);

    private void Crash(double beat, double velocity) => Strike(Drum.Crash(velocity, _dice), beat, null, 0, _dice.Chance(0.5) ? -0.6 : 0.55, 0.8);

    /// <summary>One hit in its own microphone, in the neighbors' as bleed, and in the overheads 1.2 m away with three walls answering.</summary>
    private void Strike(double[] hit, double beat, Stem? own, double gain, double side, double overhead)
    {
        var at = Tempo.FrameAt(beat) + (int)Math.Round(_dice.Around(0, 0.006) * Tempo.SampleRate);
        own?.Add(hit, at, gain);
        foreach (var other in new[] { _kick, _snare, _hat }.Where(s => s != own))
        {
            other.Add(hit, at + 40, other == _kick ? 0.008 : 0.02);
        }

        var left = overhead * (1 - Math.Max(0, side));
        var right = overhead * (1 + Math.Min(0, side));
        _overheads.Add(hit, at + 154, left, right);
        _overheads.Add(hit, at + 154 + 397, 0.22 * right, 0.16 * left);
        _overheads.Add(hit, at + 154 + 811, 0.13 * left, 0.18 * right);
        _overheads.Add(hit, at + 154 + 1433, 0.09 * right, 0.08 * left);
    }
}

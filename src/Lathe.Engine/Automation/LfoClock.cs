using System.Collections.Immutable;
using Lathe.Session.Addresses;

namespace Lathe.Engine.Automation;

/// <summary>Cycles passed since the start of the song: of a fixed rate, or of a note's length, which follows the tempo.</summary>
public sealed class LfoClock
{
    private readonly ImmutableArray<Stretch> _stretches;

    private LfoClock(string text, ImmutableArray<Stretch> stretches)
    {
        Text = text;
        _stretches = stretches;
    }

    /// <summary>What tells it from others, for content keys.</summary>
    public string Text { get; }

    public static LfoClock Of(double hertz, int sampleRate) => new(
        FormattableString.Invariant($"{hertz:R} Hz"), [new Stretch(0, 0, hertz / sampleRate, hertz)]);

    /// <param name="wholes">Length of a cycle in whole notes; negative for one in bars.</param>
    /// <param name="tempo">Where the beats lie.</param>
    /// <param name="sampleRate">Hz.</param>
    public static LfoClock Of(double wholes, TempoMap tempo, int sampleRate)
    {
        var stretches = ImmutableArray.CreateBuilder<Stretch>(tempo.Changes.Length);
        var cycles = 0.0;
        for (var i = 0; i < tempo.Changes.Length; i++)
        {
            var change = tempo.Changes[i];
            var beatsPerCycle = wholes < 0 ? -wholes * change.Beats : wholes * change.Unit;
            var hertz = change.BeatsPerMinute / 60 / beatsPerCycle;
            var start = (double)tempo.SecondsAt(change.Bar, 1) * sampleRate;
            if (i > 0)
            {
                cycles += (start - stretches[i - 1].Frame) * stretches[i - 1].PerFrame;
            }

            stretches.Add(new Stretch(start, cycles, hertz / sampleRate, hertz));
        }

        return new LfoClock(FormattableString.Invariant($"{wholes:R} {string.Join(' ', stretches)}"), stretches.ToImmutable());
    }

    /// <param name="frame">Song position.</param>
    /// <param name="speed">Cycles a second there.</param>
    public double At(long frame, out double speed)
    {
        var index = _stretches.Length - 1;
        while (index > 0 && _stretches[index].Frame > frame)
        {
            index--;
        }

        var stretch = _stretches[index];
        speed = stretch.Hertz;
        return stretch.Cycles + ((frame - stretch.Frame) * stretch.PerFrame);
    }

    private readonly record struct Stretch(double Frame, double Cycles, double PerFrame, double Hertz)
    {
        public override string ToString() => FormattableString.Invariant($"{Frame:R}:{Hertz:R}");
    }
}

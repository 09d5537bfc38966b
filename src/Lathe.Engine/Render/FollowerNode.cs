using Lathe.Dsp.Buffers;
using Lathe.Dsp.Numerics;
using Lathe.Engine.Automation;
using Lathe.Engine.Schedule;

namespace Lathe.Engine.Render;

/// <summary>
/// The level of a strip, sample by sample, in dB: e += (|x| - e) (1 - exp(-1 / (t fs))) with the time constant t of attack while the greatest
/// magnitude of its channels lies above e, else of release.
/// </summary>
internal sealed class FollowerNode : Node
{
    private const double Silence = 1e-30;

    private readonly RenderContext _context;
    private readonly Ring _source;
    private readonly Ring _target;
    private readonly double _attack;
    private readonly double _release;
    private double _envelope;

    /// <param name="context">The render.</param>
    /// <param name="level">Its times.</param>
    /// <param name="source">What the strip puts out before its fader.</param>
    /// <param name="target">Gets the level, one channel.</param>
    public FollowerNode(RenderContext context, FollowedLevel level, Ring source, Ring target)
    {
        _context = context;
        _source = source;
        _target = target;
        _attack = Share(level.Attack, context.Plan.SampleRate);
        _release = Share(level.Release, context.Plan.SampleRate);
    }

    public override void Process(long block)
    {
        var time = block * _context.Block;
        for (var at = 0; at < _context.Block; at += Quantum.Frames)
        {
            Follow(_source.At(time + at), _target.At(time + at)[0]);
        }
    }

    private void Follow(in Planar audio, Span<double> levels)
    {
        levels.Clear();
        for (var c = 0; c < audio.Channels; c++)
        {
            var samples = audio[c];
            for (var i = 0; i < levels.Length; i++)
            {
                levels[i] = Math.Max(levels[i], Math.Abs(samples[i]));
            }
        }

        for (var i = 0; i < levels.Length; i++)
        {
            _envelope += (levels[i] - _envelope) * (levels[i] > _envelope ? _attack : _release);
            levels[i] = DetMath.GainToDb(_envelope);
        }

        _envelope = _envelope < Silence ? 0 : _envelope;
    }

    private static double Share(double milliseconds, int sampleRate) =>
        milliseconds == 0 ? 1 : 1 - DetMath.Exp(-1000 / (milliseconds * sampleRate));
}

using Lathe.Dsp.Buffers;
using Lathe.Engine.Automation;
using Lathe.Engine.Plans;

namespace Lathe.Engine.Render;

/// <summary>Plays one clip: reads its source, which is open only while it plays, and adds it with gain, fades and the channels chosen.</summary>
internal sealed class ClipPlayer : IDisposable
{
    private readonly RenderContext _context;
    private readonly PlanClip _clip;
    private readonly string _strip;
    private readonly SlabPart _read;
    private IAudioSource? _source;

    public ClipPlayer(RenderContext context, string strip, PlanClip clip, SlabPart read)
    {
        _context = context;
        _strip = strip;
        _clip = clip;
        _read = read;
    }

    /// <summary>Adds what the clip plays in this stretch of the song.</summary>
    /// <param name="audio">The track's channels.</param>
    /// <param name="position">Song position of the first frame.</param>
    public void Add(in Planar audio, long position)
    {
        var first = (int)Math.Clamp(_clip.At - position, 0, audio.Frames);
        var last = (int)Math.Clamp(_clip.End - position, 0, audio.Frames);
        if (first >= last)
        {
            return;
        }

        Read(position, first, last, audio.Frames);
        for (var c = 0; c < audio.Channels; c++)
        {
            var channel = !_clip.Map.IsEmpty ? _clip.Map[c] : _clip.IsStereo && c == 1 ? 1 : 0;
            if (channel < 0)
            {
                continue;
            }

            var source = _read.Channel(channel)[..audio.Frames];
            for (var at = first / Quantum.Frames * Quantum.Frames; at < last; at += Quantum.Frames)
            {
                AddQuantum(source.Slice(at, Quantum.Frames), audio[c].Slice(at, Quantum.Frames), position + at - _clip.At);
            }
        }

        if (position + audio.Frames >= _clip.End)
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        _source?.Dispose();
        _source = null;
    }

    /// <summary>Fills the read buffer: silence but for frames first to last.</summary>
    private void Read(long position, int first, int last, int frames)
    {
        var all = _read.View(0, frames);
        all.Clear();
        try
        {
            _source ??= _context.Plan.Sources.Open(_clip.Clip, _context.Plan.SampleRate);
            _source.Read(_clip.From + position + first - _clip.At, all.Slice(first, last - first));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw _context.Failure(_strip, null, position + first, $"{_clip.Clip.Source} cannot be read: {e.Message.TrimEnd('.')}", e);
        }

        if (RenderContext.FirstBad(all) is >= 0 and var bad)
        {
            throw _context.Failure(_strip, null, position + bad, $"{_clip.Clip.Source} has a sample that is no number");
        }

        Choose(all);
    }

    private void Choose(in Planar all)
    {
        if (all.Channels == 1 || _clip.Channels is ClipChannels.Stereo or ClipChannels.Left)
        {
            return;
        }

        var left = all[0];
        var right = all[1];
        if (_clip.Channels == ClipChannels.Right)
        {
            right.CopyTo(left);
            return;
        }

        for (var i = 0; i < left.Length; i++)
        {
            left[i] = 0.5 * (left[i] + right[i]);
        }
    }

    /// <param name="source">64 samples.</param>
    /// <param name="target">64 samples.</param>
    /// <param name="frame">Frame of the clip of the first sample; may lie before it.</param>
    private void AddQuantum(ReadOnlySpan<double> source, Span<double> target, long frame)
    {
        if (frame >= _clip.FadeIn.Frames && frame + Quantum.Frames <= _clip.Length - _clip.FadeOut.Frames)
        {
            QuantumMath.AddScaled(source, _clip.Gain, target);
            return;
        }

        Span<double> gains = stackalloc double[Quantum.Frames];
        for (var i = 0; i < gains.Length; i++)
        {
            gains[i] = _clip.Gain * Fade(_clip.FadeIn, frame + i) * Fade(_clip.FadeOut, _clip.Length - (frame + i));
        }

        QuantumMath.AddScaled(source, gains, target);
    }

    /// <summary>Gain of a fade that begins at frame 0; two that cross over the same frames are each other's mirror.</summary>
    private static double Fade(PlanFade fade, long frame)
    {
        if (fade.Frames == 0 || frame >= fade.Frames)
        {
            return 1;
        }

        var x = Math.Max(0, frame) / (double)fade.Frames;
        return fade.Curve switch
        {
            FadeCurve.EqualPower => Shape.EqualPower(x),
            FadeCurve.S => Shape.S(x),
            FadeCurve.Exponential => Shape.Exponential(x),
            _ => x,
        };
    }
}

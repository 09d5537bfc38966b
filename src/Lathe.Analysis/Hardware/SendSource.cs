using Lathe.Dsp.Buffers;
using Lathe.Dsp.Numerics;

namespace Lathe.Analysis.Hardware;

/// <summary>What is sent to a device: the test signals, the same in every channel, and the program between them. It does not own the program.</summary>
public sealed class SendSource : IAudioSource
{
    private const double ToneFadeSeconds = 0.01;

    private readonly IAudioSource _program;
    private readonly double[] _sweep;
    private readonly double _sweepGain = DetMath.DbToGain(SendLayout.SweepLevel);

    /// <param name="program">The strip's signal up to the insert.</param>
    public SendSource(IAudioSource program)
    {
        _program = program;
        Layout = new SendLayout(program.Format.SampleRate, program.Frames + (SendLayout.TailSeconds * (long)program.Format.SampleRate));
        _sweep = SyncSweep.Make(Layout.Rate);
    }

    public SendLayout Layout { get; }

    public AudioFormat Format => _program.Format;

    public long Frames => Layout.Frames;

    public int Read(long position, in Planar destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        var frames = (int)Math.Clamp(Frames - position, 0, destination.Frames);
        var part = destination.Slice(0, frames);
        part.Clear();
        for (var n = 0; n < frames; n++)
        {
            var value = Test(position + n);
            for (var c = 0; c < part.Channels && value != 0; c++)
            {
                part[c][n] = value;
            }
        }

        var first = (int)Math.Clamp(Layout.Program - position, 0, frames);
        var last = (int)Math.Clamp(Layout.Program + _program.Frames - position, 0, frames);
        if (first < last)
        {
            _program.Read(position + first - Layout.Program, part.Slice(first, last - first));
        }

        return frames;
    }

    public void Dispose()
    {
    }

    private double Test(long frame)
    {
        if (frame == Layout.Impulse)
        {
            return DetMath.DbToGain(SendLayout.ImpulseLevel);
        }

        foreach (var start in (ReadOnlySpan<long>)[Layout.Sweep, Layout.LastSweep])
        {
            if (frame >= start && frame < start + _sweep.Length)
            {
                return _sweepGain * _sweep[frame - start];
            }
        }

        for (var k = 0; k < SendLayout.Tones.Length; k++)
        {
            var within = frame - Layout.Tone(k);
            if (within >= 0 && within < Layout.ToneFrames)
            {
                var (hertz, level) = SendLayout.Tones[k];
                var turns = hertz * within / Layout.Rate;
                var edge = Math.Min(1, Math.Min(within, Layout.ToneFrames - 1 - within) / (ToneFadeSeconds * Layout.Rate));
                return DetMath.DbToGain(level) * DetMath.SinPi(2 * (turns - Math.Floor(turns))) * 0.5 * (1 - DetMath.CosPi(edge));
            }
        }

        return 0;
    }
}

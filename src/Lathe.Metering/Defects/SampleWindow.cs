namespace Lathe.Metering.Defects;

/// <summary>
/// One channel cut into hops of 4096 frames, each seen with the hop before and the hop after it: detectors look back and ahead without state of their own.
/// Before the start and after the end stand zeros.
/// </summary>
internal sealed class SampleWindow
{
    /// <summary>Frames of a hop.</summary>
    public const int Hop = 4096;

    private readonly double[] _samples = new double[3 * Hop];
    private int _filled = 2 * Hop;
    private long _received;
    private long _start = -Hop;

    public delegate void Visit(ReadOnlySpan<double> samples, long start, int frames);

    /// <summary>Takes the next samples; <paramref name="visit"/> gets three hops, the frame at which the middle one starts and its length.</summary>
    public void Process(ReadOnlySpan<double> samples, Visit visit)
    {
        _received += samples.Length;
        while (samples.Length > 0)
        {
            var taken = Math.Min(samples.Length, _samples.Length - _filled);
            samples[..taken].CopyTo(_samples.AsSpan(_filled));
            samples = samples[taken..];
            _filled += taken;
            if (_filled == _samples.Length)
            {
                Emit(visit);
            }
        }
    }

    /// <summary>States that the stream has ended.</summary>
    public void Complete(Visit visit)
    {
        var end = _received;
        while (_start < end)
        {
            _samples.AsSpan(_filled).Clear();
            Emit(visit);
        }
    }

    private void Emit(Visit visit)
    {
        if (_start >= 0)
        {
            visit(_samples, _start, (int)Math.Min(Hop, _received - _start));
        }

        _samples.AsSpan(Hop).CopyTo(_samples);
        _start += Hop;
        _filled = 2 * Hop;
    }
}

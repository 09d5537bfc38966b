using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Delays;

/// <summary>
/// Delays every channel by a fixed whole number of frames, in place: y[n] = x[n - N], zero before the start. Blocks may have any length.
/// Made for delay compensation and lookahead: it moves samples and computes nothing, so no bit of them changes.
/// </summary>
public sealed class IntegerDelay
{
    private readonly double[] _rings;
    private int _at;

    /// <param name="channels">1 or more.</param>
    /// <param name="frames">0 or more; 0 passes.</param>
    public IntegerDelay(int channels, int frames)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        ArgumentOutOfRangeException.ThrowIfNegative(frames);
        Channels = channels;
        Frames = frames;
        _rings = new double[channels * frames];
    }

    public int Channels { get; }

    /// <summary>The delay.</summary>
    public int Frames { get; }

    /// <param name="audio">Has <see cref="Channels"/> channels.</param>
    public void Process(in Planar audio)
    {
        if (Frames == 0)
        {
            return;
        }

        var at = _at;
        for (var c = 0; c < Channels; c++)
        {
            at = Exchange(audio[c], _rings.AsSpan(c * Frames, Frames), _at);
        }

        _at = at;
    }

    /// <summary>Delays a single channel.</summary>
    /// <param name="samples">Samples of the only channel.</param>
    /// <exception cref="InvalidOperationException">The delay has several channels.</exception>
    public void Process(Span<double> samples)
    {
        if (Channels != 1)
        {
            throw new InvalidOperationException($"The delay has {Channels} channels.");
        }

        if (Frames != 0)
        {
            _at = Exchange(samples, _rings, _at);
        }
    }

    public void Reset()
    {
        Array.Clear(_rings);
        _at = 0;
    }

    /// <summary>Passes samples through a ring as long as the delay; returns where the ring stands then.</summary>
    internal static int Exchange(Span<double> samples, Span<double> ring, int at)
    {
        while (!samples.IsEmpty)
        {
            var run = Math.Min(samples.Length, ring.Length - at);
            Swap(samples[..run], ring.Slice(at, run));
            samples = samples[run..];
            at += run;
            at = at == ring.Length ? 0 : at;
        }

        return at;
    }

    private static void Swap(Span<double> a, Span<double> b)
    {
        var i = 0;
        ref var x = ref MemoryMarshal.GetReference(a);
        ref var y = ref MemoryMarshal.GetReference(b);
        for (; i + 4 <= a.Length; i += 4)
        {
            var kept = Vector256.LoadUnsafe(ref x, (nuint)i);
            Vector256.LoadUnsafe(ref y, (nuint)i).StoreUnsafe(ref x, (nuint)i);
            kept.StoreUnsafe(ref y, (nuint)i);
        }

        for (; i < a.Length; i++)
        {
            (a[i], b[i]) = (b[i], a[i]);
        }
    }
}

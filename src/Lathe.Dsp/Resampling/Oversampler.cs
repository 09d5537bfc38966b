using System.Collections.Immutable;
using System.Numerics;
using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Resampling;

/// <summary>
/// Takes one channel to 2, 4, 8 or 16 times its rate and back, a quantum of 64 base frames at a time, through a cascade of
/// linear-phase half-band filters: at 44.1 kHz flat within 0.0001 dB to 20 kHz, images and aliases of what lies outside
/// 20 to 24.1 kHz at least 120 dB down (the first stage turns over between the two). <see cref="Up"/> then
/// <see cref="Down"/> delays by exactly <see cref="Latency"/> base frames. Not thread-safe.
/// </summary>
public sealed class Oversampler
{
    // Reach and attenuation (dB) of each stage. The first passes 20 kHz and stops 24.1 kHz at 44.1 kHz; the later ones
    // need only stop what the first lets through around multiples of twice the base rate.
    private static readonly ImmutableArray<HalfBandFilter> Filters =
        [new(reach: 89, 124), new(reach: 19, 124), new(reach: 15, 132), new(reach: 11, 128)];

    private readonly HalfBandUp[] _up;
    private readonly HalfBandDown[] _down;
    private readonly double[] _a;
    private readonly double[] _b;

    /// <param name="factor">2, 4, 8 or 16.</param>
    public Oversampler(int factor)
    {
        var stages = StagesOf(factor);
        Factor = factor;
        Latency = LatencyOf(factor);
        _up = new HalfBandUp[stages];
        _down = new HalfBandDown[stages];
        for (var s = 0; s < stages; s++)
        {
            var lower = Quantum.Frames << s;
            _up[s] = new HalfBandUp(Filters[s], lower);
            _down[s] = new HalfBandDown(Filters[s], s == stages - 1 ? PaddingOf(stages) : 0, lower);
        }

        _a = new double[Quantum.Frames * factor / 2];
        _b = new double[Quantum.Frames * factor / 2];
    }

    public int Factor { get; }

    /// <summary>Delay of up and down together, base frames.</summary>
    public int Latency { get; }

    /// <summary>Frames of the upper rate in a quantum: 64 times the factor.</summary>
    public int UpperFrames => Quantum.Frames * Factor;

    /// <summary>The latency of a factor, base frames.</summary>
    /// <param name="factor">2, 4, 8 or 16.</param>
    public static int LatencyOf(int factor)
    {
        var stages = StagesOf(factor);
        return (TwiceReaches(stages) + (2 * PaddingOf(stages))) / factor;
    }

    /// <summary>Forgets the past: the next quantum is preceded by silence.</summary>
    public void Reset()
    {
        foreach (var stage in _up)
        {
            stage.Reset();
        }

        foreach (var stage in _down)
        {
            stage.Reset();
        }
    }

    /// <param name="lower">64 frames.</param>
    /// <param name="upper">Takes <see cref="UpperFrames"/>.</param>
    public void Up(ReadOnlySpan<double> lower, Span<double> upper)
    {
        var from = lower;
        for (var s = 0; s < _up.Length; s++)
        {
            var to = s == _up.Length - 1 ? upper : s % 2 == 0 ? _a : _b;
            _up[s].Process(from, to);
            from = to[..(Quantum.Frames << (s + 1))];
        }
    }

    /// <param name="upper"><see cref="UpperFrames"/>.</param>
    /// <param name="lower">Takes 64 frames.</param>
    public void Down(ReadOnlySpan<double> upper, Span<double> lower)
    {
        var from = upper[..UpperFrames];
        for (var s = _down.Length - 1; s >= 0; s--)
        {
            var to = s == 0 ? lower : s % 2 == 0 ? _a : _b;
            _down[s].Process(from, to);
            from = to[..(Quantum.Frames << s)];
        }
    }

    private static int StagesOf(int factor) => factor is 2 or 4 or 8 or 16
        ? BitOperations.Log2((uint)factor)
        : throw new ArgumentOutOfRangeException(nameof(factor), factor, "The factor is 2, 4, 8 or 16.");

    /// <summary>Delay of all filters up and down, in frames of the upper rate.</summary>
    private static int TwiceReaches(int stages)
    {
        var sum = 0;
        for (var s = 0; s < stages; s++)
        {
            sum += 2 * Filters[s].Reach << (stages - 1 - s);
        }

        return sum;
    }

    /// <summary>What the last stage adds, in pairs of upper frames, to make the latency whole.</summary>
    private static int PaddingOf(int stages)
    {
        var factor = 1 << stages;
        return (factor - (TwiceReaches(stages) % factor)) % factor / 2;
    }
}

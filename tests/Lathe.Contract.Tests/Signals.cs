using Lathe.Dsp.Buffers;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Contract.Tests;

/// <summary>Signals whose bits are the same on every machine: a linear congruential generator and DetMath.</summary>
public static class Signals
{
    public static double[] Noise(int frames, ulong seed, double amplitude = 1)
    {
        var state = (seed * 0x9E3779B97F4A7C15UL) + 1;
        var noise = new double[frames];
        foreach (ref var sample in noise.AsSpan())
        {
            state = (state * 6364136223846793005UL) + 1442695040888963407UL;
            sample = amplitude * ((long)state >> 11) / (1L << 52);
        }

        return noise;
    }

    /// <summary>Music in miniature, each channel another: a loud burst of noise over tones, a quiet part, clicks, a ringing end, near-silence.</summary>
    public static double[][] Program(int channels, int frames)
    {
        var program = new double[channels][];
        for (var c = 0; c < channels; c++)
        {
            var x = Noise(frames, (ulong)c + 1, 0.5);
            for (var n = 0; n < frames; n++)
            {
                var part = 5 * n / frames;
                var level = part switch { 0 => 1.0, 1 => 0.02, 2 => 0.3, 3 => 0.7, _ => 0.0001 };
                var tones = (0.4 * DetMath.Sin(0.011 * n * (c + 1))) + (0.3 * DetMath.Sin((0.21 * n) + c)) + (0.2 * DetMath.Sin(0.9 * n));
                x[n] = level * (tones + (part == 3 ? 0 : x[n])) + (part == 2 && n % 1000 == 0 ? 0.9 : 0);
            }

            program[c] = x;
        }

        return program;
    }

    /// <summary>Frames of a program of so many quanta, lengthened for a processor that settles first: twice, because values may move on half-way.</summary>
    public static int Frames(ProcessorInfo info, int quanta) => (quanta * Quantum.Frames) + Quantum.RoundUp((int)(2 * info.Settling * Specimen.Rate));

    public static double[][] Silence(int channels, int frames) => [.. Enumerable.Range(0, channels).Select(_ => new double[frames])];
}

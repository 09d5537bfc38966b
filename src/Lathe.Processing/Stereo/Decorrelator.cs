using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Noise;

namespace Lathe.Processing.Stereo;

/// <summary>Turns a signal into one of equal spectrum that has little to do with it: an echo, a chain of all-passes or velvet noise.</summary>
internal abstract class Decorrelator
{
    /// <summary>Frames to -120 dB.</summary>
    public abstract long Tail { get; }

    /// <summary>One quantum in place.</summary>
    public abstract void Process(Span<double> samples);

    public abstract void Reset();

    /// <summary>One echo: left and right get combs whose teeth lie in each other's gaps.</summary>
    public sealed class Comb(int frames) : Decorrelator
    {
        private readonly IntegerDelay _delay = new(1, frames);

        public override long Tail => frames;

        public override void Process(Span<double> samples) => _delay.Process(samples);

        public override void Reset() => _delay.Reset();
    }

    /// <summary>Four all-passes of unlike lengths.</summary>
    public sealed class AllPass : Decorrelator
    {
        private const double Gain = 0.6;

        // Parts of the longest, far from whole ratios.
        private static readonly double[] Parts = [0.271, 0.433, 0.687, 1];

        private readonly SchroederAllPass[] _stages;
        private readonly int _frames;

        public AllPass(int frames)
        {
            _frames = frames;
            _stages = [.. Parts.Select(part => new SchroederAllPass(Math.Max(1, (int)Math.Round(part * frames)), Gain))];
        }

        // 27 rounds of the longest to 120 dB, and half as many again for the sum of all.
        public override long Tail => 41L * _frames;

        public override void Process(Span<double> samples)
        {
            foreach (var stage in _stages)
            {
                stage.Process(samples);
            }
        }

        public override void Reset() => Array.ForEach(_stages, s => s.Reset());
    }

    /// <summary>Sparse pulses, 30 dB down at the end.</summary>
    public sealed class Velvet : Decorrelator
    {
        private const double Decay = -30;
        private const ulong Seed = 0x5EED;

        private readonly int _frames;
        private readonly int[] _delays;
        private readonly double[] _gains;
        private readonly DelayLine _line;

        public Velvet(int frames, int pulses)
        {
            _frames = frames;
            (_delays, _gains) = VelvetNoise.Filter(Math.Min(pulses, frames), frames, Decay, Seed);
            _line = new DelayLine(frames + Quantum.Frames);
        }

        public override long Tail => _frames;

        public override void Process(Span<double> samples)
        {
            foreach (ref var sample in samples)
            {
                _line.Write(sample);
                var sum = 0.0;
                for (var p = 0; p < _delays.Length; p++)
                {
                    sum = Math.FusedMultiplyAdd(_gains[p], _line.Read(_delays[p] + 1), sum);
                }

                sample = sum;
            }
        }

        public override void Reset() => _line.Reset();
    }
}

using Lathe.Dsp.Buffers;
using Lathe.Processing;
using Lathe.Processing.Contract;
using Lathe.Processing.Wrappers;

namespace Lathe.Contract.Tests;

public sealed class LatencyTests
{
    private const int Around = 600;

    /// <summary>
    /// Quiet noise (-60 dBFS, so that what reacts to level hardly does) goes through at the defaults. Where the output resembles the input - a normalized
    /// cross-correlation above one half at some lag up to 600 frames from the declared one - the lag of the greatest is the latency. What gives
    /// something else than its input, echoes or reverberation alone, must stay silent until then. Each runs as an insert, at the oversampling that it
    /// declares: a filter's phase that is nothing there may be a frame at the base rate.
    /// </summary>
    [Theory]
    [MemberData(nameof(Configurations.Streaming), MemberType = typeof(Configurations))]
    public void Declared_latency_is_measured(string id)
    {
        foreach (var rate in new[] { 44100, 96000 })
        {
            var insert = new Insert(id, rate);
            var declared = insert.Latency;
            var input = Signals.Noise((16384 + (2 * declared)) / Quantum.Frames * Quantum.Frames, 9, 0.001);
            var output = insert.Run(input);
            var (lag, correlation) = Best(input, output, declared);
            if (correlation > 0.5)
            {
                lag.ShouldBe(declared, $"correlation {correlation:0.000} at {rate} Hz");
            }
            else
            {
                output.Take(declared).ShouldAllBe(x => Math.Abs(x) < 1e-9);
            }
        }
    }

    private static (int Lag, double Correlation) Best(double[] input, double[] output, int declared)
    {
        var best = (Lag: 0, Correlation: 0.0);
        for (var lag = Math.Max(0, declared - Around); lag <= declared + Around; lag++)
        {
            double xy = 0, xx = 0, yy = 0;
            for (var n = lag; n < output.Length; n++)
            {
                xy += input[n - lag] * output[n];
                xx += input[n - lag] * input[n - lag];
                yy += output[n] * output[n];
            }

            var correlation = yy > 0 ? Math.Abs(xy) / Math.Sqrt(xx * yy) : 0;
            if (correlation > best.Correlation)
            {
                best = (lag, correlation);
            }
        }

        return best;
    }

    /// <summary>A processor at its defaults in its wrapper, stereo with the same signal on both sides.</summary>
    private sealed class Insert
    {
        private readonly WrappedProcessor _processor;
        private readonly ProcessorSettings _settings;
        private readonly ProcessorSettings _insert = new(InsertParams.Info);
        private readonly double[] _curves;
        private readonly double[] _insertCurves;

        public Insert(string id, int rate)
        {
            _settings = Configurations.Defaults(id);
            _processor = new WrappedProcessor(Rack.All.Find(id)!.Create!());
            _processor.Prepare(new ProcessorContext(AudioFormat.Of(rate, 2), _settings), _insert, padLatency: false);
            _curves = Curves(_settings);
            _insertCurves = Curves(_insert);
        }

        public int Latency => _processor.Latency;

        public double[] Run(double[] input)
        {
            var output = new double[input.Length];
            var block = new double[2 * Quantum.Frames];
            var audio = new Planar(block, 2, Quantum.Frames, Quantum.Frames);
            for (var at = 0; at < input.Length; at += Quantum.Frames)
            {
                input.AsSpan(at, Quantum.Frames).CopyTo(audio[0]);
                input.AsSpan(at, Quantum.Frames).CopyTo(audio[1]);
                _processor.Process(new Work(audio, default, _settings.Values, _curves, at), new Work(audio, default, _insert.Values, _insertCurves, at));
                audio[0].CopyTo(output.AsSpan(at));
            }

            return output;
        }

        private static double[] Curves(ProcessorSettings settings)
        {
            var curves = new double[settings.Values.Length * Quantum.Frames];
            for (var slot = 0; slot < settings.Values.Length; slot++)
            {
                curves.AsSpan(slot * Quantum.Frames, Quantum.Frames).Fill(settings.Values[slot]);
            }

            return curves;
        }
    }
}

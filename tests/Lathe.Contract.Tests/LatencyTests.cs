namespace Lathe.Contract.Tests;

public sealed class LatencyTests
{
    private const int Around = 600;

    /// <summary>
    /// Quiet noise (-60 dBFS, so that what reacts to level hardly does) goes through at the defaults. Where the output resembles the input - a normalized
    /// cross-correlation above one half at some lag up to 600 frames from the declared one - the lag of the greatest is the latency. What gives
    /// something else than its input, echoes or reverberation alone, must stay silent until then.
    /// </summary>
    [Theory]
    [MemberData(nameof(Configurations.Streaming), MemberType = typeof(Configurations))]
    public void Declared_latency_is_measured(string id)
    {
        foreach (var rate in new[] { 44100, 96000 })
        {
            var specimen = new Specimen(id, Configurations.Defaults(id), rate: rate);
            var declared = specimen.Processor.Latency;
            var frames = 16384 + (2 * declared);
            var input = Signals.Noise(frames, 9, 0.001);
            var output = specimen.Run([input, input])[0];
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
}

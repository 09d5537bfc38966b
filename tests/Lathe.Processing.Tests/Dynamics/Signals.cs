namespace Lathe.Processing.Tests.Dynamics;

/// <summary>Test signals; amplitudes in dB of full scale.</summary>
internal static class Signals
{
    public static double Gain(double decibels) => Math.Pow(10, decibels / 20);

    public static double Level(double gain) => 20 * Math.Log10(Math.Abs(gain));

    public static double[] Sine(int frames, double sampleRate, double frequency, double decibels, double phase = 0) =>
        Make(frames, n => Gain(decibels) * Math.Sin((2 * Math.PI * frequency * n / sampleRate) + phase));

    public static double[] Constant(int frames, double decibels) => Make(frames, _ => Gain(decibels));

    /// <summary>Uniform white noise from a 64-bit linear congruential generator.</summary>
    public static double[] Noise(int frames, ulong seed, double decibels)
    {
        var state = seed;
        var gain = Gain(decibels);
        return Make(frames, _ =>
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            return gain * (((long)(state >> 11) * Math.Pow(2, -52)) - 1);
        });
    }

    public static double[] Make(int frames, Func<int, double> value)
    {
        var all = new double[frames];
        for (var n = 0; n < frames; n++)
        {
            all[n] = value(n);
        }

        return all;
    }

    public static double[] Join(params double[][] parts) => [.. parts.SelectMany(p => p)];

    /// <summary>The first frame at which the output differs from silence.</summary>
    public static int FirstSound(double[] signal) => Array.FindIndex(signal, s => s != 0);
}

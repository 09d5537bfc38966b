using Lathe.Dsp.Buffers;
using Lathe.Metering.Loudness;

namespace Lathe.Compliance.Tests;

/// <summary>A test signal after EBU Tech 3341 and 3342: a tone whose level steps, the same in every channel unless said.</summary>
internal static class Programme
{
    public const double Tone = 1000;

    public static LoudnessMeter Measure(int rate, params (double Decibels, double Seconds)[] parts) =>
        Measure(AudioFormat.Stereo(rate), [0, 0], null, parts);

    /// <param name="offsets">dB of each channel against the part's level.</param>
    /// <param name="watch">Called after each 5 ms with the meter and the seconds so far.</param>
    public static LoudnessMeter Measure(
        AudioFormat format, double[] offsets, Action<LoudnessMeter, double>? watch, params (double Decibels, double Seconds)[] parts)
    {
        var meter = new LoudnessMeter(format);
        var step = meter.Grid.StepFrames;
        using var buffer = new AudioBuffer(format.Channels, step);
        var rate = (double)format.SampleRate;
        var boundaries = new long[parts.Length];
        var end = 0.0;
        for (var p = 0; p < parts.Length; p++)
        {
            end += parts[p].Seconds;
            boundaries[p] = (long)Math.Round(end * rate);
        }

        var part = 0;
        for (long position = 0; position < boundaries[^1]; position += step)
        {
            var frames = (int)Math.Min(step, boundaries[^1] - position);
            for (var i = 0; i < frames; i++)
            {
                while (position + i >= boundaries[part])
                {
                    part++;
                }

                var x = Math.Pow(10, parts[part].Decibels / 20) * Math.Sin(2 * Math.PI * Tone * (position + i) / rate);
                for (var c = 0; c < format.Channels; c++)
                {
                    buffer[c][i] = x * Math.Pow(10, offsets[c] / 20);
                }
            }

            meter.Process(buffer.View(0, frames));
            watch?.Invoke(meter, (position + frames) / rate);
        }

        return meter;
    }

    public static (double Decibels, double Seconds)[] Repeat(int times, params (double, double)[] parts) =>
        [.. Enumerable.Range(0, times).SelectMany(_ => parts)];
}

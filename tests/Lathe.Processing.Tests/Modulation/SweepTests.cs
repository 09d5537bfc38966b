using Lathe.Dsp.Buffers;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Tests.Modulation;

/// <summary>
/// A tone goes in while one parameter moves through the middle half of its range and back in 2.7 s. Whatever stands farther from the tone than 700 Hz,
/// beyond the sidebands that the effect makes with the parameter at rest at the start, the middle or the end, is zipper noise.
/// </summary>
public sealed class SweepTests
{
    private const int Rate = 48000;
    private const int Frames = 1 << 17;
    private const double Tone = 3000;

    public static TheoryData<string, string> Swept => [.. from entry in Rack.All.Entries
                                                          where entry.Create is not null
                                                          where entry.Info.Category is Category.Modulation || entry.Info.Id == "pitch-shift"
                                                          from parameter in entry.Info.Parameters
                                                          where parameter.Rate == Contract.Rate.Sample
                                                          select (entry.Info.Id, parameter.Id)];

    [Theory]
    [MemberData(nameof(Swept))]
    public void Spurs_of_a_swept_parameter_stay_below_minus_80_dB(string id, string parameter)
    {
        var entry = Rack.All.Find(id)!;
        var swept = entry.Info.Parameters.Single(p => p.Id == parameter);
        var (moving, still) = (new Skirt(), new Skirt());
        Take(moving, entry, swept, n => 0.5 - (0.25 * Math.Cos(2 * Math.PI * n / Frames)));

        // Most effects make no such sidebands at all.
        foreach (var along in moving.Beyond(still) < -80 ? [] : (double[])[0.25, 0.5, 0.75])
        {
            Take(still, entry, swept, _ => along);
        }

        moving.Beyond(still).ShouldBeLessThan(-80);
    }

    private static void Take(Skirt skirt, ProcessorRegistry.Entry entry, Param swept, Func<int, double> along)
    {
        var log = swept.Taper == Taper.Logarithmic && swept.Min > 0;
        double Value(int n) => log ? swept.Min * Math.Pow(swept.Max / swept.Min, along(n)) : swept.Min + ((swept.Max - swept.Min) * along(n));
        var (output, latency) = Run(new ProcessorSettings(entry.Info), swept, Value);

        // What moves the pitch moves the tone.
        double At(int n) => Tone * Math.Pow(2, swept.Id switch { "semitones" => Value(n) / 12, "cents" => Value(n) / 1200, _ => 0 });
        (double Low, double High) Between(int from, int to)
        {
            double[] places = [.. Enumerable.Range(0, 65).Select(i => At(Math.Max(0, from + ((to - from) * i / 64) - latency)))];
            return (places.Min(), places.Max());
        }

        foreach (var channel in output)
        {
            skirt.Take(channel, Rate, Between);
        }
    }

    private static (double[][] Output, int Latency) Run(ProcessorSettings settings, Param swept, Func<int, double> value)
    {
        var processor = Rack.All.Find(settings.Info.Id)!.Create!();
        processor.Prepare(new ProcessorContext(AudioFormat.Of(Rate, 2), settings));
        var curves = new double[settings.Values.Length * Quantum.Frames];
        var values = settings.Values.ToArray();
        var block = new double[2 * Quantum.Frames];
        double[][] output = [new double[Frames], new double[Frames]];
        var slot = ProcessorSettings.Slot(swept);
        for (var at = 0; at < Frames; at += Quantum.Frames)
        {
            for (var s = 0; s < values.Length; s++)
            {
                curves.AsSpan(s * Quantum.Frames, Quantum.Frames).Fill(values[s]);
            }

            for (var i = 0; i < Quantum.Frames; i++)
            {
                curves[(slot * Quantum.Frames) + i] = value(at + i);
                block[i] = block[Quantum.Frames + i] = 0.5 * Math.Sin(2 * Math.PI * Tone * (at + i) / Rate);
            }

            values[slot] = curves[(slot * Quantum.Frames) + Quantum.Frames - 1];
            processor.Process(new Work(new Planar(block, 2, Quantum.Frames, Quantum.Frames), default, values, curves, at));
            block.AsSpan(0, Quantum.Frames).CopyTo(output[0].AsSpan(at));
            block.AsSpan(Quantum.Frames).CopyTo(output[1].AsSpan(at));
        }

        return (output, processor.Latency);
    }
}

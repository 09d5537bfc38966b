using Lathe.Dsp.Buffers;
using Lathe.Dsp.Fourier;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Tests.Modulation;

/// <summary>
/// A tone goes in while one parameter moves through the middle half of its range and back in two seconds. Modulation puts its sidebands beside the tone;
/// whatever stands farther off is zipper noise. Each round through a flanger's feedback shifts by another 100 Hz, so "beside" means 1.5 kHz.
/// </summary>
public sealed class SweepTests
{
    private const int Rate = 48000;
    private const int Frames = 1 << 17;
    private const double Tone = 3000;
    private const double Sidebands = 1500;

    public static TheoryData<string, string> Swept => [.. from entry in Rack.All.Entries
                                                          where entry.Create is not null && entry.Info.Category is Category.Modulation
                                                          from parameter in entry.Info.Parameters
                                                          where parameter.Rate == Contract.Rate.Sample
                                                          select (entry.Info.Id, parameter.Id)];

    [Theory]
    [MemberData(nameof(Swept))]
    public void Spurs_of_a_swept_parameter_stay_below_minus_80_dB(string id, string parameter)
    {
        var info = Rack.All.Find(id)!.Info;
        var swept = info.Parameters.Single(p => p.Id == parameter);
        var settings = new ProcessorSettings(info);
        Run(settings, swept).Max(Spurs).ShouldBeLessThan(-80);
    }

    private static double[][] Run(ProcessorSettings settings, Param swept)
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
                var along = 0.5 - (0.25 * Math.Cos(2 * Math.PI * (at + i) / Frames));
                var log = swept.Taper == Taper.Logarithmic && swept.Min > 0;
                curves[(slot * Quantum.Frames) + i] = log ? swept.Min * Math.Pow(swept.Max / swept.Min, along) : swept.Min + ((swept.Max - swept.Min) * along);
                block[i] = block[Quantum.Frames + i] = 0.5 * Math.Sin(2 * Math.PI * Tone * (at + i) / Rate);
            }

            values[slot] = curves[(slot * Quantum.Frames) + Quantum.Frames - 1];
            processor.Process(new Work(new Planar(block, 2, Quantum.Frames, Quantum.Frames), default, values, curves, at));
            block.AsSpan(0, Quantum.Frames).CopyTo(output[0].AsSpan(at));
            block.AsSpan(Quantum.Frames).CopyTo(output[1].AsSpan(at));
        }

        return output;
    }

    /// <summary>The greatest of half a second's spectra anywhere but beside the tone, against the tone, dB.</summary>
    private static double Spurs(double[] signal)
    {
        var fft = new RealFft(Frames / 8);
        var window = new double[fft.Size];
        Windows.BlackmanHarris(window);
        var frame = new double[fft.Size];
        var (re, im) = (new double[fft.Bins], new double[fft.Bins]);
        var worst = double.NegativeInfinity;
        for (var start = fft.Size; start + fft.Size <= signal.Length; start += fft.Size / 2)
        {
            for (var n = 0; n < frame.Length; n++)
            {
                frame[n] = window[n] * signal[start + n];
            }

            fft.Forward(frame, re, im);
            var (tone, spur) = (0.0, 0.0);
            for (var k = 0; k < fft.Bins; k++)
            {
                var power = (re[k] * re[k]) + (im[k] * im[k]);
                var beside = Math.Abs((k * (double)Rate / fft.Size) - Tone) < Sidebands;
                (tone, spur) = beside ? (Math.Max(tone, power), spur) : (tone, Math.Max(spur, power));
            }

            worst = Math.Max(worst, 10 * Math.Log10(spur / tone));
        }

        return worst;
    }
}

using Lathe.Dsp.Buffers;
using Lathe.Dsp.Filters;
using Lathe.Dsp.Noise;
using Lathe.Dsp.Numerics;
using Lathe.Processing;
using Lathe.Processing.Contract;
using Lathe.Processing.Wrappers;

namespace Lathe.Quality.Saturation;

/// <summary>A color processor as an insert, with the oversampling that it declares, driven with test signals.</summary>
internal sealed class ColorProbe
{
    public const int Rate = 44100;

    private readonly WrappedProcessor _processor;
    private readonly ProcessorSettings _settings;
    private readonly ProcessorSettings _insert = new(InsertParams.Info);
    private readonly double[] _block;
    private readonly double[] _curves = new double[Quantum.Frames];

    public ColorProbe(string id, int channels, params ReadOnlySpan<(string Id, string Value)> values)
    {
        var entry = Rack.All.Find(id)!;
        _settings = new ProcessorSettings(entry.Info);
        foreach (var (name, text) in values)
        {
            var parameter = entry.Info.Parameters.Single(p => p.Id == name);
            _settings[parameter] = parameter.TryParse(text, out var value, out var problem) ? value : throw new ArgumentException(problem);
        }

        _processor = new WrappedProcessor(entry.Create!());
        _processor.Prepare(new ProcessorContext(AudioFormat.Of(Rate, channels), _settings), _insert, padLatency: false);
        _block = new double[channels * Quantum.Frames];
        _curves.AsSpan().Fill(100);
    }

    public int Latency => _processor.Latency;

    /// <summary>A default setting plus decibels, as text.</summary>
    public static string Above(string id, string parameter, double decibels)
    {
        var found = Rack.All.Find(id)!.Info.Parameters.Single(p => p.Id == parameter);
        return found.Format(Math.Min(found.Max, found.Default + decibels));
    }

    /// <summary>Whole quanta of the input.</summary>
    public double[][] Run(params double[][] input)
    {
        var output = input.Select(c => new double[c.Length / Quantum.Frames * Quantum.Frames]).ToArray();
        var audio = new Planar(_block, input.Length, Quantum.Frames, Quantum.Frames);
        for (var at = 0; at < output[0].Length; at += Quantum.Frames)
        {
            for (var c = 0; c < input.Length; c++)
            {
                input[c].AsSpan(at, Quantum.Frames).CopyTo(audio[c]);
            }

            _processor.Process(new Work(audio, default, _settings.Values, [], at), new Work(audio, default, _insert.Values, _curves, at));
            for (var c = 0; c < input.Length; c++)
            {
                audio[c].CopyTo(output[c].AsSpan(at));
            }
        }

        return output;
    }

    public static double[] Tone(double hertz, double amplitude, double seconds) =>
        [.. Enumerable.Range(0, (int)(seconds * Rate)).Select(n => amplitude * DetMath.SinPi(2 * hertz * n / Rate))];

    /// <summary>Pink noise above 30 Hz, -18 dBFS RMS.</summary>
    public static double[] Program(double seconds, int channel = 0)
    {
        var noise = new double[(int)(seconds * Rate) / Quantum.Frames * Quantum.Frames];
        new PinkNoise(Rate, 5, channel).Fill(noise);
        var filter = new BiquadCascade(1);
        filter.MoveTo(0, BilinearDesign.Design(AnalogSection.HighPass(Math.Sqrt(0.5)), 30.0 / Rate));
        filter.Reset();
        for (var at = 0; at < noise.Length; at += Quantum.Frames)
        {
            filter.Process(noise.AsSpan(at, Quantum.Frames));
        }

        var gain = DetMath.DbToGain(-18) / Rms(noise);
        return [.. noise.Select(x => x * gain)];
    }

    /// <summary>Amplitude at a frequency over the last second, under a Blackman-Harris window.</summary>
    public static double Amplitude(double[] signal, double hertz, int frames = Rate)
    {
        double re = 0, im = 0, weight = 0;
        var first = signal.Length - frames;
        for (var n = 0; n < frames; n++)
        {
            var t = 2.0 * n / frames;
            var w = 0.35875 - (0.48829 * DetMath.CosPi(t)) + (0.14128 * DetMath.CosPi(2 * t)) - (0.01168 * DetMath.CosPi(3 * t));
            var x = w * signal[first + n];
            var turn = 2 * hertz * n / Rate;
            re += x * DetMath.CosPi(turn);
            im += x * DetMath.SinPi(turn);
            weight += w;
        }

        return 2 * Math.Sqrt((re * re) + (im * im)) / weight;
    }

    /// <summary>A harmonic against the fundamental in dB.</summary>
    public static double Harmonic(double[] signal, double hertz, int number) =>
        DetMath.GainToDb(Amplitude(signal, number * hertz) / Amplitude(signal, hertz));

    /// <summary>The greatest component in dB that is neither the tone of 5 kHz nor a harmonic of it, up to 20 kHz, against the tone.</summary>
    public static double Aliases(string id, params ReadOnlySpan<(string Id, string Value)> values)
    {
        const double hertz = 5000;
        var output = new ColorProbe(id, 1, values).Run(Tone(hertz, 1, 3.1))[0];
        var greatest = 0.0;

        // 44.1 kHz and 5 kHz have 100 Hz as their greatest common divisor, so every alias lies on a multiple of it.
        for (var at = 100; at <= 20000; at += 100)
        {
            greatest = at % 5000 == 0 ? greatest : Math.Max(greatest, Amplitude(output, at, 4410));
        }

        return DetMath.GainToDb(greatest / Amplitude(output, hertz, 4410));
    }

    public static double Rms(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        foreach (var sample in x)
        {
            sum += sample * sample;
        }

        return Math.Sqrt(sum / x.Length);
    }
}

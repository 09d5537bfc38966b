using System.Diagnostics;
using System.Globalization;
using Lathe.Dsp.Buffers;
using Lathe.Engine.Compile;
using Lathe.Engine.Render;
using Lathe.Engine.Taps;
using Lathe.Processing;
using Lathe.Session.Mix;

namespace Lathe.Benchmarks;

/// <summary>
/// The target session: 24 stereo stems of 4 minutes at 48 kHz, EQ and compressor on each, 4 buses with a compressor, 2 reverbs, a master chain.
/// <c>dotnet run -c Release --project bench/Lathe.Benchmarks -- render [threads] [block] [minutes] [-PROCESSOR]...</c> prints one line; "-reverb"
/// leaves the reverbs out, "-all" every processor, which shows what the engine itself costs. A whole render is the unit, so it is timed once and not by BenchmarkDotNet.
/// </summary>
public static class RenderBenchmarks
{
    private const int Rate = 48000;

    public static void Run(ReadOnlySpan<string> args)
    {
        int Number(ReadOnlySpan<string> values, int index, int otherwise) =>
            index < values.Length && int.TryParse(values[index], CultureInfo.InvariantCulture, out var value) ? value : otherwise;
        var threads = Number(args, 0, Environment.ProcessorCount);
        var block = Number(args, 1, 1024);
        var minutes = Number(args, 2, 4);
        HashSet<string> without = [.. args.ToArray().Where(a => a[0] == '-').Select(a => a[1..])];

        var compilation = Compiler.Compile(Song(without), Rack.All, new Noise(minutes * 60L * Rate));
        foreach (var problem in compilation.Problems)
        {
            Console.WriteLine($"{problem.Path}: {problem.Message}");
        }

        if (compilation.Plan is not { } plan)
        {
            return;
        }

        using var sink = new Sink(plan.Format("mix", TapPoint.PostFader));
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var result = new Renderer(plan).Run(new RenderOptions { Threads = threads, Block = block }, [new Tap("mix", TapPoint.PostFader, sink)]);
        var seconds = watch.Elapsed.TotalSeconds;
        process.Refresh();
        var processor = (process.TotalProcessorTime - before).TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Rendered} strips, {threads} threads, block {block}: {result.Frames / (double)Rate:0.0} s of sound in {seconds:0.00} s = {result.Frames / (double)Rate / seconds:0.0}x real time, {processor:0.00} s of processor time, at most {process.PeakWorkingSet64 >> 20} MiB resident"));
    }

    private static SessionDocument Song(HashSet<string> without)
    {
        Insert Insert(string processor, params (string Path, string Text)[] settings) =>
            new(processor, processor, [.. settings.Select(s => new Setting(s.Path, s.Text))], []);
        var eq = new Insert(
            "eq",
            "eq",
            [
                new("bands/low/type", "high-pass"), new("bands/low/freq", "40 Hz"), new("bands/mud/freq", "350 Hz"), new("bands/mud/gain", "-3 dB"),
                new("bands/bite/freq", "3 kHz"), new("bands/bite/gain", "2 dB"), new("bands/air/type", "high-shelf"), new("bands/air/freq", "10 kHz"),
                new("bands/air/gain", "1.5 dB"),
            ],
            [new("bands", "low"), new("bands", "mud"), new("bands", "bite"), new("bands", "air")]);
        var compressor = Insert("compressor", ("threshold", "-24 dB"), ("ratio", "3:1"));
        Insert[] Chain(params Insert[] inserts) => [.. inserts.Where(i => !without.Contains("all") && !without.Contains(i.Processor))];
        var tracks = Enumerable.Range(0, 24).Select(i => new Track
        {
            Id = $"track-{i}",
            Clips = [new Clip($"noise-{i}", null, [])],
            Output = $"bus-{i % 4}",
            Settings = [new Setting("fader", "-12 dB"), new Setting("pan", i % 2 == 0 ? "L30" : "R30")],
            Inserts = [.. Chain(eq, compressor)],
            Sends = [new Send("room", SendTap.Post, [new Setting("level", "-18 dB")]), new Send("plate", SendTap.Post, [new Setting("level", "-15 dB")])],
        });
        var reverb = Insert("reverb");
        var buses = Enumerable.Range(0, 4).Select(i => new Bus { Id = $"bus-{i}", Inserts = [.. Chain(compressor)] });
        var returns = ((string[])["room", "plate"]).Select(id => new Bus { Id = id, Inserts = [.. Chain(reverb)] });
        return new SessionDocument
        {
            Rate = Rate,
            Tracks = [.. tracks],
            Buses = [.. buses, .. returns],
            Mix = new Bus { Id = "mix", Output = null, Inserts = [.. Chain(eq, compressor, Insert("limiter"))] },
        };
    }

    /// <summary>Noise that costs next to nothing: a buffer that is read over and over.</summary>
    private sealed class Noise : ISourceLibrary
    {
        private readonly double[] _samples = new double[1 << 16];
        private readonly long _frames;

        public Noise(long frames)
        {
            _frames = frames;
            var state = 1UL;
            for (var i = 0; i < _samples.Length; i++)
            {
                state = (state * 6364136223846793005) + 1442695040888963407;
                _samples[i] = 0.25 * ((long)(state >> 11) * (1.0 / (1L << 52)) - 1);
            }
        }

        public IAudioSource Open(Clip clip, int sampleRate) => new Source(_samples, _frames, AudioFormat.Stereo(sampleRate));
    }

    private sealed class Source(double[] samples, long frames, AudioFormat format) : IAudioSource
    {
        public AudioFormat Format => format;

        public long Frames => frames;

        public int Read(long position, in Planar destination)
        {
            var count = (int)Math.Clamp(frames - position, 0, destination.Frames);
            for (var done = 0; done < count;)
            {
                var at = (int)((position + done) % samples.Length);
                var run = Math.Min(count - done, samples.Length - at);
                for (var c = 0; c < destination.Channels; c++)
                {
                    samples.AsSpan(at, run).CopyTo(destination[c].Slice(done, run));
                }

                done += run;
            }

            return count;
        }

        public void Dispose()
        {
        }
    }

    private sealed class Sink(AudioFormat format) : IAudioSink
    {
        public AudioFormat Format => format;

        public void Write(in Planar block)
        {
        }

        public void Complete()
        {
        }

        public void Dispose()
        {
        }
    }
}

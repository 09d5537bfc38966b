using System.Collections.Immutable;
using Lathe.Dsp.Buffers;
using Lathe.Engine.Compile;
using Lathe.Engine.Plans;
using Lathe.Engine.Render;
using Lathe.Engine.Taps;
using Lathe.Processing.Contract;
using Lathe.Session.Automation;
using Lathe.Session.Mix;

namespace Lathe.Engine.Tests.Rig;

/// <summary>Short words for sessions and renders in tests.</summary>
public static class Studio
{
    public const int Rate = 48000;

    public static ProcessorRegistry Rack { get; } = new(
    [
        ProcessorRegistry.Streaming<PassThrough>(),
        ProcessorRegistry.Streaming<AddLatency>(),
        ProcessorRegistry.Streaming<Swirl>(),
        ProcessorRegistry.Streaming<Level>(),
        ProcessorRegistry.Streaming<Ducker>(),
        ProcessorRegistry.Streaming<NanMaker>(),
        ProcessorRegistry.Streaming<Ringing>(),
        ProcessorRegistry.Streaming<Multiplier>(),
        ProcessorRegistry.WholeFile<Whole>(),
    ]);

    /// <summary>"fader: -3 dB" as settings.</summary>
    public static ImmutableArray<Setting> Set(params string[] settings) =>
        [.. settings.Select(s => new Setting(s[..s.IndexOf(':', StringComparison.Ordinal)], s[(s.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()))];

    public static Clip Clip(string source, params string[] settings) => new(source, "sha256:" + source, Set(settings));

    public static Track Track(string id, string output, params string[] settings) =>
        new() { Id = id, Output = output, Settings = Set(settings), Clips = [Clip(id)] };

    public static Bus Bus(string id, string output, params string[] settings) => new() { Id = id, Output = output, Settings = Set(settings) };

    public static Insert Insert(string processor, params string[] settings) => new(processor, processor, Set(settings), []);

    public static Send Send(string to, SendTap tap, params string[] settings) => new(to, tap, Set(settings));

    /// <summary>"0:01 -3 dB s": time, value, curve.</summary>
    public static AutomationLane Lane(string path, params (string At, string Value, Curve Curve)[] points) =>
        new(path, [.. points.Select(p => new AutomationPoint(p.At, p.Value, p.Curve))]);

    public static SessionDocument Song(Track[] tracks, params Bus[] buses) =>
        new() { Rate = Rate, Tracks = [.. tracks], Buses = [.. buses] };

    public static Plan Planned(SessionDocument session, MemoryLibrary library, CompileOptions? options = null)
    {
        var compilation = Compiler.Compile(session, Rack, library, options);
        compilation.Problems.ShouldBeEmpty();
        return compilation.Plan.ShouldNotBeNull();
    }

    public static double[][] Mix(SessionDocument session, MemoryLibrary library, RenderOptions? options = null) =>
        RenderTaps(Planned(session, library), options, ("mix", TapPoint.PostFader))[0];

    /// <summary>Renders taps; by tap, then channel.</summary>
    public static double[][][] RenderTaps(Plan plan, RenderOptions? options, params (string Strip, TapPoint Point)[] taps)
    {
        var sinks = taps.Select(t => new BufferSink(plan.Format(t.Strip, t.Point))).ToArray();
        new Renderer(plan).Run(options ?? new RenderOptions(), [.. taps.Select((t, i) => new Tap(t.Strip, t.Point, sinks[i]))]);
        return [.. sinks.Select(Samples)];
    }

    public static double[][] Samples(BufferSink sink)
    {
        var channels = new double[sink.Format.Channels][];
        for (var c = 0; c < channels.Length; c++)
        {
            channels[c] = sink.Written[c].ToArray();
        }

        return channels;
    }

    /// <summary>Fails at the first sample whose bits differ.</summary>
    public static void ShouldBeBits(this double[][] actual, double[][] expected, string because)
    {
        actual.Length.ShouldBe(expected.Length, because);
        for (var c = 0; c < actual.Length; c++)
        {
            actual[c].Length.ShouldBe(expected[c].Length, because);
            for (var i = 0; i < actual[c].Length; i++)
            {
                if (BitConverter.DoubleToInt64Bits(actual[c][i]) != BitConverter.DoubleToInt64Bits(expected[c][i]))
                {
                    Assert.Fail($"{because}: channel {c} frame {i} is {actual[c][i]:R}, not {expected[c][i]:R}");
                }
            }
        }
    }
}

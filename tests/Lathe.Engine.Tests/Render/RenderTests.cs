using Lathe.Dsp.Buffers;
using Lathe.Engine.Render;
using Lathe.Engine.Taps;
using Lathe.Engine.Tests.Rig;
using Lathe.Session.Mix;
using static Lathe.Engine.Tests.Rig.Studio;

namespace Lathe.Engine.Tests.Render;

public sealed class RenderTests
{
    [Fact]
    public void A_sample_that_is_no_number_is_reported_with_strip_insert_and_position()
    {
        var library = new MemoryLibrary().Add("a", new double[20000]);
        var track = Track("a", "mix") with { Inserts = [Insert("latency", "frames: 500"), Insert("nan-maker", "at: 12345 smp")] };
        foreach (var block in (int[])[64, 1024, 4096])
        {
            var failure = Should.Throw<RenderException>(() => Mix(Song([track]), library, new RenderOptions { Block = block }));
            (failure.Strip, failure.Insert, failure.Position).ShouldBe(("a", "nan-maker", 12345));
            failure.Message.ShouldBe("a/nan-maker at 0:00.257: the processor put out a sample that is no number.");
        }

        library.Open.ShouldBe(0);
    }

    [Fact]
    public void A_source_with_a_sample_that_is_no_number_is_reported_with_the_track()
    {
        var broken = new double[20000];
        broken[700] = double.PositiveInfinity;
        var failure = Should.Throw<RenderException>(() => Mix(Song([Track("a", "mix")]), new MemoryLibrary().Add("a", broken)));
        (failure.Strip, failure.Insert, failure.Position).ShouldBe(("a", null, 700));
    }

    [Fact]
    public void The_end_is_the_last_clips_end_and_the_tail_until_a_second_of_silence()
    {
        var click = new double[Rate];
        click[^1] = 1;
        var library = new MemoryLibrary().Add("a", click);
        SessionDocument Tail(string length) => Song([Track("a", "mix") with { Clips = [Clip("a", "length: 47999 smp"), Clip("a", "at: 1 smp")], Inserts = [Insert("ringing", $"length: {length}")] }]);
        Mix(Song([Track("a", "mix")]), library)[0].Length.ShouldBe(Rate);
        Mix(Tail("0.25 s"), library)[0].Length.ShouldBe(Rate + 1 + (Rate / 4));

        // Declared far longer than it sounds: it ends a second after it has fallen below -90 dBFS, at the same frame for any block.
        var ended = Mix(Tail("20 s"), library);
        var last = Array.FindLastIndex(ended[0], x => Math.Abs(x) >= 3.1622776601683795e-5);
        (ended[0].Length - last).ShouldBeInRange(Rate, Rate + 128);
        Mix(Tail("20 s"), library, new RenderOptions { Block = 4096, Threads = 1 }).ShouldBeBits(ended, "another block");
    }

    [Fact]
    public void A_stretch_has_the_bits_of_the_whole()
    {
        var (session, library) = RandomSessions.Make(7);
        var whole = Mix(session, library);
        var part = Mix(session, library, new RenderOptions { Start = 1001, Length = 3000 });
        part.ShouldBeBits([.. whole.Select(c => c[1001..4001])], "start and length");
        Mix(session, library, new RenderOptions { Length = 100_000 })[0].Length.ShouldBe(100_000);
    }

    [Fact]
    public void All_taps_are_aligned_and_tapping_changes_nothing()
    {
        for (ulong seed = 200; seed < 210; seed++)
        {
            var (session, library) = RandomSessions.Make(seed);
            var plan = Planned(session, library);
            var options = new RenderOptions { Length = 8000 };
            var mix = RenderTaps(plan, options, ("mix", TapPoint.PostFader))[0];
            (string, TapPoint)[] taps = [("mix", TapPoint.PostFader), .. plan.Strips.SelectMany(s => Enum.GetValues<TapPoint>().Select(p => (s.Id, p)))];
            var all = RenderTaps(plan, options, taps);
            all[0].ShouldBeBits(mix, $"seed {seed}");
            all.ShouldAllBe(t => t[0].Length == mix[0].Length);
            RenderTaps(plan, options with { Block = 192, Threads = 1 }, taps[3])[0].ShouldBeBits(all[3], $"seed {seed} alone");
        }
    }

    [Fact]
    public void Stems_of_what_feeds_the_mix_sum_to_it_to_the_bit()
    {
        for (ulong seed = 300; seed < 310; seed++)
        {
            var (session, library) = RandomSessions.Make(seed);
            session = session with { Mix = session.Mix with { Inserts = [] } };
            var plan = Planned(session, library);
            var stems = plan.Mix.Inputs.Where(e => e.Heard && e.Send is null).Select(e => (plan.Strips[e.From].Id, TapPoint.PostFader));
            var audio = RenderTaps(plan, null, [("mix", TapPoint.PostFader), .. stems]);
            for (var i = 0; i < audio[0][0].Length; i++)
            {
                audio[1..].Aggregate(0.0, (sum, stem) => sum + stem[0][i]).ShouldBe(audio[0][0][i], $"seed {seed} frame {i}");
            }
        }
    }

    [Fact]
    public void Cancellation_ends_within_a_tenth_of_a_second_and_closes_everything()
    {
        var library = new MemoryLibrary().Add("a", new double[10_000_000]);
        var plan = Planned(Song([.. Enumerable.Range(0, 20).Select(i => Track($"t{i}", "mix") with { Clips = [Clip("a")], Inserts = [Insert("swirl")] })]), library);
        using var cancel = new CancellationTokenSource();
        var canceled = 0L;
        var progress = new Reports(r =>
        {
            if (r.Position > 48000 && canceled == 0)
            {
                canceled = System.Diagnostics.Stopwatch.GetTimestamp();
                cancel.Cancel();
            }
        });
        using var sink = new NullSink(plan.Format("mix", TapPoint.PostFader));
        Should.Throw<OperationCanceledException>(() =>
            new Renderer(plan).Run(new RenderOptions(), [new Tap("mix", TapPoint.PostFader, sink)], progress, cancel.Token));
        System.Diagnostics.Stopwatch.GetElapsedTime(canceled).TotalMilliseconds.ShouldBeLessThan(100);
        library.Open.ShouldBe(0);
        sink.Completed.ShouldBeFalse();
    }

    [Fact]
    public void Progress_rises_to_the_end()
    {
        var library = new MemoryLibrary().Add("a", new double[3_000_000]);
        var plan = Planned(Song([Track("a", "mix") with { Inserts = [Insert("swirl")] }]), library);
        var reports = new List<RenderProgress>();
        using var sink = new NullSink(plan.Format("mix", TapPoint.PostFader));
        var result = new Renderer(plan).Run(new RenderOptions { Threads = 2 }, [new Tap("mix", TapPoint.PostFader, sink)], new Reports(reports.Add), TestContext.Current.CancellationToken);
        reports.Select(r => r.Position).ShouldBeInOrder();
        reports[^1].Share.ShouldBe(1);
        result.Frames.ShouldBe(sink.Frames);
        result.Rendered.ShouldBe(2);
        sink.Completed.ShouldBeTrue();
    }

    [Fact]
    public void A_song_ten_times_as_long_takes_no_more_memory_and_a_steady_render_allocates_nothing()
    {
        long Allocated(int frames)
        {
            var library = new MemoryLibrary().Add("a", new double[frames]);
            var tracks = Enumerable.Range(0, 6).Select(i => Track($"t{i}", "bus", "fader: -1 dB") with
            {
                Clips = [Clip("a")],
                Inserts = [Insert("swirl"), Insert("level")],
                Automation = [Lane("pan", ("0:00", "L50", Session.Automation.Curve.Linear), ("0:20", "R50", Session.Automation.Curve.S))],
            });
            var plan = Planned(Song([.. tracks], Bus("bus", "mix")), library);
            using var sink = new NullSink(plan.Format("mix", TapPoint.PostFader));
            var renderer = new Renderer(plan);
            var before = GC.GetAllocatedBytesForCurrentThread();
            renderer.Run(new RenderOptions { Threads = 1 }, [new Tap("mix", TapPoint.PostFader, sink)]);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        // The runtime itself allocates a little now and then; the smallest object a block would be 24 bytes in each of 422 blocks more.
        long Least(int frames) => Enumerable.Range(0, 4).Min(_ => Allocated(frames));
        (Least(480_000) - Least(48_000)).ShouldBeLessThan(422 * 24);
    }

    [Fact]
    public void Options_and_sinks_that_do_not_fit_are_refused()
    {
        var plan = Planned(Song([Track("a", "mix")]), new MemoryLibrary().Add("a", new double[100]));
        using var stereo = new NullSink(AudioFormat.Stereo(Rate));
        void Run(RenderOptions options, params Tap[] taps) => new Renderer(plan).Run(options, taps);
        Should.Throw<ArgumentException>(() => Run(new RenderOptions { Block = 100 }, new Tap("mix", TapPoint.PostFader, stereo)));
        Should.Throw<ArgumentException>(() => Run(new RenderOptions()));
        Should.Throw<ArgumentException>(() => Run(new RenderOptions(), new Tap("b", TapPoint.PostFader, stereo)));
        Should.Throw<ArgumentException>(() => Run(new RenderOptions(), new Tap("a", TapPoint.PreFader, stereo)));
    }

    private sealed class Reports(Action<RenderProgress> take) : IProgress<RenderProgress>
    {
        public void Report(RenderProgress value) => take(value);
    }

    private sealed class NullSink(AudioFormat format) : IAudioSink
    {
        public AudioFormat Format => format;

        public long Frames { get; private set; }

        public bool Completed { get; private set; }

        public void Write(in Planar block) => Frames += block.Frames;

        public void Complete() => Completed = true;

        public void Dispose()
        {
        }
    }
}

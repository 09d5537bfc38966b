using Lathe.Dsp.Buffers;
using Lathe.Engine.Render;
using Lathe.Engine.Taps;
using Lathe.Engine.Tests.Rig;
using static Lathe.Engine.Tests.Rig.Studio;

namespace Lathe.Engine.Tests.Render;

public sealed class CacheTests
{
    [Fact]
    public void A_render_from_the_cache_has_the_same_bits()
    {
        for (ulong seed = 400; seed < 420; seed++)
        {
            var (session, library) = RandomSessions.Make(seed);
            var expected = Mix(session, library);
            using var cache = new MemoryCache();
            var options = new RenderOptions { Cache = cache, Threads = 2 };
            Mix(session, library, options).ShouldBeBits(expected, $"seed {seed} while storing");
            var stored = cache.Stored;
            stored.ShouldBeGreaterThan(0);
            Mix(session, library, options with { Block = 256 }).ShouldBeBits(expected, $"seed {seed} from the cache");
            cache.Stored.ShouldBe(stored);

            // One fader edited: what lies before it is played from the cache.
            var edited = session with { Tracks = session.Tracks.SetItem(0, session.Tracks[0] with { Automation = [], Settings = Set("fader: -4 dB") }) };
            Mix(edited, library, options).ShouldBeBits(Mix(edited, library), $"seed {seed} edited");
            library.Open.ShouldBe(0);
        }
    }

    [Fact]
    public void Only_what_was_edited_is_rendered_again()
    {
        var library = new MemoryLibrary();
        var tracks = Enumerable.Range(0, 5).Select(i => Track($"t{i}", "bus") with { Inserts = [Insert("swirl")] }).ToArray();
        foreach (var track in tracks)
        {
            library.Add(track.Id, new Dice(9).Noise(5000));
        }

        using var cache = new MemoryCache();
        RenderResult Run()
        {
            var plan = Planned(Song(tracks, Bus("bus", "mix"), Bus("other", "mix")), library);
            using var sink = new BufferSink(plan.Format("mix", TapPoint.PostFader));
            return new Renderer(plan).Run(new RenderOptions { Cache = cache }, [new Tap("mix", TapPoint.PostFader, sink)]);
        }

        Run().FromCache.ShouldBe(0);
        Run().ShouldBe(new RenderResult(5640, 0, 1));
        tracks[2] = tracks[2] with { Settings = Set("fader: -3 dB") };
        var edited = Run();
        (edited.Rendered, edited.FromCache).ShouldBe((3, 5));
    }

    [Fact]
    public void A_render_that_was_cut_short_leaves_nothing_in_the_cache()
    {
        var library = new MemoryLibrary().Add("a", new double[50000]);
        using var cache = new MemoryCache();
        Mix(Song([Track("a", "mix")]), library, new RenderOptions { Cache = cache, Length = 1000 });
        cache.Stored.ShouldBe(0);
    }

    private sealed class MemoryCache : IStripCache, IDisposable
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<string, (AudioBuffer Buffer, AudioFormat Format)> _kept = new(StringComparer.Ordinal);

        public int Stored => _kept.Count;

        public IAudioSource? TryOpen(string key)
        {
            lock (_gate)
            {
                return _kept.TryGetValue(key, out var kept) ? new BufferSource(kept.Buffer, kept.Format) : null;
            }
        }

        public IAudioSink? TryCreate(string key, AudioFormat format, long frames) => new Sink(this, key, format, frames);

        public void Dispose()
        {
            foreach (var (buffer, _) in _kept.Values)
            {
                buffer.Dispose();
            }
        }

        private sealed class Sink(MemoryCache owner, string key, AudioFormat format, long frames) : IAudioSink
        {
            private readonly BufferSink _sink = new(format);

            public AudioFormat Format => format;

            public void Write(in Planar block) => _sink.Write(block);

            public void Complete()
            {
                ((long)_sink.Frames).ShouldBe(frames);
                var buffer = new AudioBuffer(format.Channels, _sink.Frames);
                _sink.Written.CopyTo(buffer.All);
                lock (owner._gate)
                {
                    owner._kept[key] = (buffer, format);
                }
            }

            public void Dispose() => _sink.Dispose();
        }
    }
}

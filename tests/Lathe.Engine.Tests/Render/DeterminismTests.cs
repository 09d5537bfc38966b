using Lathe.Engine.Render;
using Lathe.Engine.Tests.Rig;
using static Lathe.Engine.Tests.Rig.Studio;

namespace Lathe.Engine.Tests.Render;

public sealed class DeterminismTests
{
    [Fact]
    public void Any_block_and_any_number_of_threads_give_the_same_bits()
    {
        for (ulong seed = 100; seed < 125; seed++)
        {
            var (session, library) = RandomSessions.Make(seed);
            var expected = Mix(session, library, new RenderOptions { Block = 64, Threads = 1 });
            foreach (var (block, threads) in ((int, int)[])[(64, 3), (128, 2), (448, 4), (1024, 1), (1024, 2), (4096, 2), (65536, 2)])
            {
                Mix(session, library, new RenderOptions { Block = block, Threads = threads }).ShouldBeBits(expected, $"seed {seed} block {block} threads {threads}");
            }

            library.Open.ShouldBe(0);
        }
    }

    [Fact]
    public void Surround_oscillators_and_followers_give_the_same_bits_for_any_block_threads_start_and_latency()
    {
        for (ulong seed = 200; seed < 225; seed++)
        {
            var (session, library) = RandomSessions.MakeMoving(seed);
            var expected = Mix(session, library, new RenderOptions { Block = 64, Threads = 1, Length = 6400 });
            foreach (var (block, threads) in ((int, int)[])[(64, 3), (448, 4), (1024, 2), (65536, 2)])
            {
                Mix(session, library, new RenderOptions { Block = block, Threads = threads, Length = 6400 }).ShouldBeBits(expected, $"seed {seed} block {block} threads {threads}");
            }

            var late = RandomSessions.WithLatency(session, new Dice(seed));
            Mix(late, library, new RenderOptions { Length = 6400 }).ShouldBeBits(expected, $"seed {seed} with latency");
            var part = Mix(session, library, new RenderOptions { Start = 1000, Length = 777 });
            part.ShouldBeBits([.. expected.Select(c => c[1000..1777])], $"seed {seed} from frame 1000");
        }
    }
}

using Lathe.Processing;

namespace Lathe.Contract.Tests;

public sealed class StateTests
{
    private const int Frames = 64 * 60;

    [Theory]
    [MemberData(nameof(Configurations.Streaming), MemberType = typeof(Configurations))]
    public void Reset_equals_fresh_to_the_bit(string id)
    {
        var program = Signals.Program(2, Frames);
        for (var seed = -1; seed < 6; seed++)
        {
            var settings = seed < 0 ? Configurations.Defaults(id) : Configurations.Random(id, seed);
            var specimen = new Specimen(id, settings);
            var fresh = specimen.Run(program);
            specimen.Processor.Reset();
            Bits.ShouldBeSame(specimen.Run(program), fresh, $"seed {seed}");
            Bits.ShouldBeSame(new Specimen(id, settings).Run(program), fresh, $"another instance, seed {seed}");
        }
    }

    [Theory]
    [MemberData(nameof(Configurations.Streaming), MemberType = typeof(Configurations))]
    public void Silence_in_is_silence_out(string id)
    {
        if (Rack.All.Find(id)!.Info.Generates)
        {
            return;
        }

        for (var seed = -1; seed < 10; seed++)
        {
            var settings = seed < 0 ? Configurations.Defaults(id) : Configurations.Random(id, seed);
            foreach (var channel in new Specimen(id, settings).Run(Signals.Silence(2, Frames)))
            {
                channel.ShouldAllBe(x => x == 0, $"seed {seed}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Configurations.Streaming), MemberType = typeof(Configurations))]
    public void Process_allocates_nothing(string id)
    {
        foreach (var key in new[] { 0, 2 })
        {
            var specimen = new Specimen(id, Configurations.Defaults(id), keyChannels: key);
            var block = Signals.Noise(2 * 64, 5, 0.5);
            var position = 0L;
            for (var n = 0; n < 40; n++, position += 64)
            {
                specimen.Quantum64(block, position);
            }

            // The least of several rounds: the runtime itself allocates now and then when it compiles a method anew.
            var least = long.MaxValue;
            for (var round = 0; round < 5; round++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                for (var n = 0; n < 100; n++, position += 64)
                {
                    specimen.Quantum64(block, position);
                }

                least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            }

            least.ShouldBe(0);
        }
    }

    /// <summary>Full-scale noise, then silence: past latency and tail nothing is above -120 dBFS. Tails over 8 s are left to the defaults' kin.</summary>
    [Theory]
    [MemberData(nameof(Configurations.Streaming), MemberType = typeof(Configurations))]
    public void The_tail_ends_as_declared(string id)
    {
        if (Rack.All.Find(id)!.Info.Generates)
        {
            return;
        }

        const int rate = 16000;
        for (var seed = -1; seed < 8; seed++)
        {
            var settings = seed < 0 ? Configurations.Defaults(id) : Configurations.Random(id, seed);
            var specimen = new Specimen(id, settings, rate: rate);
            var ending = specimen.Processor.Latency + specimen.Processor.Tail;
            if (ending > 8 * rate)
            {
                continue;
            }

            const int sounding = rate / 4;
            double[][] input = [.. Enumerable.Range(0, 2).Select(c => Signals.Noise(sounding, (ulong)c).Concat(new double[ending + (rate / 4)]).ToArray())];
            foreach (var channel in specimen.Run(input))
            {
                channel.Skip(sounding + (int)ending).Max(Math.Abs).ShouldBeLessThan(1e-6, $"seed {seed}, tail {specimen.Processor.Tail}");
            }
        }
    }
}

using Lathe.Dsp.Buffers;
using Lathe.Processing;
using Lathe.Processing.Contract;

namespace Lathe.Contract.Tests;

public sealed class WholeFileTests
{
    private const int Rate = 48000;

    [Theory]
    [MemberData(nameof(Configurations.WholeFile), MemberType = typeof(Configurations))]
    public void Output_is_finite_at_random_settings_and_the_same_each_time(string id)
    {
        var entry = Rack.All.Find(id)!;
        for (var seed = -1; seed < 8; seed++)
        {
            var settings = seed < 0 ? Configurations.Defaults(id) : Configurations.Random(id, seed);
            var program = Signals.Program(2, 10000);
            var output = Run(entry, settings, program);
            foreach (var channel in output)
            {
                channel.ShouldAllBe(x => double.IsFinite(x), $"seed {seed}");
            }

            Bits.ShouldBeSame(Run(entry, settings, program), output, $"seed {seed}");
        }
    }

    [Theory]
    [MemberData(nameof(Configurations.WholeFile), MemberType = typeof(Configurations))]
    public void It_takes_any_length_and_channel_count(string id)
    {
        var entry = Rack.All.Find(id)!;
        foreach (var channels in new[] { 1, 2, 8 })
        {
            foreach (var frames in new[] { 0, 1, 63, 5000 })
            {
                Run(entry, Configurations.Defaults(id), Signals.Program(channels, frames)).Length.ShouldBe(channels);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Configurations.WholeFile), MemberType = typeof(Configurations))]
    public void Silence_in_is_silence_out(string id)
    {
        var entry = Rack.All.Find(id)!;
        foreach (var channel in Run(entry, Configurations.Defaults(id), Signals.Silence(2, 5000)))
        {
            (entry.Info.Generates || channel.All(x => x == 0)).ShouldBeTrue();
        }
    }

    [Theory]
    [MemberData(nameof(Configurations.WholeFile), MemberType = typeof(Configurations))]
    public void Every_parameter_is_alive(string id)
    {
        var entry = Rack.All.Find(id)!;
        var program = Signals.Program(2, 10000);
        var dead = Configurations.Settings(Configurations.Defaults(id)).Select(s => s.Path).ToHashSet();
        for (var seed = -1; seed < 20 && dead.Count > 0; seed++)
        {
            var settings = seed < 0 ? Configurations.Defaults(id) : Configurations.Random(id, seed);
            var before = Run(entry, settings, program);
            foreach (var setting in Configurations.Settings(settings).Where(s => dead.Contains(s.Path)).ToList())
            {
                var value = setting.Get();
                if (Configurations.Values(setting.Param).Any(other =>
                {
                    setting.Set(other);
                    var after = Run(entry, settings, program);
                    return after[0].Length != before[0].Length || !Bits.Same(after, before);
                }))
                {
                    dead.Remove(setting.Path);
                }

                setting.Set(value);
            }
        }

        dead.ShouldBeEmpty();
    }

    internal static double[][] Run(ProcessorRegistry.Entry entry, ProcessorSettings settings, double[][] program)
    {
        var process = entry.CreateWholeFile!();
        using var buffer = new AudioBuffer(program.Length, program[0].Length);
        for (var c = 0; c < program.Length; c++)
        {
            program[c].CopyTo(buffer[c]);
        }

        var format = AudioFormat.Of(Rate, program.Length);
        using var source = new BufferSource(buffer, format);
        using var sink = new BufferSink(process.Output(format, settings));
        process.Run(source, sink, settings, null, CancellationToken.None);
        var output = new double[sink.Format.Channels][];
        for (var c = 0; c < output.Length; c++)
        {
            output[c] = sink.Written[c].ToArray();
        }

        return output;
    }
}

using Lathe.Processing;

namespace Lathe.Contract.Tests;

public sealed class AliveTests
{
    private const int Quanta = 120;
    private const int Contexts = 60;

    /// <summary>For each value there is some setting of the others, which move on half-way, at which moving it changes the output.</summary>
    [Theory]
    [MemberData(nameof(Configurations.Streaming), MemberType = typeof(Configurations))]
    public void Every_parameter_is_alive(string id)
    {
        var info = Rack.All.Find(id)!.Info;
        var keys = info.HasKey ? 2 : 0;
        var program = Signals.Program(2 + keys, Signals.Frames(info, Quanta));
        var dead = Configurations.Settings(Configurations.Defaults(id)).Select(s => s.Path).ToHashSet();
        for (var seed = -1; seed < Contexts && dead.Count > 0; seed++)
        {
            // Odd contexts of a keyed processor run without the key.
            var keyed = seed % 2 == 0 ? keys : 0;
            var settings = seed < 0 ? Configurations.Defaults(id) : Configurations.Random(id, seed);
            var later = Configurations.Random(id, seed + 1000);
            var before = new Specimen(id, settings, keyChannels: keyed).Run(program, later);
            foreach (var setting in Configurations.Settings(settings).Where(s => dead.Contains(s.Path)).ToList())
            {
                var value = setting.Get();
                foreach (var other in Configurations.Values(setting.Param).Where(v => v != value))
                {
                    setting.Set(other);
                    if (!Bits.Same(new Specimen(id, settings, keyChannels: keyed).Run(program, later), before))
                    {
                        dead.Remove(setting.Path);
                        break;
                    }
                }

                setting.Set(value);
            }
        }

        dead.ShouldBeEmpty();
    }
}

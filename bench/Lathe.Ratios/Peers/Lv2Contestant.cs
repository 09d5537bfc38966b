using System.Globalization;

namespace Lathe.Ratios.Peers;

/// <summary>An LV2 plug-in of the system, run in blocks of 1024 as a host would; its calls and the copies into its ports only.</summary>
/// <param name="name">In the table.</param>
/// <param name="uri">The plug-in.</param>
/// <param name="controls">Symbols and values.</param>
internal sealed class Lv2Contestant(string name, string uri, params (string Symbol, double Value)[] controls) : Contestant(name)
{
    private const int Block = 1024;

    private Lv2Plugin? _plugin;
    private Material _material = null!;

    public override string? Prepare(Material material)
    {
        _material = material;
        _plugin = Lv2Plugin.TryOpen(uri, material.SampleRate, Block, out var problem);
        if (_plugin is null)
        {
            return problem;
        }

        foreach (var (symbol, value) in controls)
        {
            if (!_plugin.TrySet(symbol, (float)value))
            {
                return $"{uri} has no control {symbol} for {value.ToString(CultureInfo.InvariantCulture)}";
            }
        }

        _plugin.Activate();
        return null;
    }

    public override double Run()
    {
        var plugin = _plugin!;
        var start = CpuClock.Thread();
        for (var at = 0; at + Block <= _material.Frames; at += Block)
        {
            for (var input = 0; input < plugin.Inputs; input++)
            {
                (input % 2 == 0 ? _material.Left : _material.Right).AsSpan(at, Block).CopyTo(plugin.Input(input));
            }

            plugin.Run(Block);
        }

        return CpuClock.Thread() - start;
    }

    protected override void Release() => _plugin?.Dispose();
}

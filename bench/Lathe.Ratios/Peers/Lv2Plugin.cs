using System.Runtime.InteropServices;
using System.Text;

namespace Lathe.Ratios.Peers;

/// <summary>An instance of an LV2 plug-in with memory at all its ports; a yardstick, never a part of the product.</summary>
internal sealed unsafe class Lv2Plugin : IDisposable
{
    private const int EventBytes = 65536;

    private static nint _world;

    private readonly Lv2Instance* _instance;
    private readonly float* _controls;
    private readonly Dictionary<string, uint> _symbols = new(StringComparer.Ordinal);
    private readonly List<nint> _inputs = [];
    private readonly int _block;

    private Lv2Plugin(nint plugin, Lv2Instance* instance, int block)
    {
        _instance = instance;
        _block = block;
        var ports = Lilv.PortCount(plugin);
        _controls = (float*)NativeMemory.AllocZeroed(ports, sizeof(float));
        var least = (float*)NativeMemory.AllocZeroed(ports, sizeof(float));
        Lilv.Ranges(plugin, least, null, _controls);
        var (audio, control, input) = (Class("AudioPort"), Class("ControlPort"), Class("InputPort"));
        for (var p = 0u; p < ports; p++)
        {
            var port = Lilv.Port(plugin, p);
            if (Lilv.PortIs(plugin, port, control))
            {
                _controls[p] = float.IsNaN(_controls[p]) ? (float.IsNaN(least[p]) ? 0 : least[p]) : _controls[p];
                _symbols[Text(Lilv.AsString(Lilv.PortSymbol(plugin, port)))] = p;
                Connect(p, _controls + p);
            }
            else if (Lilv.PortIs(plugin, port, audio))
            {
                var samples = NativeMemory.AlignedAlloc((nuint)block * sizeof(float), 64);
                NativeMemory.Clear(samples, (nuint)block * sizeof(float));
                Connect(p, samples);
                if (Lilv.PortIs(plugin, port, input))
                {
                    _inputs.Add((nint)samples);
                }
            }
            else
            {
                // An event port: an empty sequence, LV2_Atom_Sequence with a body of eight bytes.
                var events = (uint*)NativeMemory.AllocZeroed(EventBytes);
                events[0] = 8;
                Connect(p, events);
            }
        }

        NativeMemory.Free(least);
    }

    public int Inputs => _inputs.Count;

    /// <param name="uri">The plug-in.</param>
    /// <param name="sampleRate">Hz.</param>
    /// <param name="block">The most frames of a call.</param>
    /// <param name="problem">Why there is none.</param>
    public static Lv2Plugin? TryOpen(string uri, double sampleRate, int block, out string problem)
    {
        if (!Lilv.Present)
        {
            problem = "lilv is not installed";
            return null;
        }

        if (_world == 0)
        {
            _world = Lilv.NewWorld();
            Lilv.LoadAll(_world);
        }

        var plugin = Lilv.FindPlugin(Lilv.AllPlugins(_world), Lilv.NewUri(_world, uri));
        var instance = plugin == 0 ? null : Lilv.Instantiate(plugin, sampleRate, UridMap.Features(block, sampleRate));
        problem = plugin == 0 ? "not installed" : instance is null ? "refuses to start" : "";
        return instance is null ? null : new Lv2Plugin(plugin, instance, block);
    }

    public Span<float> Input(int index) => new((void*)_inputs[index], _block);

    public bool TrySet(string symbol, float value)
    {
        if (!_symbols.TryGetValue(symbol, out var port))
        {
            return false;
        }

        _controls[port] = value;
        return true;
    }

    public void Activate()
    {
        if (_instance->Descriptor->Activate != null)
        {
            _instance->Descriptor->Activate(_instance->Handle);
        }
    }

    public void Run(int frames) => _instance->Descriptor->Run(_instance->Handle, (uint)frames);

    /// <summary>Plug-ins stay loaded until the program ends: some start threads that do not like to be torn down.</summary>
    public void Dispose()
    {
        if (_instance->Descriptor->Deactivate != null)
        {
            _instance->Descriptor->Deactivate(_instance->Handle);
        }
    }

    private static nint Class(string name) => Lilv.NewUri(_world, $"http://lv2plug.in/ns/lv2core#{name}");

    private static string Text(byte* text) => Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));

    private void Connect(uint port, void* data) => _instance->Descriptor->ConnectPort(_instance->Handle, port, data);
}

using System.Runtime.InteropServices;

namespace Lathe.Ratios.Peers;

/// <summary>What is needed of lilv, the library that finds LV2 plug-ins.</summary>
internal static unsafe partial class Lilv
{
    private const string Library = "liblilv-0.so.0";

    public static bool Present { get; } = NativeLibrary.TryLoad(Library, out _);

    [LibraryImport(Library, EntryPoint = "lilv_world_new")]
    public static partial nint NewWorld();

    [LibraryImport(Library, EntryPoint = "lilv_world_load_all")]
    public static partial void LoadAll(nint world);

    [LibraryImport(Library, EntryPoint = "lilv_new_uri", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint NewUri(nint world, string uri);

    [LibraryImport(Library, EntryPoint = "lilv_world_get_all_plugins")]
    public static partial nint AllPlugins(nint world);

    [LibraryImport(Library, EntryPoint = "lilv_plugins_get_by_uri")]
    public static partial nint FindPlugin(nint plugins, nint uri);

    [LibraryImport(Library, EntryPoint = "lilv_plugin_get_num_ports")]
    public static partial uint PortCount(nint plugin);

    [LibraryImport(Library, EntryPoint = "lilv_plugin_get_port_by_index")]
    public static partial nint Port(nint plugin, uint index);

    [LibraryImport(Library, EntryPoint = "lilv_port_get_symbol")]
    public static partial nint PortSymbol(nint plugin, nint port);

    [LibraryImport(Library, EntryPoint = "lilv_node_as_string")]
    public static partial byte* AsString(nint node);

    [LibraryImport(Library, EntryPoint = "lilv_port_is_a")]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool PortIs(nint plugin, nint port, nint type);

    [LibraryImport(Library, EntryPoint = "lilv_plugin_get_port_ranges_float")]
    public static partial void Ranges(nint plugin, float* min, float* max, float* defaults);

    [LibraryImport(Library, EntryPoint = "lilv_plugin_instantiate")]
    public static partial Lv2Instance* Instantiate(nint plugin, double sampleRate, void** features);
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Lathe.Ratios.Peers;

/// <summary>The features that the plug-ins ask of a host: URIDs, block lengths, options. Lives as long as the program.</summary>
internal static unsafe class UridMap
{
    private static readonly Dictionary<string, uint> Ids = new(StringComparer.Ordinal);

    /// <summary>LV2_URID_Map, bounded and fixed block lengths, and options that name the block; an array that ends with null.</summary>
    public static void** Features(int block, double sampleRate)
    {
        var map = (void**)NativeMemory.AllocZeroed((nuint)(2 * sizeof(void*)));
        map[1] = (delegate* unmanaged[Cdecl]<void*, byte*, uint>)&Map;
        var options = (Option*)NativeMemory.AllocZeroed(6, (nuint)sizeof(Option));
        var length = Number(block);
        string[] lengths = ["minBlockLength", "maxBlockLength", "nominalBlockLength"];
        for (var i = 0; i < 3; i++)
        {
            options[i] = new Option { Key = IdOf($"http://lv2plug.in/ns/ext/buf-size#{lengths[i]}"), Size = 4, Type = IdOf("http://lv2plug.in/ns/ext/atom#Int"), Value = length };
        }

        options[3] = new Option
        {
            Key = IdOf("http://lv2plug.in/ns/ext/parameters#sampleRate"), Size = 4, Type = IdOf("http://lv2plug.in/ns/ext/atom#Float"),
            Value = Number(BitConverter.SingleToInt32Bits((float)sampleRate)),
        };
        var features = (void**)NativeMemory.AllocZeroed((nuint)(5 * sizeof(void*)));
        features[0] = Feature("http://lv2plug.in/ns/ext/urid#map", map);
        features[1] = Feature("http://lv2plug.in/ns/ext/options#options", options);
        features[2] = Feature("http://lv2plug.in/ns/ext/buf-size#boundedBlockLength", null);
        features[3] = Feature("http://lv2plug.in/ns/ext/buf-size#fixedBlockLength", null);
        return features;
    }

    /// <summary>LV2_Feature.</summary>
    private static void* Feature(string uri, void* data)
    {
        var feature = (void**)NativeMemory.AllocZeroed((nuint)(2 * sizeof(void*)));
        feature[0] = (void*)Marshal.StringToCoTaskMemUTF8(uri);
        feature[1] = data;
        return feature;
    }

    private static void* Number(int value)
    {
        var at = (int*)NativeMemory.Alloc(4);
        *at = value;
        return at;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static uint Map(void* handle, byte* uri) => IdOf(Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(uri)));

    private static uint IdOf(string uri)
    {
        lock (Ids)
        {
            if (!Ids.TryGetValue(uri, out var id))
            {
                Ids[uri] = id = (uint)Ids.Count + 1;
            }

            return id;
        }
    }

    /// <summary>LV2_Options_Option.</summary>
    private struct Option
    {
        public int Context;
        public uint Subject;
        public uint Key;
        public uint Size;
        public uint Type;
        public void* Value;
    }
}

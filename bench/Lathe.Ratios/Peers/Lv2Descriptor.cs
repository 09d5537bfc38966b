namespace Lathe.Ratios.Peers;

/// <summary>LV2_Descriptor of lv2core.</summary>
internal unsafe struct Lv2Descriptor
{
    public byte* Uri;
    public void* Instantiate;
    public delegate* unmanaged<void*, uint, void*, void> ConnectPort;
    public delegate* unmanaged<void*, void> Activate;
    public delegate* unmanaged<void*, uint, void> Run;
    public delegate* unmanaged<void*, void> Deactivate;
    public delegate* unmanaged<void*, void> Cleanup;
    public delegate* unmanaged<byte*, void*> ExtensionData;
}

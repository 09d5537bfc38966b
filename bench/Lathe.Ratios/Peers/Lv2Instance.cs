namespace Lathe.Ratios.Peers;

/// <summary>The head of lilv's LilvInstance: descriptor and handle.</summary>
internal unsafe struct Lv2Instance
{
    public Lv2Descriptor* Descriptor;
    public void* Handle;
}

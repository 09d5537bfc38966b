using Lathe.Dsp.Buffers;
using Lathe.Dsp.Resampling;

namespace Lathe.Ratios.Own;

/// <summary>Rate conversion, audio in memory.</summary>
internal sealed class ResamplerContestant(string name, int to, ResamplerQuality quality) : Contestant(name)
{
    private const int Block = 4096;

    private readonly AudioBuffer _block = new(2, Block);
    private Material _material = null!;

    public override string? Prepare(Material material)
    {
        _material = material;
        return null;
    }

    public override double Run()
    {
        var start = CpuClock.Thread();
        using var source = new ResampledSource(new BufferSource(_material.Planar, AudioFormat.Stereo(_material.SampleRate)), to, quality);
        for (long at = 0; at < source.Frames; at += Block)
        {
            source.Read(at, _block.All);
        }

        return CpuClock.Thread() - start;
    }

    protected override void Release() => _block.Dispose();
}

using System.Runtime.InteropServices;

namespace Lathe.Ratios.Peers;

/// <summary>libebur128 on interleaved floats in memory.</summary>
internal sealed unsafe partial class Ebur128Contestant(string name, bool truePeak) : Contestant(name)
{
    private const string Library = "libebur128.so.1";
    private const int Integrated = 1 | (1 << 2);   // EBUR128_MODE_I with EBUR128_MODE_M
    private const int Range = (1 << 1) | (1 << 3); // EBUR128_MODE_S and EBUR128_MODE_LRA
    private const int Peaks = (1 << 4) | (1 << 5); // EBUR128_MODE_SAMPLE_PEAK and EBUR128_MODE_TRUE_PEAK
    private const int Block = 4096;

    private float[] _samples = [];
    private int _frames;
    private int _sampleRate;

    public override string? Prepare(Material material)
    {
        if (!NativeLibrary.TryLoad(Library, out _))
        {
            return "libebur128 is not installed";
        }

        _frames = material.Frames;
        _sampleRate = material.SampleRate;
        _samples = new float[_frames * 2];
        for (var i = 0; i < _frames; i++)
        {
            _samples[2 * i] = material.Left[i];
            _samples[(2 * i) + 1] = material.Right[i];
        }

        return null;
    }

    public override double Run()
    {
        var start = CpuClock.Thread();
        var state = Start(2, (nuint)_sampleRate, Integrated | Range | (truePeak ? Peaks | 1 : 1));
        fixed (float* samples = _samples)
        {
            for (var at = 0; at < _frames; at += Block)
            {
                _ = Add(state, samples + (2 * at), (nuint)Math.Min(Block, _frames - at));
            }
        }

        _ = Loudness(state, out _);
        _ = LoudnessRange(state, out _);
        Stop(ref state);
        return CpuClock.Thread() - start;
    }

    [LibraryImport(Library, EntryPoint = "ebur128_init")]
    private static partial nint Start(uint channels, nuint sampleRate, int mode);

    [LibraryImport(Library, EntryPoint = "ebur128_add_frames_float")]
    private static partial int Add(nint state, float* samples, nuint frames);

    [LibraryImport(Library, EntryPoint = "ebur128_loudness_global")]
    private static partial int Loudness(nint state, out double lufs);

    [LibraryImport(Library, EntryPoint = "ebur128_loudness_range")]
    private static partial int LoudnessRange(nint state, out double lu);

    [LibraryImport(Library, EntryPoint = "ebur128_destroy")]
    private static partial void Stop(ref nint state);
}

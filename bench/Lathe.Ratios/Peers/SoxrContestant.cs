using System.Runtime.InteropServices;

namespace Lathe.Ratios.Peers;

/// <summary>libsoxr, the resampler of SoX, at its very high quality, interleaved floats in memory.</summary>
internal sealed unsafe partial class SoxrContestant(string name, int to) : Contestant(name)
{
    private const string Library = "libsoxr.so.0";
    private const uint VeryHighQuality = 6;
    private const int Block = 4096;

    private float[] _samples = [];
    private int _frames;
    private int _from;

    public override string? Prepare(Material material)
    {
        if (!NativeLibrary.TryLoad(Library, out _))
        {
            return "libsoxr is not installed";
        }

        (_frames, _from) = (material.Frames, material.SampleRate);
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
        var room = (int)((long)Block * to / _from) + 64;
        var output = new float[room * 2];
        var start = CpuClock.Thread();
        var quality = QualityOf(VeryHighQuality, 0);
        var converter = Start(_from, to, 2, out var error, null, &quality, null);
        if (converter == 0 || error != 0)
        {
            throw new InvalidOperationException("libsoxr refuses to start.");
        }

        fixed (float* samples = _samples, target = output)
        {
            for (var at = 0; at < _frames; at += Block)
            {
                _ = Process(converter, samples + (2 * at), (nuint)Math.Min(Block, _frames - at), out _, target, (nuint)room, out _);
            }
        }

        Stop(converter);
        return CpuClock.Thread() - start;
    }

    [LibraryImport(Library, EntryPoint = "soxr_quality_spec")]
    private static partial Quality QualityOf(nuint recipe, nuint flags);

    [LibraryImport(Library, EntryPoint = "soxr_create")]
    private static partial nint Start(double from, double to, uint channels, out nint error, void* format, Quality* quality, void* runtime);

    [LibraryImport(Library, EntryPoint = "soxr_process")]
    private static partial nint Process(nint converter, float* input, nuint frames, out nuint used, float* output, nuint room, out nuint made);

    [LibraryImport(Library, EntryPoint = "soxr_delete")]
    private static partial void Stop(nint converter);

    /// <summary>soxr_quality_spec_t.</summary>
    private struct Quality
    {
        public double Precision;
        public double Phase;
        public double PassbandEnd;
        public double StopbandBegin;
        public void* Extra;
        public nuint Flags;
    }
}

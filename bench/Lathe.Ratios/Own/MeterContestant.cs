using Lathe.Dsp.Buffers;
using Lathe.Dsp.TruePeak;
using Lathe.Metering.Loudness;

namespace Lathe.Ratios.Own;

/// <summary>The loudness meter, with or without the true-peak meter, on audio in memory.</summary>
internal sealed class MeterContestant(string name, bool truePeak) : Contestant(name)
{
    private const int Block = 4096;

    private Material _material = null!;

    public override string? Prepare(Material material)
    {
        _material = material;
        return null;
    }

    public override double Run()
    {
        var format = AudioFormat.Stereo(_material.SampleRate);
        var start = CpuClock.Thread();
        var loudness = new LoudnessMeter(format);
        var peak = truePeak ? new TruePeakDetector(2) : null;
        for (var at = 0; at < _material.Frames; at += Block)
        {
            var block = _material.Planar.View(at, Math.Min(Block, _material.Frames - at));
            loudness.Process(block);
            peak?.Process(block);
        }

        _ = loudness.Integrated;
        _ = loudness.Range;
        peak?.Complete();
        return CpuClock.Thread() - start;
    }
}

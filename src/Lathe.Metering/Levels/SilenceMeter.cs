using Lathe.Dsp.Buffers;

namespace Lathe.Metering.Levels;

/// <summary>
/// Where a signal is silent, judged in quanta of 64 frames, and how it begins and ends. Blocks are whole quanta, the last one excepted.
/// </summary>
public sealed class SilenceMeter
{
    /// <summary>-80 dBFS: what stays below it throughout a quantum is silent.</summary>
    public const double Threshold = 1e-4;

    private readonly int _leastFrames;
    private readonly List<Stretch> _silences = [];
    private long _silentFrom = -1;

    /// <param name="sampleRate">Hz; silences of half a second and longer are listed.</param>
    public SilenceMeter(int sampleRate) => _leastFrames = sampleRate / 2;

    public long Frames { get; private set; }

    /// <summary>The first frame of the first quantum that is not silent; -1 where all is.</summary>
    public long FirstSound { get; private set; } = -1;

    /// <summary>The frame after the last quantum that is not silent; 0 where all is.</summary>
    public long LastSound { get; private set; }

    /// <summary>The largest magnitude in the first and in the last quantum.</summary>
    public (double Head, double Tail) Ends { get; private set; }

    /// <summary>Silences of at least half a second between, before and after sounds, the first 1000.</summary>
    public IReadOnlyList<Stretch> Silences => _silences;

    /// <summary>Takes the largest magnitude of the next quantum over all channels.</summary>
    /// <param name="frames">64; less for the last one.</param>
    public void Add(double peak, int frames)
    {
        Ends = (Frames == 0 ? peak : Ends.Head, peak);
        if (peak >= Threshold)
        {
            FirstSound = FirstSound < 0 ? Frames : FirstSound;
            LastSound = Frames + frames;
            Close();
        }
        else if (_silentFrom < 0)
        {
            _silentFrom = Frames;
        }

        Frames += frames;
    }

    /// <summary>Takes the next samples of all channels.</summary>
    public void Process(in Planar block)
    {
        for (var start = 0; start < block.Frames; start += Quantum.Frames)
        {
            var frames = Math.Min(Quantum.Frames, block.Frames - start);
            var peak = 0.0;
            for (var c = 0; c < block.Channels; c++)
            {
                peak = Math.Max(peak, ChannelLevels.PeakOf(block[c].Slice(start, frames)));
            }

            Add(peak, frames);
        }
    }

    /// <summary>States that the stream has ended.</summary>
    public void Complete() => Close();

    private void Close()
    {
        if (_silentFrom >= 0 && Frames - _silentFrom >= _leastFrames && _silences.Count < 1000)
        {
            _silences.Add(new Stretch(_silentFrom, Frames - _silentFrom));
        }

        _silentFrom = -1;
    }
}

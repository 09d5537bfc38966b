using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Reverbs;

/// <summary>An artificial space or device: it replaces a signal by its reverberation.</summary>
public interface IReverberation
{
    /// <summary>Frames until a full-scale input has decayed below -120 dBFS.</summary>
    long Tail { get; }

    /// <summary>Replaces 64 frames by their reverberation.</summary>
    /// <param name="levels">Values at the end of this quantum; they move there in a straight line.</param>
    /// <param name="position">Frame of the song.</param>
    void Process(in Planar audio, ReverbLevels levels, long position);

    void Reset();
}

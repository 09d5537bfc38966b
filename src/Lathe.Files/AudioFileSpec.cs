using Lathe.Dsp.Buffers;
using Lathe.Files.Tags;

namespace Lathe.Files;

/// <summary>What a file to be written shall be.</summary>
/// <param name="Container">WAV, RF64, BW64, AIFF, AIFC or FLAC.</param>
/// <param name="SampleFormat">AIFF and FLAC hold integers only.</param>
/// <param name="Format">Rate 1 to 655350 Hz for FLAC, any for the others; 1 to 8 channels for FLAC, 1 to 1024 for the others.</param>
/// <param name="Tags">What to write of the song; null for nothing.</param>
public sealed record AudioFileSpec(Container Container, SampleFormat SampleFormat, AudioFormat Format, TagSet? Tags = null);

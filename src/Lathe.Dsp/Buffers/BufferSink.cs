namespace Lathe.Dsp.Buffers;

/// <summary>A sink into memory, for short audio and tests: memory grows with the length.</summary>
public sealed class BufferSink(AudioFormat format) : IAudioSink
{
    private AudioBuffer _buffer = new(format.Channels, 4096);
    private int _frames;

    public AudioFormat Format { get; } = format;

    public int Frames => _frames;

    /// <summary>What has been written so far, channels x frames; valid until the next write.</summary>
    public Planar Written => _buffer.View(0, _frames);

    public void Write(in Planar block)
    {
        if (_frames + block.Frames > _buffer.Frames)
        {
            var larger = new AudioBuffer(_buffer.Channels, Math.Max(_frames + block.Frames, _buffer.Frames * 2));
            Written.CopyTo(larger.View(0, _frames));
            _buffer.Dispose();
            _buffer = larger;
        }

        block.CopyTo(_buffer.View(_frames, block.Frames));
        _frames += block.Frames;
    }

    public void Complete()
    {
    }

    public void Dispose() => _buffer.Dispose();
}

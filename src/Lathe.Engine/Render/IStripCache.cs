using Lathe.Dsp.Buffers;

namespace Lathe.Engine.Render;

/// <summary>
/// Keeps strips' audio before the fader by content key, so that what was not edited is not rendered again. Used by several threads at a time.
/// </summary>
public interface IStripCache
{
    /// <summary>Opens what is kept under a key.</summary>
    /// <returns>Null where nothing complete is kept. The render disposes of the source.</returns>
    IAudioSource? TryOpen(string key);

    /// <summary>Begins to keep audio under a key.</summary>
    /// <param name="key">Content key, a hexadecimal hash.</param>
    /// <param name="format">Rate and channels.</param>
    /// <param name="frames">How many frames will be written.</param>
    /// <returns>
    /// Null to decline, for want of space. What is disposed of without <see cref="IAudioSink.Complete"/> must never be found by <see cref="TryOpen"/>.
    /// </returns>
    IAudioSink? TryCreate(string key, AudioFormat format, long frames);
}

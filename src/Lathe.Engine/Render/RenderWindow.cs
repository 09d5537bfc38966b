namespace Lathe.Engine.Render;

/// <summary>The stretch of the song that is written; its end may come earlier when the tail has died away.</summary>
internal sealed class RenderWindow(long start, long end, int latency)
{
    private long _end = end;

    public long Start { get; } = start;

    /// <summary>Frames by which what the writers read lags behind the song.</summary>
    public int Latency { get; } = latency;

    public long End
    {
        get => Volatile.Read(ref _end);
        set => Volatile.Write(ref _end, value);
    }
}

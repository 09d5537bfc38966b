using Lathe.Engine.Schedule;

namespace Lathe.Engine.Render;

/// <summary>Writes one tap to its sink.</summary>
internal sealed class WriterNode(TapReader tap, RenderWindow window, int frames) : Node
{
    public override void Process(long block)
    {
        // The window's end is settled for this block: the end node has done it, and a later block's end lies past this one.
        var time = block * frames;
        var position = time - window.Latency;
        var first = (int)Math.Clamp(window.Start - position, 0, frames);
        var last = (int)Math.Clamp(window.End - position, 0, frames);
        while (first < last)
        {
            var run = tap.Run(time + first, last - first);
            tap.Tap.Sink.Write(run);
            first += run.Frames;
        }
    }
}

namespace Lathe.Engine.Schedule;

/// <summary>
/// Something that is computed block by block, in order. A block waits for all inputs at that block, and for all consumers
/// <see cref="Scheduler.Depth"/> blocks earlier.
/// </summary>
internal abstract class Node
{
    internal const int Idle = 0;
    internal const int Claimed = 1;

    /// <summary>Whether somebody is about to run it, runs it, or looks whether it can be run.</summary>
    internal int State;

    private long _done;

    public List<Node> Inputs { get; } = [];

    public List<Node> Consumers { get; } = [];

    /// <summary>Blocks that are finished; also the number of the next one.</summary>
    public long Done => Volatile.Read(ref _done);

    /// <summary>Connects: this reads what <paramref name="input"/> writes.</summary>
    public void Read(Node input)
    {
        if (!Inputs.Contains(input))
        {
            Inputs.Add(input);
            input.Consumers.Add(this);
        }
    }

    /// <summary>Computes a block; called once for each, in order, by one thread at a time.</summary>
    public abstract void Process(long block);

    // A full fence: who reads the state after this sees the block as done, and this one sees states written before.
    internal void Advance() => Interlocked.Increment(ref _done);
}

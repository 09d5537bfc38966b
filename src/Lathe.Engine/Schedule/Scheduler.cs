using System.Runtime.ExceptionServices;

namespace Lathe.Engine.Schedule;

/// <summary>
/// Runs nodes block by block on several threads: a task is (node, block). It computes nothing itself, and nothing that nodes compute depends on
/// the order in which tasks happen to run.
/// </summary>
internal sealed class Scheduler
{
    /// <summary>Blocks by which a node may be ahead of its consumers.</summary>
    public const int Depth = 4;

    private readonly Node[] _nodes;
    private long _blocks;
    private ExceptionDispatchInfo? _failure;

    public Scheduler(IReadOnlyList<Node> nodes, long blocks)
    {
        _nodes = [.. nodes];
        _blocks = blocks;
    }

    /// <summary>Ends the run after so many blocks, if it is not to end earlier.</summary>
    public void EndAfter(long blocks)
    {
        long known;
        while (blocks < (known = Interlocked.Read(ref _blocks)) && Interlocked.CompareExchange(ref _blocks, blocks, known) != known)
        {
        }
    }

    /// <summary>Runs all blocks of all nodes.</summary>
    /// <param name="threads">Threads, the calling one included.</param>
    /// <param name="cancellation">Looked at before each task.</param>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public void Run(int threads, CancellationToken cancellation)
    {
        if (_nodes.Length == 0 || Interlocked.Read(ref _blocks) <= 0)
        {
            return;
        }

        using var ready = new ReadyQueue(_nodes.Length);
        foreach (var node in _nodes)
        {
            Offer(node, ready);
        }

        var others = new Thread[Math.Min(threads, _nodes.Length) - 1];
        for (var i = 0; i < others.Length; i++)
        {
            others[i] = new Thread(() => Work(ready, cancellation)) { IsBackground = true, Name = $"render {i + 2}" };
            others[i].Start();
        }

        Work(ready, cancellation);
        foreach (var thread in others)
        {
            thread.Join();
        }

        _failure?.Throw();
        cancellation.ThrowIfCancellationRequested();
    }

    private void Work(ReadyQueue ready, CancellationToken cancellation)
    {
        while (ready.Take() is { } node)
        {
            if (cancellation.IsCancellationRequested)
            {
                ready.End();
                return;
            }

            try
            {
                node.Process(node.Done);
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(e), null);
                ready.End();
                return;
            }

            node.Advance();
            Interlocked.Exchange(ref node.State, Node.Idle);
            foreach (var consumer in node.Consumers)
            {
                Offer(consumer, ready);
            }

            foreach (var input in node.Inputs)
            {
                Offer(input, ready);
            }

            Offer(node, ready);
            ready.Finished();
        }
    }

    /// <summary>
    /// Queues a node if its next block can be computed. Whoever finishes a block offers all neighbors; one that another thread has claimed in
    /// between is looked at again by that thread, so none is forgotten and none is queued twice.
    /// </summary>
    private void Offer(Node node, ReadyQueue ready)
    {
        while (CanRun(node))
        {
            if (Interlocked.CompareExchange(ref node.State, Node.Claimed, Node.Idle) != Node.Idle)
            {
                return;
            }

            if (CanRun(node))
            {
                ready.Push(node);
                return;
            }

            Interlocked.Exchange(ref node.State, Node.Idle);
        }
    }

    private bool CanRun(Node node)
    {
        var block = node.Done;
        if (block >= Interlocked.Read(ref _blocks))
        {
            return false;
        }

        foreach (var input in node.Inputs)
        {
            if (input.Done <= block)
            {
                return false;
            }
        }

        foreach (var consumer in node.Consumers)
        {
            if (consumer.Done <= block - Depth)
            {
                return false;
            }
        }

        return true;
    }
}

namespace Lathe.Engine.Schedule;

/// <summary>The nodes that can be run now, first come, first served. It ends when nothing is queued and nothing runs that could queue more.</summary>
internal sealed class ReadyQueue(int capacity) : IDisposable
{
    private const int Spins = 200;

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _wake = new(0);
    private readonly Node[] _nodes = new Node[capacity];
    private int _first;
    private volatile int _count;
    private int _waiting;
    private int _active;
    private volatile bool _ended;

    public void Push(Node node)
    {
        lock (_gate)
        {
            _nodes[(_first + _count) % _nodes.Length] = node;
            _count++;
            _active++;
            if (_waiting > 0)
            {
                _waiting--;
                _wake.Release();
            }
        }
    }

    /// <summary>Takes a node, waiting for one if need be.</summary>
    /// <returns>Null when all is over.</returns>
    public Node? Take()
    {
        while (true)
        {
            // Most waits are shorter than putting a thread to sleep and waking it up again.
            for (var spin = 0; _count == 0 && !_ended && spin < Spins; spin++)
            {
                Thread.SpinWait(20);
            }

            lock (_gate)
            {
                if (_ended)
                {
                    return null;
                }

                if (_count > 0)
                {
                    var node = _nodes[_first];
                    _first = (_first + 1) % _nodes.Length;
                    _count--;
                    return node;
                }

                _waiting++;
            }

            _wake.Wait();
        }
    }

    /// <summary>States that a node taken earlier has run and has queued what it made ready.</summary>
    public void Finished()
    {
        lock (_gate)
        {
            if (--_active == 0)
            {
                End();
            }
        }
    }

    public void End()
    {
        lock (_gate)
        {
            _ended = true;
            if (_waiting > 0)
            {
                _wake.Release(_waiting);
                _waiting = 0;
            }
        }
    }

    public void Dispose() => _wake.Dispose();
}

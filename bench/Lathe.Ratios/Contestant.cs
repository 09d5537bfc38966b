namespace Lathe.Ratios;

/// <summary>One of those that do the same work: Lathe or a peer.</summary>
internal abstract class Contestant(string name) : IDisposable
{
    public string Name => name;

    /// <summary>Makes it ready for the material.</summary>
    /// <returns>Why it cannot take part, or null.</returns>
    public abstract string? Prepare(Material material);

    /// <summary>Does the work once.</summary>
    /// <returns>CPU seconds on one core.</returns>
    public abstract double Run();

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    protected virtual void Release()
    {
    }
}

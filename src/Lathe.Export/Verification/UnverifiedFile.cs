namespace Lathe.Export.Verification;

/// <summary>A file under a name of its own beside the final one, until it has been verified; deleted where it is not.</summary>
internal sealed class UnverifiedFile : IDisposable
{
    private readonly string _final;

    public UnverifiedFile(string path)
    {
        _final = System.IO.Path.GetFullPath(path);
        var folder = System.IO.Path.GetDirectoryName(_final)!;
        Path = System.IO.Path.Combine(folder, $".{System.IO.Path.GetFileNameWithoutExtension(_final)}.unverified{System.IO.Path.GetExtension(_final)}");
    }

    public string Path { get; }

    /// <summary>Gives the file its final name, in one step.</summary>
    public void Publish() => File.Move(Path, _final, overwrite: true);

    public void Dispose() => File.Delete(Path);
}

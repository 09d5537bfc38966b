namespace Lathe.Export.Verification;

/// <summary>A file under a name of its own beside the final one, until it has been verified; deleted where it is not.</summary>
internal sealed class UnverifiedFile : IDisposable
{
    private readonly string _final;

    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public UnverifiedFile(string path)
    {
        _final = System.IO.Path.GetFullPath(path);
        var folder = System.IO.Path.GetDirectoryName(_final)!;
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"{path} cannot be written: there is no folder {folder}.");
        }

        Path = System.IO.Path.Combine(folder, $".{System.IO.Path.GetFileNameWithoutExtension(_final)}.unverified{System.IO.Path.GetExtension(_final)}");
    }

    public string Path { get; }

    /// <summary>Gives the file its final name, in one step.</summary>
    public void Publish() => File.Move(Path, _final, overwrite: true);

    /// <summary>What the system says of this file, told by the name that a person knows.</summary>
    public string Told(Exception error)
    {
        var name = System.IO.Path.GetFileName(Path);
        var final = System.IO.Path.GetFileName(_final);
        return error.Message.Replace($".{name}.partial", final, StringComparison.Ordinal).Replace(name, final, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(Path);
}

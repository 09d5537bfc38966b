using System.Diagnostics;

namespace Lathe.Ratios.Peers;

/// <summary>A whole command with its start-up and its reading and writing of files: CPU seconds of the process, its helpers included.</summary>
/// <param name="name">In the table.</param>
/// <param name="program">On the path, or a path.</param>
/// <param name="arguments">{in} and {out} stand for the files.</param>
internal sealed class CommandContestant(string name, string program, params string[] arguments) : Contestant(name)
{
    private readonly string _output = Path.Combine(Path.GetTempPath(), $"lathe-ratios-{Environment.ProcessId}-out");
    private Material _material = null!;

    /// <summary>What the output's name ends with.</summary>
    public string Extension { get; init; } = ".wav";

    public override string? Prepare(Material material)
    {
        _material = material;
        try
        {
            Start();
            return File.Exists(_output + Extension) ? null : "writes nothing";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "not installed";
        }
    }

    public override double Run()
    {
        var start = CpuClock.FinishedChildren();
        Start();
        return CpuClock.FinishedChildren() - start;
    }

    protected override void Release() => File.Delete(_output + Extension);

    private void Start()
    {
        File.Delete(_output + Extension);
        var all = arguments.Select(a => a.Replace("{in}", _material.File, StringComparison.Ordinal).Replace("{out}", _output + Extension, StringComparison.Ordinal));
        using var process = Process.Start(new ProcessStartInfo(program, all) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true });
        process!.StandardError.ReadToEnd();
        process.WaitForExit();
    }
}

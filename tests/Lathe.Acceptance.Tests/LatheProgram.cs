using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Lathe.Acceptance.Tests;

/// <summary>The built program as a child process.</summary>
public static class LatheProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    public static string Dll { get; } = Path.Combine(AppContext.BaseDirectory, "lathe.dll");

    public static Outcome Run(params string[] arguments) => With([], arguments);

    /// <summary>Runs with variables in the child's environment.</summary>
    public static Outcome With(IEnumerable<(string Name, string Value)> environment, params string[] arguments) =>
        Wait(Start("dotnet", [Dll, .. arguments], environment));

    /// <summary>Starts the program and sends it a signal as soon as a condition holds.</summary>
    public static Outcome Signal(string signal, Func<bool> when, params string[] arguments)
    {
        // A shell starts background jobs with the interrupt ignored, which children inherit; here it must arrive.
        using var child = Start("env", ["--default-signal=INT", "dotnet", Dll, .. arguments], []);
        var waited = Stopwatch.StartNew();
        while (!when())
        {
            child.HasExited.ShouldBeFalse("the program ended before the signal could be sent");
            waited.Elapsed.ShouldBeLessThan(Patience);
            Thread.Sleep(2);
        }

        using (var kill = Process.Start("kill", ["-" + signal, child.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            kill.WaitForExit();
        }

        return Wait(child);
    }

    /// <summary>
    /// Runs the program where a folder lies on a small file system of its own, which vanishes with it; the last line of the output is what was
    /// left in the folder. Skips the test where the system does not let a process have that.
    /// </summary>
    public static Outcome OnFileSystem(string options, string folder, params string[] arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs mount namespaces of Linux");
        var probe = Wait(Start("unshare", ["-rm", "mount", "-t", "tmpfs", "tmpfs", folder], []));
        Assert.SkipWhen(probe.Code != 0, "this system allows no mount namespaces: " + probe.Error.Trim());
        const string script = """mount -t tmpfs -o "$0" tmpfs "$1" && folder="$1" && shift && { dotnet "$@"; code=$?; ls -A "$folder"; exit $code; }""";
        return Wait(Start("unshare", ["-rm", "sh", "-c", script, options, folder, Dll, .. arguments], []));
    }

    private static Process Start(string program, IEnumerable<string> arguments, IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static Outcome Wait(Process child)
    {
        using (child)
        {
            var error = child.StandardError.ReadToEndAsync();
            var output = child.StandardOutput.ReadToEndAsync();
            if (!child.WaitForExit(Patience))
            {
                child.Kill(entireProcessTree: true);
                throw new TimeoutException($"the program did not end within {Patience.TotalSeconds} s");
            }

            return new Outcome(child.ExitCode, output.Result, error.Result);
        }
    }
}

/// <summary>How a run of the program ended.</summary>
public sealed record Outcome(int Code, string Output, string Error)
{
    public const int Killed = 128 + 9;

    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public Outcome ShouldBeDone()
    {
        Code.ShouldBe(0, Error + Output);
        return this;
    }

    /// <summary>One clear line on standard error, nothing on standard output, and an exit code.</summary>
    /// <param name="code">2 for input, 3 for the system.</param>
    /// <param name="words">What the line says, among others.</param>
    public void ShouldEndWithOneLine(int code, params string[] words)
    {
        Code.ShouldBe(code, Error + Output);
        var lines = Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(1, Error);
        lines[0].ShouldStartWith("lathe: ");
        lines[0].ShouldNotContain("Exception");
        foreach (var word in words)
        {
            lines[0].ShouldContain(word, Case.Insensitive);
        }
    }
}

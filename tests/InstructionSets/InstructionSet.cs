using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Lathe.Tests.InstructionSets;

/// <summary>
/// Runs a piece of this test program again in child processes with AVX-512 and AVX2 switched off, to prove that its result has the same bits
/// there. The piece is a public static method without arguments that returns a string.
/// </summary>
public static class InstructionSet
{
    private const string Variable = "LATHE_TEST_PROBE";
    private const int DidNotTakeEffect = 3;

    /// <summary>What the probe returns with every instruction set this machine has, without AVX-512, and without AVX2 (and so AVX-512 and FMA).</summary>
    public static IReadOnlyList<(string Name, string Result)> ResultsOf(Func<string> probe) =>
    [
        ("all", probe()),
        ("without AVX-512", InChild(probe, "DOTNET_EnableAVX512")),
        ("without AVX2", InChild(probe, "DOTNET_EnableAVX2")),
    ];

    /// <summary>Fails unless the probe returns the same with each instruction set.</summary>
    public static void ShouldNotChange(Func<string> probe)
    {
        var results = ResultsOf(probe);
        foreach (var (name, result) in results)
        {
            result.ShouldBe(results[0].Result, name);
        }
    }

    /// <summary>A hash of the bits of many values (FNV-1a); every NaN counts as the same.</summary>
    public static string Hash(ReadOnlySpan<double> values)
    {
        var hash = 14695981039346656037UL;
        foreach (var value in values)
        {
            hash = (hash ^ BitConverter.DoubleToUInt64Bits(double.IsNaN(value) ? double.NaN : value)) * 1099511628211UL;
        }

        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }

    private static string InChild(Func<string> probe, string switchedOff)
    {
        var assembly = probe.Method.Module.Assembly.Location;
        var start = new ProcessStartInfo(Path.ChangeExtension(assembly, OperatingSystem.IsWindows() ? ".exe" : null))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[Variable] = $"{switchedOff} {probe.Method.DeclaringType!.FullName} {probe.Method.Name}";
        start.Environment[switchedOff] = "0";
        using var child = Process.Start(start)!;
        var error = child.StandardError.ReadToEndAsync();
        var output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        child.ExitCode.ShouldBe(0, error.Result);
        return output.Trim();
    }

#pragma warning disable CA2255 // The child must branch off before the test framework's entry point runs.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void RunProbeInsteadOfTests()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { } request)
        {
            return;
        }

        var words = request.Split(' ');
        var still = words[0] == "DOTNET_EnableAVX2" ? Avx2.IsSupported || Fma.IsSupported : Vector512.IsHardwareAccelerated || Avx512F.IsSupported;
        if (still)
        {
            Console.Error.WriteLine($"{words[0]}=0 did not take effect.");
            Environment.Exit(DidNotTakeEffect);
        }

        var type = typeof(InstructionSet).Assembly.GetType(words[1], throwOnError: true)!;
        var method = type.GetMethod(words[2], BindingFlags.Public | BindingFlags.Static)!;
        Console.WriteLine((string)method.Invoke(null, null)!);
        Environment.Exit(0);
    }
}

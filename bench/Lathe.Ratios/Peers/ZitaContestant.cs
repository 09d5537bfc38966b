using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Lathe.Ratios.Peers;

/// <summary>zita-convolver through a small C face that is compiled with g++ on the spot.</summary>
internal sealed unsafe class ZitaContestant(string name, int block, Func<int, (float[] Left, float[] Right)> impulse) : Contestant(name)
{
    private static nint _library;

    private void* _convolver;
    private Material _material = null!;

    public override string? Prepare(Material material)
    {
        _material = material;
        if (_library == 0 && !TryBuild(out _library))
        {
            return "zita-convolver or g++ is not installed";
        }

        var (left, right) = impulse(material.SampleRate);
        var open = (delegate* unmanaged<uint, uint, float*, float*, void*>)NativeLibrary.GetExport(_library, "open_convolver");
        fixed (float* l = left, r = right)
        {
            _convolver = open((uint)block, (uint)left.Length, l, r);
        }

        return _convolver == null ? "refuses the impulse response" : null;
    }

    public override double Run()
    {
        var convolve = (delegate* unmanaged<void*, uint, float*, float*, uint, void>)NativeLibrary.GetExport(_library, "convolve");
        var start = CpuClock.Thread();
        fixed (float* l = _material.Left, r = _material.Right)
        {
            convolve(_convolver, (uint)block, l, r, (uint)_material.Frames);
        }

        return CpuClock.Thread() - start;
    }

    private static bool TryBuild(out nint library)
    {
        library = 0;
        var output = Path.Combine(Path.GetTempPath(), $"lathe-zita-{Environment.ProcessId}.so");
        try
        {
            using var compiler = Process.Start(new ProcessStartInfo(
                "g++", ["-O3", "-march=native", "-shared", "-fPIC", Path.Combine(AppContext.BaseDirectory, "Peers", "zita.cpp"), "-lzita-convolver", "-o", output])
            {
                UseShellExecute = false,
                RedirectStandardError = true,
            });
            compiler!.WaitForExit();
            return compiler.ExitCode == 0 && NativeLibrary.TryLoad(output, out library);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
        finally
        {
            File.Delete(output);
        }
    }
}

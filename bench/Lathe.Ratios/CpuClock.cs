using System.Runtime.InteropServices;

namespace Lathe.Ratios;

/// <summary>CPU seconds of this thread and of finished child processes: what else the machine does counts in neither.</summary>
internal static partial class CpuClock
{
    private const int ThreadCpu = 3;
    private const int Children = -1;

    public static double Thread()
    {
        _ = ClockGetTime(ThreadCpu, out var time);
        return time.Seconds + (time.Nanoseconds * 1e-9);
    }

    public static double FinishedChildren()
    {
        _ = GetResourceUsage(Children, out var usage);
        return usage.UserSeconds + usage.SystemSeconds + ((usage.UserMicroseconds + usage.SystemMicroseconds) * 1e-6);
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, out Time time);

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetResourceUsage(int who, out Usage usage);

    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }

    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private struct Usage
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
    }
}

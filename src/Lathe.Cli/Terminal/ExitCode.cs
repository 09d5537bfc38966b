namespace Lathe.Cli.Terminal;

/// <summary>The stable contract with scripts.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>A check failed, a target was missed or refused.</summary>
    public const int Failed = 1;

    /// <summary>Input that cannot be used.</summary>
    public const int BadInput = 2;

    /// <summary>Disk, permission, a missing system part, or our fault.</summary>
    public const int System = 3;

    public const int Cancelled = 130;
}

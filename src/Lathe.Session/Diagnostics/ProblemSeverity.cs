namespace Lathe.Session.Diagnostics;

public enum ProblemSeverity
{
    Warning,
    Error,
}

namespace Lathe.Session.Diagnostics;

/// <summary>One row of the table of messages.</summary>
/// <param name="Code">Permanent: "LS0012".</param>
/// <param name="Severity">Of every problem of this code.</param>
/// <param name="Meaning">One sentence for the table.</param>
public sealed record ProblemCode(string Code, ProblemSeverity Severity, string Meaning);

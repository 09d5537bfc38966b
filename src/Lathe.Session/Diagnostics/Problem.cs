namespace Lathe.Session.Diagnostics;

/// <summary>Something wrong in a document: never thrown, always listed.</summary>
/// <param name="Code">From the one table of codes, such as "LS0012".</param>
/// <param name="Severity">An error stops the work; a warning does not.</param>
/// <param name="Mark">Line and column in the document.</param>
/// <param name="Path">The address of the value, such as "kick/compressor/threshold".</param>
/// <param name="Message">What is wrong, with the value.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record Problem(string Code, ProblemSeverity Severity, Mark Mark, string Path, string Message, string Remedy);

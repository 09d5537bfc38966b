namespace Lathe.Production;

/// <summary>A part of the system that is not installed, in one line that says what brings it.</summary>
public sealed class MissingPartException(string message) : Exception(message);

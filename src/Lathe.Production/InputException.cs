namespace Lathe.Production;

/// <summary>An input that cannot be used, in one line for a person: the host ends with exit code 2 before anything is written.</summary>
/// <param name="code">From the one table of codes.</param>
/// <param name="message">Names the file, the place, the value and the remedy.</param>
public sealed class InputException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}

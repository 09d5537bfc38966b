namespace Lathe.Mixing.Intake;

/// <summary>A folder that no session can be made of, in one line for a person.</summary>
/// <param name="code">One of <see cref="IntakeCodes"/>.</param>
/// <param name="message">Names the folder and says what to do.</param>
public sealed class IntakeException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}

namespace Lathe.Mastering;

/// <summary>A mix that cannot be mastered: silent, too short, of too many channels. The message is one line for a person.</summary>
/// <param name="code">"silent", "too-short", "too-many-channels", "not-finite".</param>
public sealed class MasteringException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}

namespace Lathe.Mixing.Intake;

/// <summary>How a folder of stems is taken in. None of it changes what is measured.</summary>
public sealed record IntakeOptions
{
    /// <summary>The folder that session.yaml will stand in: sources are written relative to it. It need not exist.</summary>
    public required string Project { get; init; }

    /// <summary>Title of the song; null to read it from the folder's name.</summary>
    public string? Title { get; init; }

    public string? Artist { get; init; }

    /// <summary>Files read at a time; 0 for as many as there are processors.</summary>
    public int Threads { get; init; }
}

using Lathe.Files;
using Lathe.Production.Jobs;
using Lathe.Session.Mix;

namespace Lathe.Production.Hardware;

/// <summary>Puts the aligned returns of devices in the place of hardware inserts, after proving that they are returns of what the strips render now.</summary>
internal sealed class HardwareReturns(ProjectFolder project, RenderSettings settings, CancellationToken cancellation)
{
    private readonly RecallSheet _sheet = RecallSheet.Load(project);
    private readonly HardwareProgram _program = new(project, settings, cancellation);

    /// <summary>The session as the engine can render it.</summary>
    /// <exception cref="InputException">A return is missing, or belongs to something else than the strip renders now.</exception>
    public SessionDocument Apply(SessionDocument session, string? variant)
    {
        while (HardwareOrder.Next(session) is { } insert)
        {
            insert.Check();
            session = insert.IsOff(session, variant) ? HardwareSession.Without(session, insert) : HardwareSession.Play(session, insert, Aligned(session, insert, variant));
        }

        return session;
    }

    /// <summary>The aligned return of an insert.</summary>
    /// <exception cref="InputException">There is none that can be used.</exception>
    public string Aligned(SessionDocument session, HardwareInsert insert, string? variant)
    {
        var entry = _sheet.Find(insert.Path);
        if (entry?.Aligned is null || !File.Exists(Path.Combine(project.Root, entry.Aligned)))
        {
            throw new InputException(
                "hardware-insert",
                $"{insert.Path}: there is no aligned return of {insert.Name} yet; run 'lathe inserts send', play the file through it, record {insert.Return ?? "a file named under return"}, run 'lathe inserts return'.");
        }

        if (insert.Return is { } named && File.Exists(Path.GetFullPath(named, project.Root)) && FileHash.Compute(Path.GetFullPath(named, project.Root)) != entry.ReturnSha256)
        {
            throw new InputException("hardware-insert", $"{insert.Path}: {named} was recorded anew; run 'lathe inserts return'.");
        }

        RequireCurrent(session, insert, variant, entry);
        return entry.Aligned;
    }

    /// <exception cref="InputException">The strip renders something else than was sent.</exception>
    public void RequireCurrent(SessionDocument session, HardwareInsert insert, string? variant, RecallEntry entry)
    {
        if (_program.Hash(session, insert, variant) != entry.ProgramSha256)
        {
            throw new InputException(
                "hardware-insert",
                $"{insert.Path}: {insert.Strip} no longer renders what was sent to {insert.Name}; run 'lathe inserts send' and record it again, or bypass the insert.");
        }
    }
}

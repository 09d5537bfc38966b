using System.Collections.Immutable;
using Lathe.Session.Mix;

namespace Lathe.Production.Hardware;

/// <summary>An insert that is a device outside: <c>- hardware: { name: LA-2A, return: returns/vox.wav, recall: { gain: 40 } }</c>.</summary>
/// <param name="Strip">Id of its strip.</param>
/// <param name="Insert">As written.</param>
internal sealed record HardwareInsert(string Strip, Insert Insert)
{
    /// <summary>What stands in the place of a processor's id.</summary>
    public const string Processor = "hardware";

    private const string RecallGroup = "recall/";

    public string Path => $"{Strip}/{Insert.Id}";

    /// <summary>Begins the names of its files.</summary>
    public string FileName => $"{Strip}-{Insert.Id}";

    public string Name => Text("name") ?? Insert.Id;

    /// <summary>The recording of what the device gave back, relative to the project; null where none is named.</summary>
    public string? Return => Text("return");

    /// <summary>What its knobs were set to.</summary>
    public IEnumerable<KeyValuePair<string, string>> Recall =>
        Insert.Settings.Where(s => s.Path.StartsWith(RecallGroup, StringComparison.Ordinal)).Select(s => KeyValuePair.Create(s.Path[RecallGroup.Length..], s.Text));

    public static bool Is(Insert insert) => insert.Processor == Processor;

    /// <summary>True where the session uses one.</summary>
    public static bool AnyIn(SessionDocument session) => session.Strips.Any(s => s.Inserts.Any(Is));

    /// <summary>True where it is bypassed, by itself or by the variant.</summary>
    public bool IsOff(SessionDocument session, string? variant)
    {
        ImmutableArray<string> off = session.Variants.FirstOrDefault(v => v.Id == variant)?.Off ?? [];
        return off.Contains(Path) || Text("bypass") is "on" or "true" or "yes" or "1";
    }

    /// <exception cref="InputException">It has a setting that no device has.</exception>
    public void Check()
    {
        var wrong = Insert.Settings.FirstOrDefault(s => s.Path is not ("name" or "return" or "bypass") && !s.Path.StartsWith(RecallGroup, StringComparison.Ordinal));
        if (wrong is not null || Insert.Key is not null || !Insert.Elements.IsEmpty)
        {
            throw new InputException("hardware-insert", $"{Path}: a hardware insert has no '{wrong?.Path ?? "key"}'; it takes name, return, recall and bypass.");
        }
    }

    private string? Text(string path) => Insert.Settings.FirstOrDefault(s => s.Path == path)?.Text;
}

using System.Collections.Immutable;
using Lathe.Mixing.Alternates;
using Lathe.Mixing.Intake;
using Lathe.Session.Findings;
using Lathe.Session.Mix;

namespace Lathe.Mixing.Assistant;

/// <summary>A mix while it is being decided: the tracks, the buses, and why.</summary>
internal sealed class MixPlan(IntakeReport report)
{
    private readonly Dictionary<string, List<string>> _comments = new(StringComparer.Ordinal);

    public IntakeReport Report { get; } = report;

    public ImmutableArray<TrackPlan> Tracks { get; } = [.. report.Stems.Select(s => new TrackPlan(s))];

    public List<Bus> Buses { get; } = [];

    public List<Decision> Decisions { get; } = [];

    public ImmutableArray<Insert> MixInserts { get; set; } = [];

    /// <summary>dB after the bus chain.</summary>
    public double MixFader { get; set; }

    /// <summary>The lead voices; empty in instrumental music.</summary>
    public IEnumerable<TrackPlan> Leads => Tracks.Where(t => t.Role is Roles.LeadVocal or Roles.Speech);

    /// <summary>Tenths of a second of the longest stem.</summary>
    public int Hops => Tracks.Max(t => t.Momentary.Length);

    public void Decide(
        string id, string stage, string subject, string measured, string changed, string expected, double confidence, params ReadOnlySpan<Edit> edits) =>
        Decisions.Add(new Decision(id, stage, subject, measured, changed, expected, confidence, [.. edits]));

    /// <summary>A move that was considered and not made.</summary>
    public void Leave(string id, string stage, string subject, string measured, string why, string expected, double confidence) =>
        Decisions.Add(new Decision(id, stage, subject, measured, why, expected, confidence, [], Made: false));

    /// <summary>Says why in the session itself; several at one address make one line.</summary>
    public void Comment(string address, string text)
    {
        if (!_comments.TryGetValue(address, out var list))
        {
            _comments[address] = list = [];
        }

        list.Add(text);
    }

    /// <summary>An id that no strip has yet.</summary>
    public string FreeBusId(string wanted) =>
        Tracks.Any(t => t.Id == wanted) || Buses.Any(b => b.Id == wanted) ? wanted + "-bus" : wanted;

    public ImmutableDictionary<string, string> Comments() =>
        Report.Comments.Where(c => !_comments.ContainsKey(c.Key))
            .Concat(_comments.Select(c => KeyValuePair.Create(c.Key, string.Join("; ", c.Value))))
            .ToImmutableDictionary(StringComparer.Ordinal);

    public SessionDocument Build()
    {
        var session = Report.Session with
        {
            Tracks = [.. Tracks.Select(t => t.Build())],
            Buses = [.. Buses],
            Mix = new Bus { Id = "mix", Output = null, Settings = [new Setting("fader", ValueText.Decibels(MixFader))], Inserts = MixInserts },
        };
        return session with { Variants = Variants.For(session) };
    }
}

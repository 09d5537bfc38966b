using System.Collections.Immutable;
using Lathe.Mastering.Listening;
using Lathe.Mastering.Loudness;
using Lathe.Session.Findings;
using Lathe.Session.Mix;

namespace Lathe.Mastering.Chain;

/// <summary>A chain while it is proposed: inserts in order, and why.</summary>
internal sealed class ChainDraft(MixListening listening, Protection protection, LoudnessGoal goal)
{
    private readonly List<Insert> _chain = [];
    private readonly List<Decision> _decisions = [];
    private readonly Dictionary<string, string> _comments = new(StringComparer.Ordinal);

    public MixListening Listening => listening;

    public Protection Protection => protection;

    public LoudnessGoal Goal => goal;

    /// <summary>What the gain at the head of the chain adds, dB.</summary>
    public double Gain { get; set; }

    public ImmutableArray<Insert> Chain => [.. _chain];

    public ImmutableArray<Decision> Decisions => [.. _decisions];

    public ImmutableDictionary<string, string> Comments => _comments.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Adds an insert with the comment that stands above it.</summary>
    public void Add(Insert insert, string comment)
    {
        _chain.Add(insert);
        _comments[$"master/{insert.Id}"] = comment;
    }

    public void Made(string id, string stage, string subject, string measured, string changed, string expected, double confidence, params IEnumerable<Edit> edits) =>
        _decisions.Add(new Decision(id, stage, subject, measured, changed, expected, confidence, [.. edits]));

    public void NotMade(string id, string stage, string subject, string measured, string why, string expected, double confidence) =>
        _decisions.Add(new Decision(id, stage, subject, measured, why, expected, confidence, [], Made: false));

    /// <summary>An insert of settings without repeated elements.</summary>
    public static Insert Insert(string processor, params IEnumerable<(string Path, string Text)> settings) =>
        new(processor, processor, [.. settings.Select(s => new Setting(s.Path, s.Text))], []);

    /// <summary>The edits that put an insert's values there.</summary>
    public static IEnumerable<Edit> Edits(Insert insert) => insert.Settings.Select(s => new Edit($"master/{insert.Id}/{s.Path}", s.Text));
}

using Lathe.Mixing.Assistant;
using Lathe.Session.Findings;
using Lathe.Session.Mix;
using static System.FormattableString;

namespace Lathe.Mixing.Balance;

/// <summary>A bus for each family of at least two tracks.</summary>
internal static class Subgroups
{
    public static void Apply(MixPlan plan)
    {
        foreach (var group in Groups.All)
        {
            var members = plan.Tracks.Where(t => t.Group == group).ToArray();
            if (members.Length < 2)
            {
                continue;
            }

            var id = plan.FreeBusId(group.Id);
            plan.Buses.Add(new Bus { Id = id, Name = group.Name });
            var edits = new List<Edit>();
            foreach (var member in members)
            {
                member.Output = id;
                edits.Add(new Edit($"{member.Id}/output", id));
            }

            plan.Comment(id, $"{group.Name}: {string.Join(", ", members.Select(m => m.Stem.Name))}");
            plan.Decide(
                $"bus/{id}", "balance", id, Invariant($"{members.Length} tracks of one family"), $"bus {id} for {string.Join(", ", members.Select(m => m.Id))}",
                "One fader moves the family; its inside balance stays.", 0.95, [.. edits]);
        }
    }
}

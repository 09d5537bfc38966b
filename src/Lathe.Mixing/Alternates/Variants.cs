using System.Collections.Immutable;
using Lathe.Session.Mix;

namespace Lathe.Mixing.Alternates;

/// <summary>The alternate mixes that a mastering engineer and a label ask for.</summary>
public static class Variants
{
    /// <summary>The mix without its bus chain.</summary>
    public const string NoBusChain = "no-bus-chain";

    /// <summary>For a session: without the bus chain where it has one; with lead voices also the instrumental, and the voice 1 dB up and down.</summary>
    public static ImmutableArray<MixVariant> For(SessionDocument session)
    {
        var variants = ImmutableArray.CreateBuilder<MixVariant>();
        if (!session.Mix.Inserts.IsEmpty)
        {
            variants.Add(new MixVariant(NoBusChain, "Without bus chain", [], [], [.. session.Mix.Inserts.Select(i => $"mix/{i.Id}")]));
        }

        var roles = session.Tracks.Select(t => t.Role).ToHashSet(StringComparer.Ordinal);
        if (roles.Contains(Roles.LeadVocal) && roles.Any(r => r is not (Roles.LeadVocal or Roles.BackingVocal)))
        {
            variants.Add(new MixVariant("instrumental", "Instrumental", [.. new[] { Roles.LeadVocal, Roles.BackingVocal }.Where(roles.Contains)], [], []));
            variants.Add(new MixVariant("vocal-up", "Vocal up", [], [new Setting(Roles.LeadVocal, "1.0 dB")], []));
            variants.Add(new MixVariant("vocal-down", "Vocal down", [], [new Setting(Roles.LeadVocal, "-1.0 dB")], []));
        }

        return variants.ToImmutable();
    }
}

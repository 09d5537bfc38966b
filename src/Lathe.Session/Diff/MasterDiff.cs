using System.Collections.Immutable;
using Lathe.Session.Master;
using Lathe.Session.Schema;
using Lathe.Session.Yaml;

namespace Lathe.Session.Diff;

/// <summary>What differs between two masters, by address.</summary>
public static class MasterDiff
{
    /// <inheritdoc cref="SessionDiff.Between"/>
    public static ImmutableArray<Change> Between(MasterDocument before, MasterDocument after) => DocumentValues.Between(Values(before), Values(after));

    /// <summary>Every address with its text, and the orders of inserts and elements: two masters that mean the same have equal lists.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Values(MasterDocument master) => DocumentValues.Of(
        MasterNodes.Of(master, new NodeRegister(master.Unknown)),
        MasterShape.Root,
        SessionDiff.Orders("master", "chain", master.Chain));
}

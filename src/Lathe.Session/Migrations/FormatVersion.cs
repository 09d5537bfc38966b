using System.Globalization;
using Lathe.Session.Diagnostics;
using Lathe.Session.Schema;
using Lathe.Session.Yaml;

namespace Lathe.Session.Migrations;

/// <summary>The version of the documents' format, in their first line: <c>lathe: 1</c>.</summary>
public static class FormatVersion
{
    /// <summary>What this build writes, and the newest that it reads. Version 1 is the first, so there is none to migrate from.</summary>
    public const int Current = 1;

    /// <summary>False, with a problem, where the document is of a newer version: its meaning cannot be known then.</summary>
    internal static bool Check(Node root, string name, ProblemList problems)
    {
        if (root.GetText("lathe") is not { } text || !ScalarGrammar.TryInteger(text, out var version) || version == Current)
            return true;

        var mark = root.Get("lathe")!.Mark;
        if (version > Current)
        {
            problems.Add(
                ProblemCodes.Newer, mark, name + "/lathe",
                string.Create(CultureInfo.InvariantCulture, $"The document is of format version {version}; this build reads up to {Current}."), "Install a newer Lathe.");
            return false;
        }

        problems.Add(
            ProblemCodes.BadValue, mark, name + "/lathe", string.Create(CultureInfo.InvariantCulture, $"There is no format version {version}."),
            string.Create(CultureInfo.InvariantCulture, $"Write lathe: {Current}."));
        return false;
    }
}

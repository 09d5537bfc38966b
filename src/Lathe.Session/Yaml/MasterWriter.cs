using System.Collections.Frozen;
using Lathe.Session.Master;

namespace Lathe.Session.Yaml;

/// <summary>Writes master.yaml anew from the model.</summary>
public static class MasterWriter
{
    /// <summary>The document's text; reading it gives an equal model.</summary>
    /// <param name="master">The master.</param>
    /// <param name="comments">By address ("master/eq"), what is written above the line it explains.</param>
    public static string Write(MasterDocument master, IReadOnlyDictionary<string, string>? comments = null)
    {
        var register = new NodeRegister(master.Unknown);
        var root = MasterNodes.Of(master, register);
        register.Comment(comments ?? FrozenDictionary<string, string>.Empty);
        return BlockText.Document(root);
    }
}

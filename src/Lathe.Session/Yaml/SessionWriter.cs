using System.Collections.Frozen;
using Lathe.Session.Mix;

namespace Lathe.Session.Yaml;

/// <summary>Writes session.yaml anew from the model. To change a document that a person has written, use the editor.</summary>
public static class SessionWriter
{
    /// <summary>The document's text; reading it gives an equal model.</summary>
    /// <param name="session">The session.</param>
    /// <param name="comments">
    /// By address, what is written above the line it explains: "kick" above the track, "kick/eq" above that insert, "kick/fader" above the fader.
    /// A comment on a value that stands within a line goes above that line.
    /// </param>
    public static string Write(SessionDocument session, IReadOnlyDictionary<string, string>? comments = null)
    {
        var register = new NodeRegister(session.Unknown);
        var root = SessionNodes.Of(session, register);
        register.Comment(comments ?? FrozenDictionary<string, string>.Empty);
        return BlockText.Document(root);
    }
}

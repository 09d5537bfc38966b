namespace Lathe.Session.Mix;

public enum SendTap
{
    /// <summary>After fader and pan.</summary>
    Post,

    /// <summary>After the inserts, before the fader.</summary>
    Pre,
}

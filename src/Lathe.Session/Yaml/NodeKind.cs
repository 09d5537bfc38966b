namespace Lathe.Session.Yaml;

internal enum NodeKind
{
    Scalar,
    Map,
    List,
}

using System.Text;

namespace Lathe.Session.Yaml;

/// <summary>A value on one line: <c>{ type: bell, freq: 350 Hz }</c>.</summary>
internal static class FlowText
{
    public static string Of(Node node)
    {
        var result = new StringBuilder();
        Append(node, result);
        return result.ToString();
    }

    private static void Append(Node node, StringBuilder result)
    {
        switch (node.Kind)
        {
            case NodeKind.Scalar when node.IsNull:
                result.Append("null");
                break;
            case NodeKind.Scalar:
                result.Append(ScalarText.Of(node.Text, node.Quoted));
                break;
            case NodeKind.List when node.Items.Count == 0:
                result.Append("[]");
                break;
            case NodeKind.List:
                for (var i = 0; i < node.Items.Count; i++)
                {
                    result.Append(i == 0 ? "[ " : ", ");
                    Append(node.Items[i], result);
                }

                result.Append(" ]");
                break;
            case NodeKind.Map when node.Entries.Count == 0:
                result.Append("{}");
                break;
            default:
                for (var i = 0; i < node.Entries.Count; i++)
                {
                    result.Append(i == 0 ? "{ " : ", ").Append(ScalarText.Of(node.Entries[i].Key.Text, node.Entries[i].Key.Quoted)).Append(": ");
                    Append(node.Entries[i].Value, result);
                }

                result.Append(" }");
                break;
        }
    }
}

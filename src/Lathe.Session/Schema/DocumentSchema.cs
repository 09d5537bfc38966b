using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lathe.Session.Mix;

namespace Lathe.Session.Schema;

/// <summary>The JSON schemas (draft 2020-12) of the documents, for editors; made from the declarations that the readers use.</summary>
public static class DocumentSchema
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema of session.yaml.</summary>
    public static string Session() => Publish(SessionShape.Root, "A Lathe session: the mix of one song.");

    /// <summary>The schema of master.yaml.</summary>
    public static string Master() => Publish(MasterShape.Root, "A Lathe master: from a mix to its deliverables.");

    /// <summary>The schema of album.yaml.</summary>
    public static string Album() => Publish(AlbumShape.Root, "A Lathe album: songs in order.");

    private static string Publish(ObjectShape root, string description)
    {
        var schema = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = root.Name, ["description"] = description };
        foreach (var (key, value) in Of(root).ToArray())
            schema[key] = value?.DeepClone();

        return schema.ToJsonString(Format) + "\n";
    }

    private static JsonObject Of(Shape shape) => shape switch
    {
        ScalarShape scalar => Scalar(scalar),
        ListShape { Count: > 0 } list => new JsonObject { ["type"] = "array", ["items"] = Of(list.Item), ["minItems"] = list.Count, ["maxItems"] = list.Count },
        ListShape list => new JsonObject { ["type"] = "array", ["items"] = Of(list.Item) },
        ObjectShape map => Map(map),
        InsertShape insert => new JsonObject
        {
            ["anyOf"] = new JsonArray(
                Scalar(Shape.Id),
                new JsonObject
                {
                    ["type"] = "object",
                    ["minProperties"] = 1,
                    ["maxProperties"] = 1,
                    ["propertyNames"] = Scalar(Shape.Id),
                    ["additionalProperties"] = OrNull(Map(insert.Body)),
                }),
        },
        EitherShape either => new JsonObject { ["anyOf"] = new JsonArray([.. either.Options.Select(Of)]) },
        _ => throw new InvalidOperationException($"No schema for {shape.GetType().Name}."),
    };

    private static JsonObject Map(ObjectShape map)
    {
        var properties = new JsonObject();
        foreach (var field in map.Fields)
        {
            // An absent value is an empty one.
            var value = field.Required ? Of(field.Shape) : OrNull(Of(field.Shape));
            value["description"] = field.Help;
            properties[field.Name] = value;
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (map.Fields.Any(f => f.Required))
            schema["required"] = new JsonArray([.. map.Fields.Where(f => f.Required).Select(f => JsonValue.Create(f.Name))]);
        if (map.Rest is not null)
            schema["additionalProperties"] = OrNull(Of(map.Rest));

        return schema;
    }

    private static JsonObject OrNull(JsonObject schema) => new() { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };

    private static JsonObject Scalar(ScalarShape shape) => shape.Kind switch
    {
        ScalarKind.Integer => new JsonObject { ["type"] = "integer" },
        ScalarKind.Number => new JsonObject { ["type"] = "number" },
        ScalarKind.Share => new JsonObject { ["type"] = "number", ["minimum"] = 0, ["maximum"] = 1 },
        ScalarKind.Toggle => new JsonObject { ["enum"] = new JsonArray(true, false, "on", "off", "yes", "no") },
        ScalarKind.Choice => new JsonObject { ["enum"] = Words(shape.Choices) },
        ScalarKind.Role => new JsonObject { ["enum"] = Words(Roles.All) },
        ScalarKind.Text or ScalarKind.Value or ScalarKind.Rate or ScalarKind.Level => new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") },
        ScalarKind.Id or ScalarKind.Address => new JsonObject { ["type"] = new JsonArray("string", "integer") },
        ScalarKind.Hash => new JsonObject { ["type"] = "string", ["pattern"] = "^sha256:[0-9a-f]{64}$" },
        _ => new JsonObject { ["type"] = "string" },
    };

    private static JsonArray Words(IEnumerable<string> words) => new([.. words.Select(w => JsonValue.Create(w))]);
}

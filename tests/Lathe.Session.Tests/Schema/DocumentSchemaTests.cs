using System.Text.Json.Nodes;
using Lathe.Session.Diagnostics;
using Lathe.Session.Schema;

namespace Lathe.Session.Tests.Schema;

public class DocumentSchemaTests
{
    [Fact]
    public void Every_field_of_every_document_stands_in_its_schema_with_a_description()
    {
        foreach (var (json, root) in new[] { (DocumentSchema.Session(), SessionShape.Root), (DocumentSchema.Master(), MasterShape.Root), (DocumentSchema.Album(), AlbumShape.Root) })
        {
            var schema = JsonNode.Parse(json)!;
            schema["$schema"]!.GetValue<string>().ShouldBe("https://json-schema.org/draft/2020-12/schema");
            foreach (var field in root.Fields)
                schema["properties"]![field.Name]!["description"]!.GetValue<string>().ShouldBe(field.Help);
        }

        var session = JsonNode.Parse(DocumentSchema.Session())!;
        session["required"]!.ToJsonString().ShouldBe("[\"lathe\"]");
        var track = session["properties"]!["tracks"]!["anyOf"]![0]!["items"]!;
        track["properties"]!["role"]!["anyOf"]![0]!["enum"]!.AsArray().Select(r => r!.GetValue<string>()).ShouldContain("lead-vocal");
    }

    [Fact]
    public void Codes_of_problems_are_numbered_without_gaps()
    {
        ProblemCodes.All.Select(c => c.Code).ShouldBe(Enumerable.Range(1, ProblemCodes.All.Length).Select(i => $"LS{i:0000}"));
        ProblemCodes.All.ShouldAllBe(c => c.Meaning.EndsWith('.'));
    }
}

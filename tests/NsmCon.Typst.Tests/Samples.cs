using System.Text;
using System.Text.Json.Nodes;

namespace NsmCon.Typst.Tests;

static class Samples
{
    /// <summary>The template that a sample's name begins with (badge.json, prospectus-nsmconeu2020.json), and the sample, changed.</summary>
    public static TypstDocument Document(string sample, Action<JsonNode>? change = null)
    {
        var data = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", sample)))!;
        change?.Invoke(data);
        var template = sample.Split('-', '.')[0] + ".typ";
        return TypstDocument.FromTemplate(template, Encoding.UTF8.GetBytes(data.ToJsonString()));
    }

    public static JsonObject Badge(string name, string company = "") =>
        new()
        {
            ["name"] = name,
            ["company"] = company,
            ["role"] = "Attendee",
            ["code"] = "NSM-1",
        };
}

using System.Text.RegularExpressions;

namespace NsmCon.Admin.Tests.Layout;

/// <summary>Who writes an address of the app by hand: all but the routes of controllers take it from Links, where a test follows it.</summary>
static partial class Addresses
{
    public static IEnumerable<string> Faults(IEnumerable<SourceFile> sources) =>
        from file in sources
        where file.IsIn("NsmCon.Admin") && (file.IsCSharp || file.Name.EndsWith(".cshtml", StringComparison.Ordinal))
        where !(file.Folder == "Shared" && file.Name.StartsWith("Links.", StringComparison.Ordinal))
        from line in file.Text.Split('\n').Select((text, index) => (Text: text, Number: index + 1))
        where !NotAsked().IsMatch(line.Text)
        from Match found in ByHand().Matches(line.Text)
        select $"{file.Path}:{line.Number} writes {found.Value} by hand: take it from Links.";

    // Behind a quote, or behind the place where people reach the app. What goes on from the address of a page, as in "@Model.Path/edit", is not looked at.
    [GeneratedRegex("""(?<=["']|[Bb]aseUrl\}|BaseUrl\))/(admin|events|tickets|speakers)(?![\w-])[^\s"'{@]*""")]
    private static partial Regex ByHand();

    [GeneratedRegex(@"^\s*//|[\[,]\s*(Route|Http\w+|AcceptVerbs)\(")]
    private static partial Regex NotAsked();
}

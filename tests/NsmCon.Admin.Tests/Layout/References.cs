using System.Xml.Linq;

namespace NsmCon.Admin.Tests.Layout;

/// <summary>Which project may reference which, and which stay free of frameworks.</summary>
static class References
{
    const string Admin = "NsmCon.Admin",
        Data = "NsmCon.Data",
        Migrations = "NsmCon.Migrations.";
    static readonly string[] Frameworks = ["Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "Npgsql"];

    public static IEnumerable<string> Faults(IEnumerable<SourceFile> projects) => projects.SelectMany(Faults);

    static IEnumerable<string> Faults(SourceFile project)
    {
        var name = NameOf(project.Path);
        var xml = XDocument.Parse(project.Text);

        foreach (var reference in Includes(xml, "ProjectReference").Select(NameOf).Where(r => !IsAllowed(name, r)))
            yield return $"{name} references {reference}.";

        if (name is Admin or Data || name.StartsWith(Migrations, StringComparison.Ordinal))
            yield break;
        foreach (var package in Includes(xml, "PackageReference").Where(p => Frameworks.Any(p.StartsWith)))
            yield return $"{name} uses {package}.";
        if (xml.Root!.Attribute("Sdk")?.Value != "Microsoft.NET.Sdk" || xml.Descendants("FrameworkReference").Any())
            yield return $"{name} is more than a plain library.";
    }

    static bool IsAllowed(string from, string to) => from == Admin || (from.StartsWith(Migrations, StringComparison.Ordinal) && to == Data);

    static IEnumerable<string> Includes(XDocument xml, string element) =>
        xml.Descendants(element).Select(e => e.Attribute("Include")!.Value);

    static string NameOf(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));
}

using System.Text.RegularExpressions;

namespace NsmCon.Admin.Tests.Layout;

/// <summary>What anyone may see stands in the feature Site and in folders named Public, and nowhere else; the fallback policy asks for staff.</summary>
static partial class PublicPages
{
    public static IEnumerable<string> Faults(IReadOnlyList<SourceFile> sources)
    {
        foreach (var file in sources.Where(f => f.IsIn(Folders.Admin) && f.IsCSharp && f.Folder != ""))
        {
            var isOpen = AllowAnonymous().IsMatch(file.Code);
            if (isOpen && !IsPublic(file))
                yield return $"{file.Path} lets anyone in, outside of Public.";
            if (IsPublic(file) && OfStaff().IsMatch(file.Code))
                yield return $"{file.Path} shows the public an event that is not published: derive from PublicEventController.";
            if (!isOpen && IsPublic(file) && file.IsController)
                yield return $"{file.Path} stands in Public and lets nobody in.";
        }

        if (sources.Any(f => f.IsController && !IsPublic(f)) && !sources.Any(f => FallbackPolicy().IsMatch(f.Code)))
            yield return "No fallback policy asks for staff.";
    }

    static bool IsPublic(SourceFile file) => file.Feature == "Site" || file.Folder.Split('/').Contains("Public");

    [GeneratedRegex(@"\bI?AllowAnonymous")]
    private static partial Regex AllowAnonymous();

    [GeneratedRegex(@":\s*EventController\b")]
    private static partial Regex OfStaff();

    [GeneratedRegex(@"\bFallbackPolicy\s*=(?!\s*null)|\bSetFallbackPolicy\s*\(")]
    private static partial Regex FallbackPolicy();
}

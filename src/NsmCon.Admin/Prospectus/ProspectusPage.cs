using NsmCon.Admin.Shared;

namespace NsmCon.Admin.Prospectus;

public sealed record ProspectusPage(string Slug)
{
    /// <summary>What is wrong with the templates, each with file and line; nothing if the prospectus could be drawn.</summary>
    public required IReadOnlyList<string> Faults { get; init; }

    /// <summary>Characters that no font has.</summary>
    public required IReadOnlyList<string> Unprintable { get; init; }

    public required IReadOnlyList<TemplateRow> Templates { get; init; }

    /// <summary>Whether visitors still get one that was drawn before.</summary>
    public required bool HasLastGood { get; init; }

    public string PdfUrl => Links.Prospectus(Slug);
}

/// <summary>A template, and whose it is.</summary>
public sealed record TemplateRow(string Name, bool IsOwn)
{
    public static TemplateRow Create(string name, GuardedFolder site) => new(name, site.Has($"templates/{name}"));

    public string Whose => IsOwn ? $"content/templates/{Name}" : "built in";
}

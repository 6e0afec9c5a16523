using System.Globalization;
using System.Text;
using NsmCon.Data.Events;
using NsmCon.Hugo;

namespace NsmCon.Admin.Content;

/// <summary>A file of the content with what it means and what is wrong with it.</summary>
public abstract class SourceFile(ContentFile file, string text)
{
    readonly List<Diagnostic> findings = [];

    /// <summary>Its place in the content folder.</summary>
    public string Path => file.Path;

    /// <summary>Its name in findings.</summary>
    public string ShownAs => file.ShownAs;

    /// <summary>The whole text, which becomes the base of later imports.</summary>
    public string Text => text;

    /// <summary>The name of its event: the file's name, or its folder's for "index.md", unless the file was renamed since.</summary>
    public string Slug { get; private set; } = SlugOf(file.Path);

    /// <summary>What there is to know about it, by place.</summary>
    public IEnumerable<Diagnostic> Findings => findings.OrderBy(finding => finding.Line).ThenBy(finding => finding.Column);

    /// <summary>Whether it cannot be imported.</summary>
    public bool HasErrors => findings.Exists(finding => finding.Severity == DiagnosticSeverity.Error);

    /// <summary>Whether its event has another name, the one that the file had before.</summary>
    internal bool IsRenamed { get; private set; }

    internal void AssignTo(string slug)
    {
        Slug = slug;
        IsRenamed = true;
    }

    internal void Report(IEnumerable<Diagnostic> found) => findings.AddRange(found);

    /// <summary>Reports an error, once: a file may be planned again.</summary>
    internal void Refuse(string code, int line, int column, string sentence)
    {
        var finding = new Diagnostic(DiagnosticSeverity.Error, code, line, column, sentence);
        if (!findings.Contains(finding))
            findings.Add(finding);
    }

    /// <summary>A text that would not fit is refused here, with its place, and not by the database.</summary>
    internal void Limit(string? written, int most, string what, int line, int column)
    {
        if (written?.Length > most)
            Refuse(
                ImportCodes.TooLong,
                line,
                column,
                InWords($"The {what} has {written.Length:N0} characters; {most:N0} is the limit: shorten it.")
            );
    }

    private protected bool IsNamedAsEvent =>
        Slug.Length is > 0 and <= Event.SlugLength && Slug.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    private protected void CheckWhole()
    {
        if (!IsNamedAsEvent && this is not PageFile { IsNoEvent: true })
            Refuse(
                ImportCodes.FileName,
                1,
                1,
                $"The file's name is the event's name in addresses, and \"{Slug}\" cannot be one: "
                    + $"use up to {Event.SlugLength} lower-case letters, digits and hyphens."
            );
        if (text.IndexOf('\0') is >= 0 and var at)
            Refuse(
                ImportCodes.NulCharacter,
                text.AsSpan(0, at).Count('\n') + 1,
                at - text.LastIndexOf('\n', at),
                "There is a NUL character here, which no database can store: delete it."
            );
    }

    // Hugo writes addresses in lower case, and spaces as hyphens; ours have no underscores and no accents either.
    static string SlugOf(string path)
    {
        var parts = path.Split('/');
        var name = FoundFile.SplitLanguage(parts[^1]).Name;
        var written = (name == "index" && parts.Length > 2 ? parts[^2] : name).Normalize(NormalizationForm.FormD);
        return string.Concat(written.Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark))
            .ToLowerInvariant()
            .Replace('_', '-')
            .Replace(' ', '-');
    }
}

/// <summary>The codes of what only an import can find; docs/FINDINGS.md lists all codes.</summary>
public static class ImportCodes
{
    public const string FileName = "I101";
    public const string NulCharacter = "I102";
    public const string TooLong = "I103";
    public const string SameEvent = "I104";
    public const string NoSuchEvent = "I105";
    public const string NotRead = "I106";
    public const string Hidden = "I107";
    public const string TomlNotUtf8 = "P101";
    public const string TomlTooLarge = "P102";
    public const string TomlInvalid = "P201";
    public const string FieldUnknown = "P301";
    public const string FieldType = "P302";
    public const string FieldMissing = "P303";
    public const string KeyTwice = "P304";
    public const string OnlyWithUnknown = "P305";
    public const string BelowTaken = "P306";
}

using System.Text.Json;
using System.Text.Json.Serialization;
using NsmCon.Admin.Content.Git;
using NsmCon.Admin.Content.Import;
using NsmCon.Data.Processes;

namespace NsmCon.Admin.Content;

/// <summary>How the last import of the folder went that nobody made by hand, whichever process made it.</summary>
public sealed class ContentNews(SharedFacts facts)
{
    const string Name = "Last import of the folder";

    (string? Said, FolderImport? Import) read;

    /// <summary>The last one; null if there was none yet.</summary>
    public FolderImport? Last
    {
        get
        {
            var known = read;
            if (facts[Name] is not { } said)
                return null;
            if (said != known.Said)
                read = known = (said, JsonSerializer.Deserialize<FolderImport>(said));
            return known.Import;
        }
    }

    internal void Report(FolderImport import)
    {
        var said = JsonSerializer.Serialize(import);
        read = (said, import);
        facts[Name] = said;
    }
}

/// <summary>An import of the folder that nobody made by hand.</summary>
/// <param name="ImportedAt">When.</param>
/// <param name="Cause">Why.</param>
/// <param name="Fault">What went wrong with all of it; null if nothing did.</param>
/// <param name="Files">The files that were imported or left out.</param>
public sealed record FolderImport(
    // It is kept as JSON, which processes of another version read.
    [property: JsonPropertyName("At")] DateTime ImportedAt,
    ImportCause Cause,
    string? Fault,
    IReadOnlyList<ImportedFile> Files
)
{
    /// <summary>Whether it failed, and is to be made again.</summary>
    [JsonInclude]
    public bool IsUnfinished { get; private init; }

    /// <summary>The pages that were taken from the other side of the repository before.</summary>
    internal IReadOnlyList<TakenPage> Taken { get; init; } = [];

    /// <summary>Whether commits here wait to be pushed.</summary>
    internal bool IsAhead { get; init; }

    /// <summary>"Last import by hook".</summary>
    public string Title =>
        Cause switch
        {
            ImportCause.Hook => "Last import by hook",
            ImportCause.Start => "Last import at a start",
            _ => "Last import of a changed file",
        };

    internal static FolderImport CreateFailed(DateTime at, ImportCause cause) =>
        new(at, cause, "The folder could not be imported: the log says why. It is tried again by itself.", []) { IsUnfinished = true };

    /// <summary>Only what is about one event.</summary>
    public FolderImport? ForEvent(string slug)
    {
        var own = this with { Files = [.. Files.Where(file => file.Slug == slug)] };
        return own is { Fault: null, Files.Count: 0 } ? null : own;
    }

    /// <summary>It without the files that were left out and that someone imported since.</summary>
    public FolderImport? WithoutSettled(IReadOnlyList<ImportedRow> imported)
    {
        var settled = imported.Where(row => row.ImportedAt > ImportedAt).Select(row => row.Path).ToHashSet(StringComparer.Ordinal);
        var left = this with { Files = [.. Files.Where(file => !file.IsLeftOut || !settled.Contains(file.Path))] };
        return left is { Fault: null, Files.Count: 0 } && Files.Count > 0 ? null : left;
    }

    /// <summary>All of it, for the log.</summary>
    public string Sentence =>
        string.Join(" ", new[] { Fault ?? "" }.Concat(Files.Select(file => $"{file.Path} {file.Sentence}.")).Where(part => part.Length > 0))
            is { Length: > 0 } said
            ? said
            : "Nothing changed.";
}

/// <summary>A file of such an import.</summary>
/// <param name="Path">The file.</param>
/// <param name="Slug">Its event.</param>
/// <param name="Sentence">What became of it, after its name: "has conflicts".</param>
/// <param name="IsLeftOut">Whether it was left out.</param>
public sealed record ImportedFile(string Path, string Slug, string Sentence, bool IsLeftOut)
{
    /// <summary>Whether a part of it waits for a decision.</summary>
    [JsonInclude]
    public bool HasQuestions { get; private init; }

    internal static ImportedFile Undone(SourceFile file) => new(file.Path, file.Slug, "was left out, since its import was undone", true);

    internal static ImportedFile? FromPlan(FilePlan file)
    {
        if (file.IsRefused)
            return new(file.File.Path, file.File.Slug, "has errors and was left out", true);
        return file.HasWork
            ? new(file.File.Path, file.File.Slug, $"was imported: {new ImportPlan([file]).Outcome(new())}", false)
            {
                HasQuestions = file.LeftOpen.Count > 0,
            }
            : null;
    }
}

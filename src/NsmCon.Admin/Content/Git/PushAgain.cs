using NsmCon.Admin.Content.Import;
using NsmCon.Admin.Settings;
using NsmCon.Data;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Content.Git;

/// <summary>
/// Pushes a commit; where the remote has moved on, it brings both sides together
/// first, imports what came, writes the page once more on top, and pushes again.
/// </summary>
public sealed class PushAgain(PushCommit push, FetchContent fetch, ImportFolder importer, ConferenceSettings settings)
{
    const int MostTries = 3;

    /// <summary>Answers the commit with how it went.</summary>
    /// <param name="commit">The commit; null if there is none.</param>
    /// <param name="path">The page.</param>
    /// <param name="write">Writes the page anew, and answers the commit of that.</param>
    public async Task<PageCommit?> Push(PageCommit? commit, string path, Func<Task<PageCommit?>> write)
    {
        var pushed = await push.Push(commit);
        string? remark = null;
        for (var tries = 0; tries < MostTries && pushed is { IsBehind: true } behind; tries++)
        {
            try
            {
                if (await Together() is not { } read)
                    return WithPushFault(behind, "someone is at work in the repository.");
                if (Fault(read, path) is { } fault)
                    return WithPushFault(behind, fault);
                if (read.Files.Any(file => file.Path == path && file.HasQuestions))
                    remark = "Someone else changed the same on the page: answer the open questions under Content.";

                var more = await write() is { Id: not null } written ? written : behind;
                pushed = await push.Push(more with { Remark = remark });
            }
            catch (RuleBrokenException refusal)
            {
                return WithPushFault(behind, refusal.Message);
            }
        }

        return pushed;
    }

    static PageCommit WithPushFault(PageCommit commit, string fault) =>
        commit with
        {
            PushFault = $"{commit.Branch} was not pushed: {fault} The commit is safe here.",
        };

    /// <summary>Pushes what was committed here. Answers why it could not be; null if it was, or nothing is pushed.</summary>
    public async Task<string?> PushBranch()
    {
        if (settings.Content.Git is not { Commit: true, Remote: not null } git)
            return null;

        using var site = SiteRepository.Open(settings.ContentPath);
        return (await push.Push(new(null, git.Branch ?? site.Git.Head.FriendlyName)))?.PushFault;
    }

    async Task<FolderImport?> Together()
    {
        var together = await fetch.Fetch(settings.Content.Git.Remote!);
        return together.Fault is null
            ? await importer.Import(ImportCause.Change, fault: null)
            : new(default, ImportCause.Change, together.Fault, []);
    }

    static string? Fault(FolderImport read, string path) =>
        read.Fault
        ?? (
            read.Files.FirstOrDefault(file => file.Path == path && file.IsLeftOut) is { } left
                ? $"someone else pushed a change of the same page, and {left.Path} {left.Sentence}. "
                    + "Read the folder under Content to decide, then write the page again."
                : null
        );
}

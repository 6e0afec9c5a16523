using LibGit2Sharp;
using NsmCon.Admin.Shared;

namespace NsmCon.Admin.Content.Git;

/// <summary>
/// Untracked files that a commit is about to bring, byte for byte, such as photos that went to
/// a branch of their own and were merged. A checkout takes every untracked file for someone's
/// work and stops, so they are taken away for it; what it does not bring after all is put back.
/// </summary>
sealed class UntrackedFiles(GuardedFolder tree) : IDisposable
{
    readonly List<(string File, byte[] Bytes)> taken = [];

    /// <summary>Takes them away; dispose the answer after the checkout.</summary>
    public static UntrackedFiles Remove(Repository git, Commit coming, string never)
    {
        var here = new UntrackedFiles(new GuardedFolder(git.Info.WorkingDirectory, never));
        // Without looking for renames: a photo may be like another one.
        using var changes = git.Diff.Compare<TreeChanges>(
            git.Head.Tip.Tree,
            coming.Tree,
            new CompareOptions { Similarity = SimilarityOptions.None }
        );
        foreach (var added in changes.Added.Where(added => git.Index[added.Path] is null))
            here.Take(added.Path, git.Lookup<Blob>(added.Oid));
        return here;
    }

    void Take(string file, Blob? coming)
    {
        try
        {
            if (
                coming is null
                || new FileInfo(Path.Combine(tree.Path, file)) is not { Exists: true, LinkTarget: null } info
                || info.Length != coming.Size
            )
                return;
            if (tree.Read(file) is not { } bytes || !bytes.AsSpan().SequenceEqual(BytesOf(coming)))
                return;

            tree.Delete(file);
            taken.Add((file, bytes));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The checkout comes upon it, and says so.
        }
    }

    static byte[] BytesOf(Blob blob)
    {
        using var content = blob.GetContentStream();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    public void Dispose()
    {
        foreach (var (file, bytes) in taken.Where(one => !tree.Has(one.File)))
            tree.Write(file, bytes).GetAwaiter().GetResult();
    }
}

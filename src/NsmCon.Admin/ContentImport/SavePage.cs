using System.Text;
using LibGit2Sharp;
using NsmCon.Admin.Shared;
using NsmCon.Data;

namespace NsmCon.Admin.ContentImport;

/// <summary>Writes a page into the content folder, and if that is set, commits it to the site's repository: both or neither.</summary>
public sealed class SavePage(ConferenceSettings settings, ContentStamps stamps, TimeProvider clock)
{
    /// <summary>Writes the page, whose text must be the one that was read before, and the photos that it names.</summary>
    /// <exception cref="RuleBrokenException">It cannot be written or committed, or it says something else by now; then all is as it was.</exception>
    public async Task<PageCommit?> Save(PageExport export, PageAuthor author)
    {
        using var turn = await stamps.Enter();
        var page = DiskPage.Of(settings.ContentPath, export.Path);
        await page.RefuseUnless(export.Before);
        var written = export.Photos.Where(photo => !File.Exists(photo.File)).ToList();
        try
        {
            // A page never names a picture that is not there.
            foreach (var photo in written) await Write(photo.File, photo.Bytes);
            return await SaveText(page, export, author, written);
        }
        catch
        {
            foreach (var photo in written) Discard(photo.File);
            throw;
        }
    }

    async Task<PageCommit?> SaveText(DiskPage page, PageExport export, PageAuthor author, List<SitePhoto> written)
    {
        if (!settings.Content.Git.Commit)
        {
            await ReplaceUnchanged(page, export);
            return null;
        }

        try
        {
            using var commit = PreparedCommit.Of(page.File, export, written, author, settings, clock.GetUtcNow());
            await ReplaceUnchanged(page, export);
            return await Publish(commit, page.File, export);
        }
        catch (LibGit2SharpException fault)
        {
            throw SiteRepository.Refusal($"cannot take the change: {fault.Message.TrimEnd('.')}.");
        }
    }

    // What somebody pushed, or saved in an editor, since the page was read would be taken back.
    async Task ReplaceUnchanged(DiskPage page, PageExport export)
    {
        await page.RefuseUnless(export.Before);
        await Replace(page.File, export.After);
    }

    async Task<PageCommit> Publish(PreparedCommit commit, string file, PageExport export)
    {
        try
        {
            return commit.Publish();
        }
        catch (Exception fault) when (fault is LibGit2SharpException or RuleBrokenException)
        {
            await Replace(file, export.Before);
            throw;
        }
    }

    async Task Replace(string file, string text)
    {
        await Write(file, Encoding.UTF8.GetBytes(text));
        stamps.Know(file);
    }

    // Whole or not at all: a reader, or a loss of power, never finds half a page or half a photo.
    static async Task Write(string file, byte[] bytes)
    {
        var target = File.Exists(file) && File.ResolveLinkTarget(file, returnFinalTarget: true) is { } linked ? linked.FullName : file;
        var temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await File.WriteAllBytesAsync(temporary, bytes);
            if (!OperatingSystem.IsWindows() && File.Exists(target)) File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Discard(temporary);
            throw new RuleBrokenException($"{file} cannot be written: {fault.Message} Nothing was changed.");
        }
    }

    // A person must learn what went wrong first.
    static void Discard(string file)
    {
        try
        {
            if (File.Exists(file)) File.Delete(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
        }
    }
}

using System.Text;
using LibGit2Sharp;
using NsmCon.Admin.Content.Git;
using NsmCon.Admin.Published;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Content.Export;

/// <summary>Writes a page into the content folder, and if that is set, commits it to the site's repository: both or neither.</summary>
public sealed class SavePage(ConferenceSettings settings, ContentStamps stamps, TimeProvider clock)
{
    /// <summary>
    /// Writes the page, whose text must be the one that was read before, and the
    /// photos that it names. It must be one's turn: <see cref="ContentStamps.Enter"/>.
    /// </summary>
    /// <exception cref="RuleBrokenException">
    /// It cannot be written or committed, or it says something else by now; then all is as it was.
    /// </exception>
    public async Task<PageCommit?> Save(PageExport export, PageAuthor author)
    {
        var page = DiskPage.Read(settings.Site, export.Path);
        page.RefuseUnless(export.Before);
        var written = export.Photos.Where(photo => !photo.IsWritten).ToList();
        try
        {
            // A page never names a picture that is not there.
            foreach (var photo in written)
                await Write(photo.Folder, photo.Place, photo.Bytes);
            return await SaveText(page, export, author, written);
        }
        catch
        {
            foreach (var photo in written)
                Discard(photo);
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
            using var commit = PreparedCommit.Create(page.File, export, written, author, settings, clock.GetUtcNow());
            await ReplaceUnchanged(page, export);
            return await Publish(commit, page, export);
        }
        catch (LibGit2SharpException fault)
        {
            throw SiteRepository.Refusal($"cannot take the change: {fault.Message.TrimEnd('.')}.");
        }
    }

    // What someone pushed, or saved in an editor, since the page was read would be taken back.
    async Task ReplaceUnchanged(DiskPage page, PageExport export)
    {
        page.RefuseUnless(export.Before);
        await Replace(page, export.After);
    }

    async Task<PageCommit> Publish(PreparedCommit commit, DiskPage page, PageExport export)
    {
        try
        {
            return commit.Publish();
        }
        catch (Exception fault) when (fault is LibGit2SharpException or RuleBrokenException)
        {
            await Replace(page, export.Before);
            throw;
        }
    }

    async Task Replace(DiskPage page, string text)
    {
        await Write(page.Site, page.Path, Encoding.UTF8.GetBytes(text));
        stamps.Know(page.File);
    }

    static async Task Write(GuardedFolder folder, string place, byte[] bytes)
    {
        try
        {
            await folder.Write(place, bytes);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new RuleBrokenException($"{Path.Combine(folder.Path, place)} cannot be written: {fault.Message} Nothing was changed.");
        }
    }

    // A person must learn what went wrong first.
    static void Discard(SitePhoto photo)
    {
        try
        {
            photo.Folder.Delete(photo.Place);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException) { }
    }
}

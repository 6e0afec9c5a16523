using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Content.Git;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Staff;
using NsmCon.Data.Steps;

namespace NsmCon.Admin.Content.Import;

/// <summary>Reads what the pages about content show.</summary>
public sealed class ReadContent(ConferenceDb db, PlanImport planner, StaffRoles roles, ContentNews news, ConferenceSettings settings)
{
    const int PageSize = 50;

    /// <summary>The content of all events, a page of it.</summary>
    public async Task<ContentPage> ReadAll(int page)
    {
        var pager = new Pager(page, PageSize, await db.ImportedPages.CountAsync());
        var rows = await (
            from imported in db.ImportedPages
            join conference in db.Events on imported.EventId equals conference.Id
            orderby imported.ImportedAt descending, imported.Path
            select new ImportedRow(imported.Path, conference.Slug, conference.Title, imported.ImportedAt, imported.ImportedBy)
        )
            .TakePage(pager)
            .ToListAsync();
        return new(Links.AllContent, settings.ContentPath, rows, pager) { Last = news.Last?.WithoutSettled([.. rows]), Waiting = Waiting };
    }

    string? Waiting =>
        settings.Content is { Watch: false, HookSecret: null, Git.Commit: false } ? null : SiteRepository.Busy(settings.ContentPath);

    /// <summary>The content of one event.</summary>
    public async Task<ContentPage> Read(Event conference, ClaimsPrincipal user)
    {
        var pages = await db
            .ImportedPages.AsNoTracking()
            .Where(page => page.EventId == conference.Id)
            .OrderBy(page => page.Path)
            .ToListAsync();
        var rows = pages.ConvertAll(page => ImportedRow.FromPage(page, conference));
        var steps = db
            .AgendaSteps.Where(step => step.EventId == conference.Id && step.Kind != AgendaStepKind.Edit)
            .OrderByDescending(step => step.Id);
        return new(Links.Content(conference.Slug), settings.ContentPath, rows, new Pager(1, PageSize, rows.Count))
        {
            Read = planner.Understand([.. pages.Select(page => ContentFile.FromImport(page.Path, page.Text))]),
            Undecided = [.. pages.SelectMany(page => page.Undecided)],
            Imports = await steps
                .Take(AgendaStep.MostImports + 1)
                .Select(step => new ImportRow(step.Id, step.At, step.By, step.Title, step.UndoneAt, step.Kind == AgendaStepKind.NewEvent))
                .ToListAsync(),
            Last = news.Last?.ForEvent(conference.Slug)?.WithoutSettled(rows),
            Waiting = Waiting,
            IsCommitting = settings.Content.Git.Commit,
            Event = conference,
            MayChange = await roles.MayChange(user, conference.Slug, StaffRole.Agenda),
            MayDelete = await roles.SlugsWith(user, StaffRole.Agenda) is null,
        };
    }
}

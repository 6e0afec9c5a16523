using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Steps;

namespace NsmCon.Admin.Agenda;

/// <summary>Reads the grid of an event for one person; the same number of queries however much is in it.</summary>
public sealed class ReadGrid(ConferenceDb db, ReadTalks talks, SeeEditors editors)
{
    /// <summary>All of it, with its page.</summary>
    public async Task<GridPage> Page(Event conference, Visit visit, bool mayChange)
    {
        var revision = await Revision(conference);
        var read = await talks.Read(conference);
        return new(
            conference,
            read.Rooms,
            GridPage.DaysOf(conference, read.Rows),
            await State(conference, revision, read, visit),
            mayChange
        );
    }

    /// <summary>The state of now; without talks if it is the one that the person has already.</summary>
    /// <param name="conference">The event.</param>
    /// <param name="visit">Who asks.</param>
    /// <param name="since">The revision that they have; null for none.</param>
    public async Task<GridState> State(Event conference, Visit visit, int? since = null)
    {
        // Read first: what is changed in between is asked for once more, and never missed.
        var revision = await Revision(conference);
        return await State(conference, revision, revision == since ? null : await talks.Read(conference), visit);
    }

    async Task<GridState> State(Event conference, int revision, CheckedTalks? read, Visit visit)
    {
        var page = read is null ? null : new AgendaPage(conference, read, "", mayChange: true);
        var steps = db.AgendaSteps.Where(step =>
            step.EventId == conference.Id && step.By == visit.Visitor && step.Kind == AgendaStepKind.Edit
        );
        return new(
            revision,
            read?.Rows.Select(row => GridTalk.FromTalk(row, page!.ClashesOf(row).Any())).ToList(),
            page is null
                ? null
                :
                [
                    .. page.Warnings.Select(warning => new GridWarning(
                        warning.Sentence,
                        warning.IsClash,
                        warning.IsFolded ? null : warning.First.Talk.Id,
                        warning.IsFolded
                    )),
                    .. page.Unkept.Select(DescribePromise),
                ],
            await FirstTitle(steps.Where(step => step.UndoneAt == null).OrderByDescending(step => step.Id)),
            await FirstTitle(steps.Where(step => step.UndoneAt != null).OrderBy(step => step.Id)),
            await editors.ListOthers(conference, visit)
        );
    }

    static async Task<string?> FirstTitle(IQueryable<AgendaStep> steps) =>
        (await steps.Select(step => step.Title).FirstOrDefaultAsync())?.Words;

    Task<int> Revision(Event conference) => db.Events.Where(e => e.Id == conference.Id).Select(e => e.AgendaRevision).SingleAsync();

    static GridWarning DescribePromise(AgendaPromise promise) => new(promise.Words, IsClash: false, null, IsFolded: false);
}

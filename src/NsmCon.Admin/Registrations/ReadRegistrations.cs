using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Mail;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Registrations;

/// <summary>An event's registrations, as staff look for them.</summary>
public sealed class ReadRegistrations(ConferenceDb db)
{
    const int PageSize = 50;

    /// <summary>All that match, in the order asked for.</summary>
    public IQueryable<Registration> Matching(Event conference, RegistrationFilter filter) =>
        filter.Sorted(filter.InState(filter.InAnyState(InEvent(conference))));

    /// <summary>The same as lines of a table, each as it comes from the database: however many there are, one is in memory.</summary>
    public IAsyncEnumerable<CsvRow> Table(Event conference, RegistrationFilter filter) =>
        Matching(conference, filter)
            .Select(r => new CsvRow(
                r.Name,
                r.Email,
                r.Company,
                r.TicketType!.Name,
                r.DietaryNeeds,
                r.RegisteredAt,
                r.CheckedInAt,
                r.CancelledAt
            ))
            .AsAsyncEnumerable();

    public async Task<RegistrationsPage> Page(Event conference, RegistrationFilter filter, int number, bool mayChange)
    {
        var people = await InEvent(conference).Expected().CountAsync();
        var types = await db
            .TicketTypes.Where(type => type.EventId == conference.Id)
            .OrderBy(type => type.Position)
            .ThenBy(type => type.Name)
            .Select(type => new TypeName(type.Id, type.Name))
            .ToListAsync();
        var counts = await Counts(filter.InAnyState(InEvent(conference)));
        var total = filter.State is { } state ? counts.GetValueOrDefault(state) : counts.Values.Sum();
        var pager = new Pager(number, PageSize, total);
        var rows = await Rows(Matching(conference, filter).TakePage(pager));
        return new(conference, filter, people, types, counts, rows, pager, mayChange);
    }

    IQueryable<Registration> InEvent(Event conference) => db.Registrations.AsNoTracking().Where(r => r.EventId == conference.Id);

    static async Task<Dictionary<AttendanceState, int>> Counts(IQueryable<Registration> registrations)
    {
        var counts = await registrations
            .GroupBy(r => new { IsCanceled = r.CancelledAt != null, IsIn = r.CheckedInAt != null })
            .Select(group => new { State = group.Key, Count = group.Count() })
            .ToListAsync();
        var expected = counts.Where(count => !count.State.IsCanceled && !count.State.IsIn);
        var checkedIn = counts.Where(count => !count.State.IsCanceled && count.State.IsIn);
        var canceled = counts.Where(count => count.State.IsCanceled);
        return new()
        {
            [AttendanceState.Expected] = expected.Sum(count => count.Count),
            [AttendanceState.CheckedIn] = checkedIn.Sum(count => count.Count),
            [AttendanceState.Canceled] = canceled.Sum(count => count.Count),
        };
    }

    Task<List<RegistrationRow>> Rows(IQueryable<Registration> registrations) =>
        registrations
            .Select(r => new RegistrationRow(
                r.Id,
                r.Name,
                r.Email,
                r.Company,
                r.TicketType!.Name,
                r.RegisteredAt,
                r.CheckedInAt,
                r.CancelledAt,
                db.OutgoingMails.Where(mail => mail.RegistrationId == r.Id)
                    .OrderByDescending(mail => mail.Id)
                    .Select(mail => (MailState?)mail.State)
                    .FirstOrDefault() == MailState.Failed
            ))
            .ToListAsync();
}

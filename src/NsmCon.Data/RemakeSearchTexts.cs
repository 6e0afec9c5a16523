using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Registrations;
using NsmCon.Data.Search;
using NsmCon.Data.Sponsors;

namespace NsmCon.Data;

/// <summary>Makes what is searched and compared anew where the rules have changed since it was written, at each start.</summary>
static class RemakeSearchTexts
{
    const int MostAtOnce = 500;

    public static async Task RemakeSearches(this ConferenceDb db, CancellationToken cancel)
    {
        await RemakeRegistrations(db, cancel);
        await RemakeInquiries(db, cancel);
        // Of these there are many, and they follow from columns that do not change: only those are made that have none.
        await RemakeMails(db, cancel);
        await RemakeAuditEntries(db, cancel);
        await RemakeSponsors(db, cancel);
        await new RenewSearchEntries(db).RenewOthers(cancel);
    }

    static Task RemakeRegistrations(ConferenceDb db, CancellationToken cancel)
    {
        return RemakeInBatches(
            after =>
                db.Registrations.AsNoTracking()
                    .Where(r => r.Id > after)
                    .OrderBy(r => r.Id)
                    .Select(r => new
                    {
                        r.Id,
                        r.Name,
                        r.Email,
                        r.Company,
                        r.SearchText,
                    }),
            row => row.Id,
            row => Keep(row.Id, row.SearchText, Registration.SearchTextOf(row.Name, row.Email, row.Company)),
            cancel
        );

        async Task Keep(int id, string before, string text)
        {
            if (text != before)
                await db.Registrations.Where(r => r.Id == id).ExecuteUpdateAsync(set => set.SetProperty(r => r.SearchText, text), cancel);
        }
    }

    static Task RemakeInquiries(ConferenceDb db, CancellationToken cancel)
    {
        var inquiries = db.Inquiries.IgnoreQueryFilters();
        return RemakeInBatches(
            after =>
                inquiries
                    .AsNoTracking()
                    .Where(i => i.Id > after)
                    .OrderBy(i => i.Id)
                    .Select(i => new
                    {
                        i.Id,
                        i.Company,
                        i.ContactName,
                        i.Email,
                        i.SearchText,
                    }),
            row => row.Id,
            row => Keep(row.Id, row.SearchText, Inquiry.SearchTextOf(row.Company, row.ContactName, row.Email)),
            cancel
        );

        async Task Keep(int id, string before, string text)
        {
            if (text != before)
                await inquiries.Where(i => i.Id == id).ExecuteUpdateAsync(set => set.SetProperty(i => i.SearchText, text), cancel);
        }
    }

    static Task RemakeMails(ConferenceDb db, CancellationToken cancel) =>
        RemakeInBatches(
            after => db.OutgoingMails.AsNoTracking().Where(mail => mail.Id > after && mail.SearchText == "").OrderBy(mail => mail.Id),
            mail => mail.Id,
            mail =>
                db.OutgoingMails.Where(row => row.Id == mail.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.SearchText, mail.SearchText), cancel),
            cancel
        );

    static Task RemakeAuditEntries(ConferenceDb db, CancellationToken cancel) =>
        RemakeInBatches(
            after => db.AuditEntries.AsNoTracking().Where(entry => entry.Id > after && entry.SearchText == "").OrderBy(entry => entry.Id),
            entry => entry.Id,
            entry =>
                db.AuditEntries.Where(row => row.Id == entry.Id)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(row => row.SearchText, entry.SearchText)
                                .SetProperty(row => row.ActorSearchText, entry.ActorSearchText),
                        cancel
                    ),
            cancel
        );

    static Task RemakeSponsors(ConferenceDb db, CancellationToken cancel)
    {
        return RemakeInBatches(
            after =>
                db.Sponsors.AsNoTracking()
                    .Where(s => s.Id > after)
                    .OrderBy(s => s.Id)
                    .Select(s => new
                    {
                        s.Id,
                        s.Name,
                        s.NameKey,
                    }),
            row => row.Id,
            row => Keep(row.Id, row.NameKey, Sponsor.NameKeyOf(row.Name)),
            cancel
        );

        // Two companies that were two stay two, even if their names have become one in this form.
        async Task Keep(int id, string before, string key)
        {
            if (key != before)
                await db
                    .Sponsors.Where(s => s.Id == id && !db.Sponsors.Any(other => other.NameKey == key))
                    .ExecuteUpdateAsync(set => set.SetProperty(s => s.NameKey, key), cancel);
        }
    }

    static async Task RemakeInBatches<T>(
        Func<long, IQueryable<T>> rowsAfter,
        Func<T, long> idOf,
        Func<T, Task> remake,
        CancellationToken cancel
    )
    {
        for (var after = 0L; ; )
        {
            var rows = await rowsAfter(after).Take(MostAtOnce).ToListAsync(cancel);
            if (rows.Count == 0)
                return;

            foreach (var row in rows)
                await remake(row);
            after = idOf(rows[^1]);
        }
    }
}

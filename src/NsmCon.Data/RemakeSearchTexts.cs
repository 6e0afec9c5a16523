using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data;

/// <summary>Makes what is searched and compared anew where the rules have changed since it was written, at each start.</summary>
static class RemakeSearchTexts
{
    const int MostAtOnce = 500;

    public static async Task RemakeSearches(this ConferenceDb db, CancellationToken cancel)
    {
        await db.RemakeRegistrations(cancel);
        await db.RemakeInquiries(cancel);
        await db.RemakeSponsors(cancel);
    }

    static async Task RemakeRegistrations(this ConferenceDb db, CancellationToken cancel)
    {
        for (var after = 0; ;)
        {
            var rows = await db.Registrations.AsNoTracking().Where(r => r.Id > after).OrderBy(r => r.Id).Take(MostAtOnce)
                .Select(r => new { r.Id, r.Name, r.Email, r.Company, r.SearchText }).ToListAsync(cancel);
            if (rows.Count == 0) return;

            foreach (var row in rows)
            {
                var text = Registrations.Registration.SearchTextOf(row.Name, row.Email, row.Company);
                if (text != row.SearchText) await db.Registrations.Where(r => r.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.SearchText, text), cancel);
            }

            after = rows[^1].Id;
        }
    }

    static async Task RemakeInquiries(this ConferenceDb db, CancellationToken cancel)
    {
        for (var after = 0; ;)
        {
            var rows = await db.Inquiries.AsNoTracking().Where(i => i.Id > after).OrderBy(i => i.Id).Take(MostAtOnce)
                .Select(i => new { i.Id, i.Company, i.ContactName, i.Email, i.SearchText }).ToListAsync(cancel);
            if (rows.Count == 0) return;

            foreach (var row in rows)
            {
                var text = Inquiries.Inquiry.SearchTextOf(row.Company, row.ContactName, row.Email);
                if (text != row.SearchText) await db.Inquiries.Where(i => i.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.SearchText, text), cancel);
            }

            after = rows[^1].Id;
        }
    }

    // Two companies that were two stay two, even if their names have become one in this form.
    static async Task RemakeSponsors(this ConferenceDb db, CancellationToken cancel)
    {
        for (var after = 0; ;)
        {
            var rows = await db.Sponsors.AsNoTracking().Where(s => s.Id > after).OrderBy(s => s.Id).Take(MostAtOnce)
                .Select(s => new { s.Id, s.Name, s.NameKey }).ToListAsync(cancel);
            if (rows.Count == 0) return;

            foreach (var row in rows)
            {
                var key = Sponsors.Sponsor.NameKeyOf(row.Name);
                if (key != row.NameKey)
                    await db.Sponsors.Where(s => s.Id == row.Id && !db.Sponsors.Any(other => other.NameKey == key)).ExecuteUpdateAsync(set => set.SetProperty(s => s.NameKey, key), cancel);
            }

            after = rows[^1].Id;
        }
    }
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Staff;

/// <summary>Reads what the keys in entries of the log stand for: one query for each kind of key that is there.</summary>
public sealed class ReadAuditNames(ConferenceDb db)
{
    /// <summary>The names, by field and key. What was deleted has none any more.</summary>
    public async Task<IReadOnlyDictionary<(string Field, string Key), string>> Read(IEnumerable<AuditEntry> entries)
    {
        var names = new Dictionary<(string, string), string>();
        var fields = entries
            .SelectMany(entry => entry.Changes)
            .Where(change => change.Field.EndsWith("Id", StringComparison.Ordinal))
            .ToLookup(change => change.Field);
        foreach (var field in fields)
        {
            var keys = field
                .SelectMany(change => new[] { change.From, change.To })
                .Select(key => int.TryParse(key, CultureInfo.InvariantCulture, out var id) ? id : 0)
                .Distinct()
                .ToList();
            if (FindNames(field.Key, keys) is not { } query)
                continue;
            foreach (var row in await query.ToListAsync())
                names[(field.Key, $"{row.Id}")] = row.Name;
        }

        return names;
    }

    IQueryable<AuditName>? FindNames(string field, List<int> keys) =>
        field switch
        {
            "TicketTypeId" => db.TicketTypes.Where(row => keys.Contains(row.Id)).Select(row => new AuditName(row.Id, row.Name)),
            "QuotaId" => db.Set<NsmCon.Data.Events.Quota>()
                .Where(row => keys.Contains(row.Id))
                .Select(row => new AuditName(row.Id, row.Name)),
            "RoomId" => db.Rooms.Where(row => keys.Contains(row.Id)).Select(row => new AuditName(row.Id, row.Name)),
            "TrackId" => db.Tracks.Where(row => keys.Contains(row.Id)).Select(row => new AuditName(row.Id, row.Name)),
            "TalkId" => db.Talks.Where(row => keys.Contains(row.Id)).Select(row => new AuditName(row.Id, row.Title)),
            "SpeakerId" => db.Speakers.Where(row => keys.Contains(row.Id)).Select(row => new AuditName(row.Id, row.Name)),
            "SponsorId" => db.Sponsors.Where(row => keys.Contains(row.Id)).Select(row => new AuditName(row.Id, row.Name)),
            "PackageId" => db.Packages.Where(row => keys.Contains(row.Id)).Select(row => new AuditName(row.Id, row.Name)),
            "SponsorshipId" => db.Sponsorships.Where(row => keys.Contains(row.Id)).Select(row => new AuditName(row.Id, row.Sponsor!.Name)),
            "InquiryId" or "MergedIntoId" => db
                .Inquiries.IgnoreQueryFilters()
                .Where(row => keys.Contains(row.Id))
                .Select(row => new AuditName(row.Id, row.Company)),
            "RegistrationId" => db.Registrations.Where(row => keys.Contains(row.Id)).Select(row => new AuditName(row.Id, row.Name)),
            "OwnerId" or "StaffMemberId" => db.Users.Where(row => keys.Contains(row.Id)).Select(row => new AuditName(row.Id, row.Name)),
            _ => null,
        };

    sealed record AuditName(int Id, string Name);
}

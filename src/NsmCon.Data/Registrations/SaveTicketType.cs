using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;

namespace NsmCon.Data.Registrations;

/// <summary>
/// How a ticket type is from now on. It draws on the limits that are there, and where places are given on one of its own.
/// </summary>
public sealed record TicketTypeDetails(
    string Name,
    string Description,
    string Colour,
    IReadOnlyCollection<int> QuotaIds,
    int? Places,
    int Position,
    bool IsPublic
);

/// <summary>
/// Saves a ticket type and the limits that it draws on. What is looked at stays so
/// until it is saved: who registers meanwhile waits, and so does who changes the same.
/// </summary>
public sealed class SaveTicketType(ConferenceDb db)
{
    /// <summary>Saves a new one, or the one of the key.</summary>
    /// <exception cref="RuleBrokenException">
    /// A limit is gone, the name is given already, or people hold places that would be counted elsewhere.
    /// </exception>
    public async Task Save(int eventId, int? id, TicketTypeDetails details)
    {
        await using var write = await db.BeginWrite();
        await db.Lock<Event>(eventId);
        var type = id is null ? Add(eventId, details) : await LockTicketType(eventId, id.Value);
        var chosen = await db.TicketLimits(eventId).Where(quota => details.QuotaIds.Contains(quota.Id)).ToListAsync();
        if (chosen.Count < details.QuotaIds.Distinct().Count())
            throw new RuleBrokenException("This limit no longer exists. Choose another one.") { About = nameof(details.QuotaIds) };
        if (type.Id != 0 && !KeepsLimits(type, details))
            await RefuseWhereUsed(type);

        Apply(details, type, chosen);
        await Save(type);
        await write.Commit();
    }

    TicketType Add(int eventId, TicketTypeDetails details)
    {
        var type = new TicketType { EventId = eventId, Name = details.Name };
        db.TicketTypes.Add(type);
        return type;
    }

    async Task<TicketType> LockTicketType(int eventId, int id)
    {
        await db.Lock<TicketType>(id);
        return await db
            .TicketTypes.Include(type => type.Limits)
                .ThenInclude(limit => limit.Quota)
            .FirstOrDefaultAsync(type => type.EventId == eventId && type.Id == id)
            ?? throw new RuleBrokenException("This ticket type was deleted.");
    }

    static bool KeepsLimits(TicketType type, TicketTypeDetails details) =>
        details.Places is null && type.Limits.Select(limit => limit.QuotaId).ToHashSet().SetEquals(details.QuotaIds);

    // The places that were taken stay counted where they were taken.
    async Task RefuseWhereUsed(TicketType type)
    {
        if (!await db.Registrations.AnyAsync(registration => registration.TicketTypeId == type.Id))
            return;

        var names = string.Join(" and ", type.Limits.Select(limit => limit.Quota!.Name).Order(StringComparer.Ordinal));
        throw new RuleBrokenException($"Someone registered as {type.Name}: its places stay counted in {names}.")
        {
            About = nameof(TicketTypeDetails.QuotaIds),
        };
    }

    static void Apply(TicketTypeDetails details, TicketType type, List<Quota> chosen)
    {
        type.Name = details.Name.Trim();
        type.Description = details.Description.Trim();
        type.Colour = details.Colour.ToLowerInvariant();
        type.Position = details.Position;
        type.IsPublic = details.IsPublic;
        type.Limits.RemoveAll(limit => !details.QuotaIds.Contains(limit.QuotaId));
        foreach (var quota in chosen.Where(quota => !type.Limits.Exists(limit => limit.QuotaId == quota.Id)))
            type.DrawOn(quota);
        if (details.Places is { } places)
            type.DrawOn(
                new Quota
                {
                    EventId = type.EventId,
                    Name = type.Name,
                    Size = places,
                }
            );
    }

    async Task Save(TicketType type)
    {
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException fault) when (fault.IsRefusedByDatabase())
        {
            throw new RuleBrokenException($"There is already a ticket type or limit named {type.Name}. Choose another name.")
            {
                About = nameof(TicketTypeDetails.Name),
            };
        }
    }
}

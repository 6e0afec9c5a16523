using Microsoft.EntityFrameworkCore;
using NsmCon.Data;

namespace NsmCon.Admin.Registrations.Public;

/// <summary>A ticket type as the form offers it.</summary>
/// <param name="Left">The places that are left: of the limit that has the fewest.</param>
public sealed record TicketTypeChoice(int Id, string Name, string Description, int Left)
{
    const int FewPlaces = 10;

    public bool IsFull => Left <= 0;

    public string Words =>
        Left switch
        {
            <= 0 => "Sold out",
            1 => "1 place left",
            _ => $"{Left} places left",
        };

    /// <summary>The class of the tag that shows <see cref="Words"/>.</summary>
    public string Tone =>
        Left switch
        {
            <= 0 => "out",
            <= FewPlaces => "low",
            _ => "",
        };
}

/// <summary>What an event's form offers: the public ticket types, with the places that are left now.</summary>
public sealed class ReadTicketTypes(ConferenceDb db, OfferedTypes offered)
{
    public ValueTask<List<TicketTypeChoice>> Read(int eventId) => offered.Find(db, eventId).ToListAsync();
}

/// <summary>
/// Asked at every form that is sent when everybody registers at once, and so compiled; for one database, and so once for each app.
/// </summary>
public sealed class OfferedTypes
{
    /// <summary>The public ticket types of an event, in order.</summary>
    public Func<ConferenceDb, int, IAsyncEnumerable<TicketTypeChoice>> Find { get; } =
        EF.CompileAsyncQuery(
            (ConferenceDb db, int eventId) =>
                db
                    .TicketTypes.Where(type => type.EventId == eventId && type.IsPublic)
                    .OrderBy(type => type.Position)
                    .ThenBy(type => type.Name)
                    .Select(type => new TicketTypeChoice(
                        type.Id,
                        type.Name,
                        type.Description,
                        type.Limits.Min(limit => limit.Quota!.Size - limit.Quota.Taken)
                    ))
        );
}

using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Registrations;
using NsmCon.Data.Sponsors;

namespace NsmCon.Testbed;

/// <summary>Things of a conference, valid as they are: a test names only what it is about.</summary>
public static class A
{
    /// <summary>A day in the life of NSMCon EU 2020, before it began.</summary>
    public static readonly DateTime Day = new(2020, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    /// <summary>The mailboxes that are ours.</summary>
    public static readonly OwnMailboxes Mailboxes = new(
        Sender: "nsmcon@example.org",
        Bounces: "bounces@example.org",
        Sponsors: "sponsors@example.org",
        SponsorsName: "Sponsors",
        ReceiptsADay: 5
    );

    /// <summary>An event that is announced.</summary>
    public static Event Event(string slug = "nsmconeu2020", string title = "NSMCon EU 2020", string timeZone = "Europe/Amsterdam") =>
        new Event
        {
            Slug = slug,
            Title = title,
            TimeZone = timeZone,
            StartsOn = new(2020, 3, 30),
            Place = "Amsterdam, The Netherlands",
        }.Announced();

    /// <summary>The event, announced.</summary>
    public static Event Announced(this Event conference)
    {
        conference.SetStage(EventStage.Announced, Day);
        return conference;
    }

    public static Quota Quota(int eventId = 0, string name = "Places", int size = 100) =>
        new()
        {
            EventId = eventId,
            Name = name,
            Size = size,
        };

    /// <summary>A ticket type that draws on one new limit.</summary>
    public static TicketType TicketType(Quota quota, string name = "Attendee")
    {
        var type = new TicketType { EventId = quota.EventId, Name = name };
        type.DrawOn(quota);
        return type;
    }

    /// <summary>A ticket type that draws on limits which there are already.</summary>
    public static TicketType TypeWithin(int eventId, string name, params int[] quotaIds) =>
        new()
        {
            EventId = eventId,
            Name = name,
            Limits = [.. quotaIds.Select(id => new TicketTypeLimit { EventId = eventId, QuotaId = id })],
        };

    /// <summary>The limit of a ticket type that draws on one.</summary>
    public static int QuotaId(this TicketType type) => type.Limits.Single().QuotaId;

    /// <summary>What a person asks of the registration desk.</summary>
    public static DeskRequest Request(
        TicketType type,
        string name = "Ada Lovelace",
        string email = "ada@example.org",
        Guid? attempt = null
    ) => new(type.EventId, "NSMCon EU 2020", type.Id, attempt ?? Guid.NewGuid(), name, email, "Analytical Engines", "", Day);

    /// <summary>A registration that no desk has seen: it took no place.</summary>
    public static Registration Registration(TicketType? type = null, string name = "Ada Lovelace", string email = "ada@example.org") =>
        NsmCon.Data.Registrations.Registration.FromRequest(Request(type ?? TicketType(Quota()), name, email), Day);

    public static Talk Talk(int eventId = 0, string title = "A Mesh of Networks", TalkKind kind = TalkKind.Talk) =>
        new()
        {
            EventId = eventId,
            Title = title,
            Kind = kind,
        };

    public static Speaker Speaker(int eventId = 0, string name = "Grace Hopper") => new() { EventId = eventId, Name = name };

    public static Sponsor Sponsor(string name = "Acme") => new() { Name = name };

    /// <summary>A package with a limit of its own, or none.</summary>
    public static Package Package(int eventId = 0, string name = "Event", int? size = null, Package? onlyWith = null) =>
        new()
        {
            EventId = eventId,
            Key = name.ToLowerInvariant(),
            Name = name,
            PriceCents = 300_000,
            Quota = size is { } most ? Quota(eventId, name, most) : null,
            OnlyWithPackage = onlyWith,
        };

    public static Inquiry Inquiry(int eventId = 0, string company = "Acme", string email = "buyer@acme.example") =>
        new()
        {
            EventId = eventId,
            Company = company,
            ContactName = "Wile E. Coyote",
            Email = email,
            ReceivedAt = Day,
        };

    public static Message Message(MessageKind kind = MessageKind.In, string text = "Hello") =>
        new()
        {
            Kind = kind,
            From = "buyer@acme.example",
            Text = text,
            At = Day,
        };
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Registrations;
using NsmCon.Data.Sponsors;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Events;

/// <summary>Events of a test's own, and what is in them.</summary>
static class Conferences
{
    public static async Task<Event> AddEvent(this RunningApp app, string slug, Action<Event>? with = null)
    {
        await using var db = app.OpenDb();
        var added = new Event
        {
            Slug = slug,
            Title = $"Conference {slug}",
            StartsOn = new(2030, 3, 30),
            Place = "Amsterdam",
            TimeZone = "Europe/Amsterdam",
        }.Announced();
        with?.Invoke(added);
        db.Add(added);
        await db.SaveChangesAsync();
        return added;
    }

    public static Task SetStage(this RunningApp app, string slug, EventStage stage) =>
        app.ChangeEvent(slug, conference => conference.SetStage(stage, app.Now()));

    public static async Task ChangeEvent(this RunningApp app, string slug, Action<Event> change)
    {
        await using var db = app.OpenDb();
        change(await db.Events.SingleAsync(e => e.Slug == slug));
        await db.SaveChangesAsync();
    }

    public static async Task<TicketType> AddTicketType(this RunningApp app, Event conference, string name = "Attendee", int places = 500)
    {
        await using var db = app.OpenDb();
        var type = new TicketType { EventId = conference.Id, Name = name };
        type.DrawOn(
            new Quota
            {
                EventId = conference.Id,
                Name = $"{name} places",
                Size = places,
            }
        );
        db.Add(type);
        await db.SaveChangesAsync();
        return type;
    }

    public static Task Register(this RunningApp app, Event conference, TicketType type, int people) =>
        Task.WhenAll(
            Enumerable
                .Range(0, people)
                .Select(i =>
                    app.Services.GetRequiredService<RegistrationDesk>()
                        .Register(
                            new DeskRequest(
                                conference.Id,
                                conference.Title,
                                type.Id,
                                Guid.NewGuid(),
                                $"Person {i}",
                                $"{Guid.NewGuid():N}@example.org",
                                "Acme",
                                "",
                                null
                            )
                        )
                )
        );

    public static async Task AddInquiries(this RunningApp app, Event conference, int count, InquiryState state = InquiryState.New)
    {
        await using var db = app.OpenDb();
        foreach (var i in Enumerable.Range(0, count))
        {
            var inquiry = new Inquiry
            {
                EventId = conference.Id,
                Company = $"Company {i}",
                ContactName = "Grace",
                Email = "grace@example.org",
                ReceivedAt = app.Now(),
            };
            inquiry.Add(
                new Message
                {
                    Kind = MessageKind.In,
                    From = "Grace <grace@example.org>",
                    Text = "Is it free?",
                    At = app.Now(),
                }
            );
            inquiry.MoveTo(state, app.Now());
            db.Add(inquiry);
        }

        await db.SaveChangesAsync();
    }

    public static async Task AddSponsorship(this RunningApp app, Event conference, string package, long cents, string sponsor)
    {
        await using var db = app.OpenDb();
        var offered = await db.Packages.FirstOrDefaultAsync(p => p.EventId == conference.Id && p.Name == package)
            ?? db.Add(
                new Package
                {
                    EventId = conference.Id,
                    Key = package,
                    Name = package,
                    PriceCents = cents,
                }
            ).Entity;
        await db.SaveChangesAsync();
        var company = new Sponsor { Name = sponsor };
        db.Add(company);
        await new TakePackage(db).Take(offered.Id, company, app.Now(), by: "test");
    }

    public static DateTime Now(this RunningApp app) => app.Clock.GetUtcNow().UtcDateTime;
}

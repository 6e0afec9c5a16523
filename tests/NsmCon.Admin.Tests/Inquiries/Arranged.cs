using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Sponsors;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inquiries;

/// <summary>Inquiries of the seed event, and what they are about.</summary>
static class Arranged
{
    public const string List = $"/admin/events/{RunningApp.Seed}/inquiries";

    public static async Task<Inquiry> AddInquiry(
        this RunningApp app,
        string company,
        Action<Inquiry>? with = null,
        int? eventId = null,
        params string[] packages
    )
    {
        await using var db = app.OpenDb();
        var id = eventId ?? await db.Events.Where(e => e.Slug == RunningApp.Seed).Select(e => e.Id).SingleAsync();
        var wishes = await db
            .Packages.Where(package => package.EventId == id && packages.Contains(package.Key))
            .Select(package => package.Id)
            .ToListAsync();
        var now = app.Clock.GetUtcNow().UtcDateTime;
        var inquiry = new Inquiry
        {
            EventId = id,
            Company = company,
            ContactName = "Toni Bakker",
            Email = $"toni@{company.Replace(' ', '-').ToLowerInvariant()}.example",
            ReceivedAt = now,
            Packages = [.. wishes.Select(wish => new InquiryPackage { PackageId = wish })],
        };
        inquiry.Add(
            new Message
            {
                Kind = MessageKind.In,
                From = $"Toni Bakker <{inquiry.Email}>",
                Subject = $"Sponsoring NSMCon EU 2020: {company}",
                Text = "Is it free?",
                At = now,
            }
        );
        with?.Invoke(inquiry);
        db.Add(inquiry);
        await db.SaveChangesAsync();
        return inquiry;
    }

    public static async Task<Package> Package(this RunningApp app, string key)
    {
        await using var db = app.OpenDb();
        return await db.Packages.Include(package => package.Quota).SingleAsync(package => package.Key == key);
    }

    public static async Task<Event> AddOtherEvent(this RunningApp app)
    {
        await using var db = app.OpenDb();
        var other = new Event { Slug = "other", Title = "Other Conference" }.Announced();
        db.Add(other);
        await db.SaveChangesAsync();
        return other;
    }
}

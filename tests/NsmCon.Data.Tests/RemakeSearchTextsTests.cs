using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Staff;
using NsmCon.Data.Tests.Registrations;

namespace NsmCon.Data.Tests;

/// <summary>What was written by an earlier version, under other rules, is found after the next start.</summary>
public class RemakeSearchTextsTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Texts_of_an_earlier_version_are_made_anew_at_the_start(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 2);
        await using (var desk = new OpenDesk(conference))
            await desk.Register(A.Request(type, "Síle O’Brien", "sile@example.org"));
        await conference.Save(
            new Sponsor { Name = "Straßen AG" },
            A.Inquiry(type.EventId, "Æther GmbH", "aether@example.org"),
            A.Inquiry(type.EventId, "Ødis", "odis@example.org")
        );
        await using var db = conference.CreateDbContext();
        await db.Registrations.ExecuteUpdateAsync(set => set.SetProperty(r => r.SearchText, "sile o’brien sile@example.org"));
        await db.Sponsors.ExecuteUpdateAsync(set => set.SetProperty(s => s.NameKey, "straßen ag"));
        await db.Inquiries.ExecuteUpdateAsync(set => set.SetProperty(i => i.SearchText, "of before"));

        await db.Migrate();

        Assert.Equal("sile obrien sile@example.org analytical engines", await db.Registrations.Select(r => r.SearchText).SingleAsync());
        Assert.Equal(
            ["aether gmbh wile e. coyote aether@example.org", "odis wile e. coyote odis@example.org"],
            await db.Inquiries.OrderBy(i => i.Id).Select(i => i.SearchText).ToListAsync()
        );
        Assert.Equal("strassen ag", await db.Sponsors.Select(s => s.NameKey).SingleAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Mails_and_audit_entries_of_before_are_found_after_the_next_start(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await using var db = conference.CreateDbContext();
        for (var at = 0; at < 501; at++)
        {
            db.Add(new OutgoingMail("Test", $"zoë-{at}@example.org", "Hello", DateTime.UtcNow) { ToName = "José Álvarez" });
            db.Add(
                new AuditEntry
                {
                    At = DateTime.UtcNow,
                    By = "zoë@example.org",
                    Action = "Changed",
                    Subject = "Room",
                    SubjectName = "Ärzte",
                    Changes =
                    [
                        new()
                        {
                            Field = "Name",
                            From = null,
                            To = "Große Straße",
                        },
                    ],
                }
            );
        }

        await db.SaveChangesAsync();
        await db.OutgoingMails.ExecuteUpdateAsync(set => set.SetProperty(mail => mail.SearchText, ""));
        await db.AuditEntries.ExecuteUpdateAsync(set =>
            set.SetProperty(entry => entry.SearchText, "").SetProperty(entry => entry.ActorSearchText, "")
        );

        await db.Migrate();

        Assert.Equal(501, await db.OutgoingMails.CountAsync(mail => mail.SearchText.StartsWith("jose alvarez zoe ")));
        Assert.Equal(
            501,
            await db.AuditEntries.CountAsync(entry =>
                entry.SearchText == "arzte name grosse strasse" && entry.ActorSearchText == "zoe@example.org"
            )
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_companies_whose_names_have_become_one_stay_two(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(new Sponsor { Name = "Strassen AG" }, new Sponsor { Name = "Other" });
        await using var db = conference.CreateDbContext();
        await db
            .Sponsors.Where(s => s.Name == "Other")
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Name, "Straßen AG").SetProperty(s => s.NameKey, "straßen ag"));

        await db.Migrate();

        Assert.Equal(["strassen ag", "straßen ag"], await db.Sponsors.OrderBy(s => s.Id).Select(s => s.NameKey).ToListAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_more_rows_than_are_read_at_once_the_first_and_the_last_are_made_anew(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 1);
        await using var db = conference.CreateDbContext();
        await using (var write = await db.BeginWrite())
        {
            await db.InsertMany(
                Enumerable.Range(0, 501).Select(at => Searched(A.Registration(type, "Ada", $"ada-{at}@example.org"))).ToList()
            );
            await db.InsertMany(Enumerable.Range(0, 501).Select(at => Searched(A.Inquiry(type.EventId))).ToList());
            await db.InsertMany(Enumerable.Range(0, 501).Select(at => Searched(A.Sponsor($"Acme {at}"))).ToList());
            await write.Commit();
        }

        await db.Registrations.Where(r => r.Id == 1 || r.Id == 501).ExecuteUpdateAsync(set => set.SetProperty(r => r.SearchText, "old"));
        await db.Inquiries.Where(i => i.Id == 1 || i.Id == 501).ExecuteUpdateAsync(set => set.SetProperty(i => i.SearchText, "old"));
        await db
            .Sponsors.Where(s => s.Id == 1 || s.Id == 501)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.NameKey, s => "old" + s.Id));

        await db.Migrate();

        Assert.Equal(0, await db.Registrations.CountAsync(r => r.SearchText == "old"));
        Assert.Equal(0, await db.Inquiries.CountAsync(i => i.SearchText == "old"));
        Assert.Equal(0, await db.Sponsors.CountAsync(s => s.NameKey == "old" + s.Id));
    }

    static T Searched<T>(T row)
        where T : class
    {
        if (row is Inquiry inquiry)
            inquiry.SetSearchText();
        if (row is Sponsor sponsor)
            sponsor.SetNameKey();
        return row;
    }
}

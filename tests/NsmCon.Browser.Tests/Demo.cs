using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Registrations;
using NsmCon.Data.Sponsors;
using NsmCon.Testbed.Running;

namespace NsmCon.Browser.Tests;

/// <summary>An event in full swing, so that pages and pictures show what they are made for.</summary>
static class Demo
{
    static readonly string[] FirstNames =
    [
        "Robin",
        "Kim",
        "Noor",
        "Samuel",
        "Ada",
        "Yuki",
        "Fatima",
        "Lars",
        "Chidi",
        "Elena",
        "Tomás",
        "Ingrid",
    ];
    static readonly string[] LastNames =
    [
        "de Vries",
        "Tanaka",
        "Haddad",
        "Okafor",
        "Lovelace",
        "Lindqvist",
        "Ferreira",
        "Novak",
        "O’Brien",
        "Schmidt",
    ];
    static readonly string[] Companies = ["Halden Networks", "Meridian Cloud", "Polder Systems", "Ringvaart", "Analytical Engines", ""];

    /// <summary>What opens the own page of a speaker.</summary>
    public const string SpeakerCode = "0123456789ABCDEFGHJK";

    /// <summary>Fills the seed event and gives the ticket code of one attendee.</summary>
    public static async Task<string> Fill(RunningApp app)
    {
        await using var db = app.OpenDb();
        using var acting = db.ActAs("mira@staff.example.org");
        var conference = await db.Events.SingleAsync(e => e.Slug == RunningApp.Seed);
        conference.IncomeTargetCents = 60_000_00;
        var code = await Register(app, db, conference);
        await Sponsor(db, conference);
        await ShowPageSponsors(app, db, conference);
        await Ask(db, conference);
        await Write(db);
        await db
            .Speakers.Where(speaker => speaker.EventId == conference.Id && speaker.Name == "Alexandre Menezes")
            .ExecuteUpdateAsync(set => set.SetProperty(speaker => speaker.PageCode, SpeakerCode));
        return code;
    }

    static async Task<string> Register(RunningApp app, ConferenceDb db, Event conference)
    {
        var type = await db.TicketTypes.FirstAsync(t => t.EventId == conference.Id);
        var desk = app.Services.GetRequiredService<RegistrationDesk>();
        var answers = new List<DeskAnswer>();
        for (var i = 0; i < 60; i++)
        {
            // A growing stream over two months.
            var name = $"{FirstNames[i % FirstNames.Length]} {LastNames[i * 7 % LastNames.Length]}";
            answers.Add(
                await desk.Register(
                    new DeskRequest(
                        conference.Id,
                        conference.Title,
                        type.Id,
                        Guid.NewGuid(),
                        name,
                        $"person{i}@test.networkservicemesh.io",
                        Companies[i % Companies.Length],
                        i % 9 == 0 ? "vegetarian" : "",
                        DateTime.UtcNow
                    )
                )
            );
            var daysAgo = (int)(60 * Math.Pow(1 - (i / 60.0), 1.6));
            await db
                .Registrations.Where(r => r.TicketCode == answers[i].TicketCode)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.RegisteredAt, DateTime.UtcNow.AddDays(-daysAgo)));
        }

        return answers[0].TicketCode!;
    }

    static async Task Sponsor(ConferenceDb db, Event conference)
    {
        var packages = await db.Packages.Where(p => p.EventId == conference.Id).OrderBy(p => p.Position).ToListAsync();
        var only = packages.Find(p => p.OnlyWithPackageId is not null)!;
        var halden = new Sponsor { Name = "Halden Networks", Website = "https://halden.example.org" };
        var polder = new Sponsor { Name = "Polder Systems", Website = "https://polder.example.org" };
        db.AddRange(halden, polder);
        await db.SaveChangesAsync();
        var take = new TakePackage(db);
        await take.Take(only.OnlyWithPackageId!.Value, halden, DateTime.UtcNow, "mira@staff.example.org");
        await take.Take(only.Id, halden, DateTime.UtcNow, "mira@staff.example.org");
        await take.Take(
            packages.First(p => p.Id != only.Id && p.Id != only.OnlyWithPackageId).Id,
            polder,
            DateTime.UtcNow,
            "mira@staff.example.org"
        );
    }

    // A logo that is wider than any phone.
    static async Task ShowPageSponsors(RunningApp app, ConferenceDb db, Event conference)
    {
        Directory.CreateDirectory($"{app.Folder}/static/img");
        await File.WriteAllTextAsync(
            $"{app.Folder}/static/img/wide.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"2400\" height=\"90\"><rect width=\"2400\" height=\"90\"/></svg>"
        );
        conference.PageSponsors =
        [
            new()
            {
                Section = "Community partners",
                Name = "Wijde Wereld",
                LogoPath = "/img/wide.svg",
                Href = "https://wijd.example.org",
            },
            new()
            {
                Section = "Community partners",
                Name = "Donaudampfschifffahrtsgesellschaft",
                LogoPath = "",
                Href = "",
            },
        ];
        await db.SaveChangesAsync();
    }

    static async Task Ask(ConferenceDb db, Event conference)
    {
        foreach (
            var (company, contact) in new[]
            {
                ("Ringvaart", "Noor Haddad"),
                ("Meridian Cloud", "Samuel Okafor"),
                ("Delta Works", "Ingrid Lindqvist"),
            }
        )
        {
            var inquiry = new Inquiry
            {
                EventId = conference.Id,
                Company = company,
                ContactName = contact,
                Email = $"{company.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant()}@test.networkservicemesh.io",
                ReceivedAt = DateTime.UtcNow.AddDays(-2),
            };
            inquiry.Add(
                new Message
                {
                    Kind = MessageKind.In,
                    From = contact,
                    Subject = "Sponsoring NSMCon",
                    Text = "We would like to sponsor a break. What is left, and by when do you need our logo?",
                    At = DateTime.UtcNow.AddDays(-2),
                }
            );
            inquiry.Add(
                new Message
                {
                    Kind = MessageKind.In,
                    From = $"{contact} <{inquiry.Email}>",
                    Subject = "Re: Sponsoring NSMCon",
                    Text = $"By when, exactly?\n\nOn Monday, Mira wrote:\n> In time for the printer.\n-- \n{contact}",
                    Pieces = [new(PieceKind.Written, 2), new(PieceKind.Quoted, 2), new(PieceKind.Signature, 2)],
                    AddedBy = "Mira",
                    At = DateTime.UtcNow.AddDays(-1),
                }
            );
            db.Inquiries.Add(inquiry);
        }

        await db.SaveChangesAsync();
    }

    /// <summary>A mail that answers nothing and names no event, with all that a mail's page can show.</summary>
    static async Task Write(ConferenceDb db)
    {
        const string mail = """
            From: Wil Jansen <wil.jansen@northern-networks.example>
            To: sponsors@networkservicemesh.io
            Cc: finance@northern-networks.example
            Subject: Is a booth for two people still to be had, and what would it cost us?
            Content-Type: multipart/mixed; boundary=part

            --part
            Content-Type: multipart/alternative; boundary=both

            --both
            Content-Type: text/plain

            Could you tell us by Friday? https://northern-networks.example/a-very-long-address/that-has-no-place-to-break/in-it-anywhere

            On Monday, Mia wrote:
            > Ask them about a booth.
            -- 
            Wil Jansen
            Northern Networks
            --both
            Content-Type: text/html

            <p>Could you tell us by <b style="color: #a00">Friday</b>?</p><blockquote type="cite">Ask them about a booth.</blockquote><p>Wil Jansen<br>Northern Networks</p>
            --both--
            --part
            Content-Type: application/pdf; name="floor plan.pdf"
            Content-Disposition: attachment; filename="floor plan.pdf"

            %PDF-1.4
            --part--
            """;
        string[] others =
        [
            "From: Aiko Mori <aiko@lantern.example>\nTo: sponsors@networkservicemesh.io\nSubject: Lunch for everyone?\n\nWe would like to pay for lunch.",
            "From: Ingrid Lindqvist <ingrid.lindqvist@gmail.com>\nTo: sponsors@networkservicemesh.io\nSubject: Our logo\n\nHere it comes.",
            "From: Tomás Ferreira <tomas@meridian-cloud.example>\nTo: sponsors@networkservicemesh.io\nAuto-Submitted: auto-replied\nSubject: Out of office\n\nI am back on Monday.",
        ];
        foreach (var (number, text) in others.Prepend(mail).Index())
            await new KeepIncomingMail(db).Keep(
                new("data/inbox", 0, 0, System.Text.Encoding.UTF8.GetBytes(text), DateTime.UtcNow.AddHours(-7 * number)),
                DateTime.UtcNow
            );
        while (await db.IncomingMails.AnyAsync(m => m.State == IncomingState.New))
            await Task.Delay(100);
    }
}

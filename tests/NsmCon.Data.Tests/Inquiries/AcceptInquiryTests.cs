using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Tests.Sponsors;

namespace NsmCon.Data.Tests.Inquiries;

public class AcceptInquiryTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_accepted_inquiry_makes_a_sponsor_with_a_contact_and_the_packages(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var eventId = (await conference.Event()).Id;
        var whole = A.Package(eventId, "Event");
        var shirt = A.Package(eventId, "T-Shirt", size: 2, onlyWith: whole);
        shirt.Position = -1;
        var inquiry = A.Inquiry(eventId, "Acme", "buyer@acme.example");
        await conference.Save(shirt, inquiry);

        await Accept(conference, inquiry, shirt.Id, whole.Id);

        var acme = await conference.Read(db => db.Sponsors.Include(s => s.Contacts).SingleAsync());
        Assert.Equal(("Acme", "buyer@acme.example"), (acme.Name, Assert.Single(acme.Contacts).Email));
        Assert.Equal(["Event", "T-Shirt"], await conference.PackagesOf(acme));
        var accepted = await conference.Read(db => db.Inquiries.SingleAsync());
        Assert.Equal((InquiryState.Accepted, acme.Id), (accepted.State, accepted.SponsorId));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_company_that_is_a_sponsor_already_is_found_however_it_writes_its_name(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var lunch = A.Package((await conference.Event()).Id, "Lunch");
        var inquiry = A.Inquiry(lunch.EventId, "  ACME ", "new@acme.example");
        var acme = A.Sponsor("Acme");
        await conference.Save(lunch, inquiry, acme);

        await Accept(conference, inquiry, lunch.Id);

        Assert.Equal(["Lunch"], await conference.PackagesOf(acme));
        Assert.Equal("new@acme.example", (await conference.Read(db => db.Contacts.SingleAsync())).Email);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task All_packages_are_taken_or_none(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var eventId = (await conference.Event()).Id;
        var (lunch, soldOut) = (A.Package(eventId, "Lunch", size: 1), A.Package(eventId, "Pause", size: 0));
        var inquiry = A.Inquiry(eventId);
        await conference.Save(lunch, soldOut, inquiry);

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => Accept(conference, inquiry, lunch.Id, soldOut.Id));

        Assert.Equal("Pause is sold out.", refusal.Message);
        Assert.Equal(0, await conference.Taken(lunch.QuotaId!.Value));
        Assert.Equal(0, await conference.Read(db => db.Sponsors.CountAsync()));
        Assert.Equal(InquiryState.New, (await conference.Read(db => db.Inquiries.SingleAsync())).State);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_package_of_another_event_is_refused_and_so_is_none(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var lunch = A.Package((await conference.Event()).Id, "Lunch");
        var foreign = A.Package((await conference.Event("other")).Id, "Lunch");
        var inquiry = A.Inquiry(lunch.EventId);
        await conference.Save(lunch, foreign, inquiry);

        var strange = await Assert.ThrowsAsync<RuleBrokenException>(() => Accept(conference, inquiry, lunch.Id, foreign.Id));
        var none = await Assert.ThrowsAsync<RuleBrokenException>(() => Accept(conference, inquiry));

        Assert.Equal("One of the packages is no longer offered for this event. Look at the list again.", strange.Message);
        Assert.Equal("Choose at least one package.", none.Message);
        Assert.Equal(0, await conference.Read(db => db.Sponsorships.CountAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_who_accept_the_same_inquiry_at_once_make_one_sponsor_of_it(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var eventId = (await conference.Event()).Id;
        var (lunch, pause) = (A.Package(eventId, "Lunch", size: 5), A.Package(eventId, "Pause", size: 5));
        var inquiry = A.Inquiry(eventId);
        await conference.Save(lunch, pause, inquiry);
        await using var one = conference.CreateDbContext();
        await using var other = conference.FromAnotherProcess().CreateDbContext();
        var (mine, yours) = (await one.Inquiries.SingleAsync(), await other.Inquiries.SingleAsync());

        var outcomes = await Task.WhenAll(
            Attempt.Catch(() => new AcceptInquiry(one).Accept(mine, [lunch.Id], A.Day, by: "Grace")),
            Attempt.Catch(() => new AcceptInquiry(other).Accept(yours, [pause.Id], A.Day, by: "Ada"))
        );

        Assert.Single(outcomes, fault => fault is null);
        Assert.Single(outcomes, fault => fault is DbUpdateConcurrencyException);
        Assert.Single(await conference.PackagesOf(await conference.Read(db => db.Sponsors.SingleAsync())));
        Assert.Equal(1, await conference.Taken(lunch.QuotaId!.Value) + await conference.Taken(pause.QuotaId!.Value));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_inquiries_of_one_new_company_at_once_make_one_sponsor_or_a_sentence(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var eventId = (await conference.Event()).Id;
        var (lunch, pause) = (A.Package(eventId, "Lunch"), A.Package(eventId, "Pause"));
        var (first, second) = (A.Inquiry(eventId, "Acme"), A.Inquiry(eventId, "ACME"));
        await conference.Save(lunch, pause, first, second);

        var outcomes = await Task.WhenAll(
            Attempt.Catch(() => Accept(conference, first, lunch.Id)),
            Attempt.Catch(() => Accept(conference.FromAnotherProcess(), second, pause.Id))
        );
        foreach (var refusal in outcomes.OfType<Exception>())
            Assert.Matches(
                "^Someone else entered (Acme|ACME) as a sponsor at the same time. Please accept the inquiry again.$",
                Assert.IsType<RuleBrokenException>(refusal).Message
            );
        if (outcomes[0] is not null)
            await Accept(conference, first, lunch.Id);
        if (outcomes[1] is not null)
            await Accept(conference, second, pause.Id);

        Assert.Equal(["Lunch", "Pause"], await conference.PackagesOf(await conference.Read(db => db.Sponsors.SingleAsync())));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_inquiry_that_belongs_to_a_sponsor_goes_to_that_one_whatever_the_company_calls_itself(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var lunch = A.Package((await conference.Event()).Id, "Lunch");
        var (acme, globex) = (A.Sponsor("Acme"), A.Sponsor("Globex"));
        await conference.Save(globex, acme);
        var inquiry = A.Inquiry(lunch.EventId, "Globex");
        inquiry.SponsorId = acme.Id;
        await conference.Save(lunch, inquiry);

        await Accept(conference, inquiry, lunch.Id);

        Assert.Equal(["Lunch"], await conference.PackagesOf(acme));
        Assert.Empty(await conference.PackagesOf(globex));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_contact_whom_the_sponsor_has_already_is_not_added_again(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var lunch = A.Package((await conference.Event()).Id, "Lunch");
        var acme = A.Sponsor("Acme");
        acme.Contacts.Add(
            new Contact
            {
                Name = "Wile",
                Email = "Buyer@acme.example",
                Phone = "1",
            }
        );
        var inquiry = A.Inquiry(lunch.EventId, "Acme", "buyer@ACME.example");
        await conference.Save(acme, lunch, inquiry);

        await Accept(conference, inquiry, lunch.Id);

        var contact = await conference.Read(db => db.Contacts.SingleAsync());
        Assert.Equal(("Wile", "Buyer@acme.example", "1"), (contact.Name, contact.Email, contact.Phone));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Packages_are_taken_in_the_order_of_the_list_after_those_that_they_need(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var eventId = (await conference.Event()).Id;
        var whole = A.Package(eventId, "Event");
        var (lunch, pause, dinner, shirt) = (
            A.Package(eventId, "Lunch"),
            A.Package(eventId, "Pause"),
            A.Package(eventId, "Dinner"),
            A.Package(eventId, "T-Shirt", onlyWith: whole)
        );
        (whole.Position, lunch.Position, pause.Position, dinner.Position, shirt.Position) = (4, 3, 2, 2, 0);
        var inquiry = A.Inquiry(eventId);
        await conference.Save(lunch, pause, dinner, shirt, inquiry);

        await Accept(conference, inquiry, shirt.Id, lunch.Id, dinner.Id, whole.Id, pause.Id);

        Assert.Equal(
            ["Pause", "Dinner", "Lunch", "Event", "T-Shirt"],
            await conference.Read(db => db.Sponsorships.OrderBy(s => s.Id).Select(s => s.PackageName).ToListAsync())
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_enters_a_company_that_someone_else_enters_at_the_same_time_is_asked_to_accept_again(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var lunch = A.Package((await conference.Event()).Id, "Lunch");
        var inquiry = A.Inquiry(lunch.EventId, "Acme");
        await conference.Save(lunch, inquiry);
        var meanwhile = new BeforeTheFirstSave("""INSERT INTO "Sponsors" ("Name", "NameKey", "Version") VALUES ('ACME', 'acme', 0)""");

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() =>
            Accept(conference.FromAnotherProcess(meanwhile), inquiry, lunch.Id)
        );

        Assert.Equal("Someone else entered Acme as a sponsor at the same time. Please accept the inquiry again.", refusal.Message);
        Assert.Equal(0, await conference.Read(db => db.Sponsorships.CountAsync()));
        Assert.Equal(InquiryState.New, (await conference.Read(db => db.Inquiries.SingleAsync())).State);
    }

    [SkippableFact]
    public async Task Who_accepts_an_inquiry_waits_for_who_is_at_it_and_for_nobody_else()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.PostgreSql);
        var lunch = A.Package((await conference.Event()).Id, "Lunch", size: 5);
        var (acme, globex) = (A.Inquiry(lunch.EventId, "Acme"), A.Inquiry(lunch.EventId, "Globex"));
        await conference.Save(lunch, acme, globex);
        await using var ahead = conference.CreateDbContext();
        await using var write = await ahead.BeginWrite();
        await ahead.Database.ExecuteSqlAsync($"""SELECT 1 FROM "Inquiries" WHERE "Id" = {acme.Id} FOR UPDATE""");

        var accept = Attempt.Catch(() => Accept(conference, acme, lunch.Id));
        await conference.UntilSomeoneWaits();
        await Accept(conference, globex, lunch.Id);
        Assert.Equal(["Globex"], await ahead.Sponsors.Select(sponsor => sponsor.Name).ToListAsync());
        await write.Commit();

        Assert.Null(await accept);
        Assert.Equal(2, await conference.Taken(lunch.QuotaId!.Value));
    }

    static async Task Accept(ConferenceDatabase conference, Inquiry inquiry, params int[] packageIds)
    {
        await using var db = conference.CreateDbContext();
        await new AcceptInquiry(db).Accept((await db.Inquiries.FindAsync(inquiry.Id))!, packageIds, A.Day, by: "Grace");
    }
}

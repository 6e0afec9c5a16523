using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Tests.Sponsors;

namespace NsmCon.Data.Tests.Inquiries;

public class OpenInquiryTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_asks_here_gets_a_receipt_and_the_organizers_a_notice(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var ours = await conference.Event();
        var package = A.Package(ours.Id);
        await conference.Save(package);

        await Open(conference, ours.Id, [package.Id], tellsByMail: true);

        var inquiry = await conference.Read(db => db.Inquiries.Include(i => i.Packages).Include(i => i.Messages).SingleAsync());
        Assert.Equal(("Acme", "buyer@acme.example", A.Day, A.Day), (inquiry.Company, inquiry.Email, inquiry.ReceivedAt, inquiry.AskedAt));
        Assert.Equal([package.Id], inquiry.Packages.Select(wish => wish.PackageId));
        Assert.Equal(("Sponsoring NSMCon EU 2020: Acme", "We want lunch."), (inquiry.Messages[0].Subject, inquiry.Messages[0].Text));
        var mails = await conference.Read(db => db.OutgoingMails.OrderBy(mail => mail.Id).ToListAsync());
        Assert.Equal(
            [("inquiry-notice", "sponsors@example.org"), ("inquiry-receipt", "buyer@acme.example")],
            mails.Select(mail => (mail.Template, mail.To))
        );
        Assert.All(mails, mail => Assert.Equal((inquiry.Id, inquiry.Messages[0].Id), (mail.InquiryId, mail.MessageId)));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_came_another_way_brings_no_mail(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var ours = await conference.Event();

        await Open(conference, ours.Id, [], tellsByMail: false);

        Assert.Equal(1, await conference.Read(db => db.Messages.CountAsync()));
        Assert.False(await conference.Read(db => db.OutgoingMails.AnyAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_package_of_another_event_is_refused_and_nothing_is_saved(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (ours, theirs) = (await conference.Event(), await conference.Event("other"));
        var package = A.Package(theirs.Id);
        await conference.Save(package);

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => Open(conference, ours.Id, [package.Id], tellsByMail: true));

        Assert.Equal(("One of the packages is no longer offered. Look at them again.", "Packages"), (refusal.Message, refusal.About));
        Assert.False(await conference.Read(db => db.Inquiries.AnyAsync()));
        Assert.False(await conference.Read(db => db.OutgoingMails.AnyAsync()));
    }

    static async Task Open(ConferenceDatabase conference, int eventId, int[] packageIds, bool tellsByMail)
    {
        await using var db = conference.CreateDbContext();
        var asked = new NewInquiry("Acme", "Wile E. Coyote", "buyer@acme.example", "", "We want lunch.", packageIds);
        await new OpenInquiry(db, A.Mailboxes).Open(eventId, asked, tellsByMail, A.Day);
    }
}

using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Tests.Sponsors;

namespace NsmCon.Data.Tests.Inquiries;

public class ReopenInquiryTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_inquiry_that_was_accepted_is_open_again_once_no_package_stands(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var eventId = (await conference.Event()).Id;
        var (lunch, elsewhere) = (A.Package(eventId, "Lunch"), A.Package((await conference.Event("other")).Id, "Pause"));
        var inquiry = A.Inquiry(eventId, "Acme");
        await conference.Save(lunch, elsewhere, inquiry);
        await using var db = conference.CreateDbContext();
        var found = await db.Inquiries.SingleAsync();
        var sponsor = await new AcceptInquiry(db).Accept(found, [lunch.Id], A.Day, by: "Grace");
        await new TakePackage(db).Take(elsewhere.Id, sponsor, A.Day, by: "Grace");
        var reopen = new ReopenInquiry(db);

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => reopen.Reopen(found, A.Day));
        await new CancelSponsorship(db).Cancel(await db.Sponsorships.SingleAsync(s => s.EventId == eventId), A.Day, by: "Grace");
        await reopen.Reopen(found, A.Day.AddDays(1));

        Assert.Equal("Acme still has Lunch. Cancel that first.", refusal.Message);
        var open = await conference.Read(read => read.Inquiries.SingleAsync());
        Assert.Equal((InquiryState.InConversation, A.Day.AddDays(1)), (open.State, open.UpdatedAt));
        Assert.Equal(
            "The inquiry of Acme was not accepted.",
            (await Assert.ThrowsAsync<RuleBrokenException>(() => reopen.Reopen(found, A.Day))).Message
        );
    }
}

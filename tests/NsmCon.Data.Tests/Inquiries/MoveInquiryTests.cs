using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;
using NsmCon.Data.Tests.Sponsors;
using NsmCon.Data.Tests.Staff;

namespace NsmCon.Data.Tests.Inquiries;

public class MoveInquiryTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_looks_after_inquiries_can_own_one_and_nobody_else(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var inquiry = A.Inquiry((await conference.Event()).Id);
        await conference.Save(inquiry);
        var ada = await conference.Staff("ada@example.org", "Ada", StaffRole.Sponsorship, inquiry.EventId);
        var toni = await conference.Staff("toni@example.org", "Toni", StaffRole.Door);

        await Move(conference, InquiryState.Offered, ada.Id);
        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => Move(conference, InquiryState.Declined, toni.Id));

        Assert.Equal("This colleague no longer looks after inquiries. Choose another one.", refusal.Message);
        var moved = await conference.Read(db => db.Inquiries.SingleAsync());
        Assert.Equal((InquiryState.Offered, ada.Id), (moved.State, moved.OwnerId));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_owned_it_before_they_lost_the_role_may_stay(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var inquiry = A.Inquiry((await conference.Event()).Id);
        inquiry.OwnerId = (await conference.Staff("toni@example.org", "Toni", StaffRole.Door)).Id;
        await conference.Save(inquiry);

        await Move(conference, InquiryState.Offered, inquiry.OwnerId);

        Assert.Equal(InquiryState.Offered, await conference.Read(db => db.Inquiries.Select(i => i.State).SingleAsync()));
    }

    static async Task Move(ConferenceDatabase conference, InquiryState state, int? ownerId)
    {
        await using var db = conference.CreateDbContext();
        await new MoveInquiry(db).Move(await db.Inquiries.SingleAsync(), state, ownerId, A.Day);
    }
}

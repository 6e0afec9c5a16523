using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;
using NsmCon.Data.Tests.Sponsors;
using NsmCon.Data.Tests.Staff;

namespace NsmCon.Data.Tests.Inquiries;

public class RemindOwnersTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_owner_hears_once_of_an_answer_that_is_late(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await Arrange(conference, StaffRole.Sponsorship);

        await Remind(conference, A.Day.AddHours(47));
        Assert.False(await conference.Read(db => db.OutgoingMails.AnyAsync()));
        await Remind(conference, A.Day.AddHours(48));
        await Remind(conference, A.Day.AddHours(49));

        var mail = await conference.Read(db => db.OutgoingMails.SingleAsync());
        Assert.Equal(("inquiry-reminder", "ada@example.org", "Acme waits for an answer"), (mail.Template, mail.To, mail.Subject));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_two_processes_that_look_at_once_one_writes(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await Arrange(conference, StaffRole.Sponsorship);
        var other = conference.FromAnotherProcess();

        await Task.WhenAll(Remind(conference, A.Day.AddHours(48)), Remind(other, A.Day.AddHours(48)));

        Assert.Equal(1, await conference.Read(db => db.OutgoingMails.CountAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_has_lost_the_role_hears_nothing(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await Arrange(conference, StaffRole.Door);

        await Remind(conference, A.Day.AddHours(48));

        Assert.False(await conference.Read(db => db.OutgoingMails.AnyAsync()));
    }

    /// <summary>An inquiry of Ada's, which waits for an answer since <see cref="A.Day"/>.</summary>
    static async Task Arrange(ConferenceDatabase conference, StaffRole role)
    {
        var inquiry = A.Inquiry((await conference.Event()).Id);
        inquiry.Add(A.Message());
        inquiry.OwnerId = (await conference.Staff("ada@example.org", "Ada", role, inquiry.EventId)).Id;
        await conference.Save(inquiry);
    }

    static async Task Remind(ConferenceDatabase conference, DateTime now)
    {
        await using var db = conference.CreateDbContext();
        await new RemindOwners(db).RemindDue(new(now, AnswerWithin: TimeSpan.FromHours(48)), default);
    }
}

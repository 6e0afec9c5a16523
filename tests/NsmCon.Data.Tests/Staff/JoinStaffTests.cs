using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Staff;

namespace NsmCon.Data.Tests.Staff;

public class JoinStaffTests
{
    static readonly StaffLinks Links = new(secret => $"https://example.org/welcome/{secret}", secret => $"https://example.org/{secret}");

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_is_invited_by_mail_joins_once_with_the_role_of_the_link(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event());
        var secret = await InviteByMail(conference, StaffRole.Door, eventId: 1);

        await Join(conference, secret, email: "other@example.org");
        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => Join(conference, secret, email: "other@example.org"));

        Assert.Equal(Invitation.UsedAlready, refusal.Message);
        var person = await conference.Read(db => db.Users.Include(p => p.Roles).SingleAsync());
        Assert.Equal(("Ada", "ada@example.org", A.Day), (person.Name, person.Email, person.JoinedAt));
        Assert.Equal((StaffRole.Door, 1), (person.Roles[0].Role, person.Roles[0].EventId));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_mail_carries_the_link_and_the_link_before_it_has_ended(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);

        var first = await InviteByMail(conference, StaffRole.Agenda, eventId: null);
        var second = await InviteByMail(conference, StaffRole.Agenda, eventId: null);

        var mails = await conference.Read(db => db.OutgoingMails.OrderBy(mail => mail.Id).ToListAsync());
        Assert.Equal(
            [("invitation", "ada@example.org", Links.Welcome(first)), ("invitation", "ada@example.org", Links.Welcome(second))],
            mails.Select(mail => (mail.Template, mail.To, mail.Secret!))
        );
        await Assert.ThrowsAsync<RuleBrokenException>(() => Join(conference, first));
        await Join(conference, second);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_password_that_is_not_taken_leaves_the_link_as_it_was(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var secret = await InviteByMail(conference, StaffRole.Agenda, eventId: null);

        await Assert.ThrowsAsync<RuleBrokenException>(() => Join(conference, secret, password: "short"));

        Assert.False(await conference.Read(db => db.Users.AnyAsync()));
        await Join(conference, secret);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task With_somebody_in_charge_no_link_of_a_first_start_works(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        string first;
        await using (var db = conference.CreateDbContext())
            first = await new InviteStaff(db, Links).FirstOwner(A.Day);
        var invited = await InviteByMail(conference, StaffRole.Owner, eventId: null);

        await Join(conference, invited);

        await Assert.ThrowsAsync<RuleBrokenException>(() => Join(conference, first, email: "eve@example.org"));
        Assert.Equal(1, await conference.Read(db => db.Users.CountAsync()));
    }

    static async Task<string> InviteByMail(ConferenceDatabase conference, StaffRole role, int? eventId)
    {
        await using var db = conference.CreateDbContext();
        return (await new InviteStaff(db, Links).InviteByMail(" ada@Example.org", role, eventId, A.Day)).Split('/')[^1];
    }

    static async Task Join(
        ConferenceDatabase conference,
        string secret,
        string email = "ada@example.org",
        string password = "A long 1, long enough"
    )
    {
        await using var identity = new Identity(conference);
        await new JoinStaff(identity.Db, identity.Users).Join(secret, "Ada", email, password, A.Day);
    }
}

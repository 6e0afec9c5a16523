using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Staff;

namespace NsmCon.Data.Tests.Staff;

public class NewPasswordTests
{
    static readonly StaffLinks Links = new(secret => $"https://example.org/{secret}", secret => $"https://example.org/password/{secret}");

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_asks_gets_at_most_three_links_an_hour_and_a_stranger_none(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await Ada(conference);

        for (var asked = 0; asked < 4; asked++)
            await Ask(conference, "ada@example.org", A.Day);
        await Ask(conference, "eve@example.org", A.Day);
        await Ask(conference, "Ada@Example.org", A.Day.AddHours(1));

        var mails = await conference.Read(db => db.OutgoingMails.ToListAsync());
        Assert.Equal(4, mails.Count);
        Assert.All(mails, mail => Assert.Equal(("password-link", "ada@example.org", "Ada"), (mail.Template, mail.To, mail.ToName)));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_link_works_once_and_ends_the_others_and_all_sign_ins(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var ada = await Ada(conference);
        var (first, second) = (await Give(conference), await Give(conference));
        await using (var db = conference.CreateDbContext())
        {
            await new OpenSignIns(db, TimeProvider.System).Begin(ada.Id);
            db.FailedSignIns.Add(
                new()
                {
                    StaffMemberId = ada.Id,
                    Place = "192.0.2.1",
                    At = A.Day,
                }
            );
            await db.SaveChangesAsync();
        }

        await Choose(conference, first);

        await Assert.ThrowsAsync<RuleBrokenException>(() => Choose(conference, first));
        await Assert.ThrowsAsync<RuleBrokenException>(() => Choose(conference, second));
        Assert.NotNull(await conference.Read(db => db.Users.Select(person => person.PasswordHash).SingleAsync()));
        Assert.False(await conference.Read(db => db.UserTokens.AnyAsync()));
        Assert.False(await conference.Read(db => db.FailedSignIns.AnyAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_password_that_is_not_taken_leaves_the_link_as_it_was_until_it_ends(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await Ada(conference);
        var secret = await Give(conference);

        await Assert.ThrowsAsync<RuleBrokenException>(() => Choose(conference, secret, "short"));
        var late = await Assert.ThrowsAsync<RuleBrokenException>(() => Choose(conference, secret, now: A.Day + GivePasswordLink.Given));
        Assert.Null(await conference.Read(db => db.Users.Select(person => person.PasswordHash).SingleAsync()));
        await Choose(conference, secret);

        Assert.Equal(ChooseNewPassword.Ended, late.Message);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_link_for_a_lost_phone_turns_the_second_step_off_and_no_other_does(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await Ada(conference, hasSecondStep: true);

        await Choose(conference, await Give(conference));
        Assert.True(await conference.Read(db => db.Users.Select(person => person.TwoFactorEnabled).SingleAsync()));
        await Choose(conference, await Give(conference, lostPhone: true));

        Assert.False(await conference.Read(db => db.Users.Select(person => person.TwoFactorEnabled).SingleAsync()));
    }

    static async Task<StaffMember> Ada(ConferenceDatabase conference, bool hasSecondStep = false)
    {
        var ada = new StaffMember
        {
            Name = "Ada",
            Email = "ada@example.org",
            UserName = "ada@example.org",
            NormalizedEmail = "ADA@EXAMPLE.ORG",
            SecurityStamp = "A",
            TwoFactorEnabled = hasSecondStep,
        };
        await conference.Save(ada);
        return ada;
    }

    static async Task Ask(ConferenceDatabase conference, string email, DateTime now)
    {
        await using var db = conference.CreateDbContext();
        await new GivePasswordLink(db, Links).Ask(email, now);
    }

    static async Task<string> Give(ConferenceDatabase conference, bool lostPhone = false)
    {
        await using var db = conference.CreateDbContext();
        return (await new GivePasswordLink(db, Links).Give(await db.Users.SingleAsync(), lostPhone, A.Day)).Split('/')[^1];
    }

    static async Task Choose(ConferenceDatabase conference, string secret, string password = "A long 1, long enough", DateTime? now = null)
    {
        await using var identity = new Identity(conference);
        await new ChooseNewPassword(identity.Db, identity.Users, new OpenSignIns(identity.Db, TimeProvider.System)).Choose(
            secret,
            password,
            now ?? A.Day
        );
    }
}

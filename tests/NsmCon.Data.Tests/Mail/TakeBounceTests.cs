using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Mail;

namespace NsmCon.Data.Tests.Mail;

public class TakeBounceTests
{
    const string Unknown = "550 5.1.1 User unknown";

    [SkippableTheory]
    [InlineData(Databases.Sqlite, "ADA@xn--bcher-kva.example", true, true, true)]
    [InlineData(Databases.PostgreSql, "ADA@xn--bcher-kva.example", true, true, true)]
    [InlineData(Databases.Sqlite, "ada@bücher.example", false, true, false)]
    [InlineData(Databases.Sqlite, "eve@bücher.example", true, false, false)]
    public async Task A_mail_came_back_if_its_own_address_was_not_reached_and_a_hard_bounce_stops_further_mail(
        string provider,
        string address,
        bool isHard,
        bool cameBack,
        bool isStopped
    )
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var mail = Sent("ada@bücher.example");
        await conference.Save(mail);

        for (var time = 0; time < 2; time++)
            await Take(
                conference,
                new($"{mail.MessageKey:N}@example.org", [new("other@example.org", true, "Other."), new(address, isHard, Unknown)])
            );

        var taken = await conference.Read(db => db.OutgoingMails.SingleAsync());
        Assert.Equal(cameBack ? (MailState.Failed, $"It came back: {Unknown}") : (MailState.Sent, null), (taken.State, taken.LastError));
        var stopped = await conference.Read(db => db.BouncesOf(["Ada@bücher.example", "eve@bücher.example", "other@example.org"]));
        Assert.Equal(isStopped ? 1 : 0, stopped.Count);
        Assert.All(stopped, bounced =>
            Assert.Equal((EmailAddress.KeyOf("ada@bücher.example"), Unknown, A.Day), (bounced.Key, bounced.Reason, bounced.BouncedAt))
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_report_of_a_mail_that_is_none_of_ours_says_nothing(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(Sent("ada@example.org"));

        foreach (var id in new[] { $"{Guid.NewGuid():N}@example.org", "no-key@example.org", "" })
            Assert.Null(await Take(conference, new(id, [new("ada@example.org", true, Unknown)])));

        Assert.Equal(MailState.Sent, (await conference.Read(db => db.OutgoingMails.SingleAsync())).State);
        Assert.Empty(await conference.Read(db => db.BouncesOf(["ada@example.org"])));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Only_the_address_that_a_person_names_is_tried_again(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(Bounced("b@example.org"), Bounced("a@example.org"));
        Assert.Equal(
            ["a@example.org", "b@example.org"],
            (await conference.Read(db => db.BouncesOf(["B@example.org", "a@EXAMPLE.org", "c@example.org"]))).Select(bounced => bounced.Key)
        );
        Assert.Empty(await conference.Read(db => db.BouncesOf([])));

        await using (var db = conference.CreateDbContext())
            await db.TryAgain(["A@example.org"]);

        Assert.Equal(["b@example.org"], await conference.Read(db => db.BouncedAddresses.Select(bounced => bounced.Key).ToListAsync()));
    }

    static OutgoingMail Sent(string to)
    {
        var mail = new OutgoingMail("ticket", to, "Ticket", A.Day);
        mail.Succeed(A.Day);
        return mail;
    }

    static BouncedAddress Bounced(string key) =>
        new()
        {
            Key = key,
            Reason = Unknown,
            BouncedAt = A.Day,
        };

    static async Task<OutgoingMail?> Take(ConferenceDatabase conference, Bounce bounce)
    {
        await using var db = conference.CreateDbContext();
        var mail = await new TakeBounce(db).Take(bounce, A.Day);
        await db.SaveChangesAsync();
        return mail;
    }
}

using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;
using NsmCon.Data.Releases;

namespace NsmCon.Data.Tests.Agenda;

public class MailSpeakerNewsTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Those_who_are_chosen_get_it_once(string provider)
    {
        await using var conference = await Arrange(provider);

        var sent = await Mail(conference, mail => mail.Mail(1, 2));
        var again = await Assert.ThrowsAsync<RuleBrokenException>(() => Mail(conference, mail => mail.Mail(1)));
        var nobody = await Assert.ThrowsAsync<RuleBrokenException>(() => Mail(conference, mail => mail.Mail()));

        // Of the two, one has no address.
        Assert.Equal(1, sent);
        Assert.Equal("They were written to about version 1 already. Nothing was sent again.", again.Message);
        Assert.Equal("Choose at least one speaker to write to. Nothing was sent.", nobody.Message);
        var mail = await conference.Read(db => db.OutgoingMails.SingleAsync());
        Assert.Equal(
            ("talk-moved", "grace@example.org", "Your talk at NSMCon EU 2020 is on the agenda", 1),
            (mail.Template, mail.To, mail.Subject, mail.ReleaseId)
        );
        Assert.Equal("Grace Hopper", (await conference.Read(db => db.AuditEntries.SingleAsync(e => e.Action == "Mailed"))).Changes[0].To);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_address_that_comes_with_it_is_kept(string provider)
    {
        await using var conference = await Arrange(provider);

        await Mail(conference, mail => mail.Mail(new Dictionary<int, string> { [2] = "ada@example.org" }));

        Assert.Equal("ada@example.org", await conference.Read(db => db.OutgoingMails.Select(mail => mail.To).SingleAsync()));
        Assert.Equal("ada@example.org", await conference.Read(db => db.Speakers.Where(s => s.Id == 2).Select(s => s.Email).SingleAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_address_is_not_kept_where_nothing_is_sent(string provider)
    {
        await using var conference = await Arrange(provider);
        await Mail(conference, mail => mail.Mail(1));

        await Assert.ThrowsAsync<RuleBrokenException>(() =>
            Mail(conference, mail => mail.Mail(new Dictionary<int, string> { [1] = "new@example.org" }))
        );

        Assert.Equal(
            "grace@example.org",
            await conference.Read(db => db.Speakers.Where(s => s.Id == 1).Select(s => s.Email).SingleAsync())
        );
    }

    /// <summary>Version 1: a talk by Grace, who has an address, and Ada, who has none.</summary>
    static async Task<ConferenceDatabase> Arrange(string provider)
    {
        var conference = await ConferenceDatabase.Create(provider);
        var grace = A.Speaker(1);
        grace.Email = "grace@example.org";
        var ada = A.Speaker(1, "Ada Lovelace");
        await conference.Save(A.Event(), grace, ada);
        await using var db = conference.CreateDbContext();
        var talk = A.Talk(1);
        talk.Schedule(new(2020, 3, 30, 9, 0, 0), null);
        talk.SetSpeakers(await db.Speakers.OrderBy(speaker => speaker.Id).ToListAsync());
        db.Add(talk);
        await db.SaveChangesAsync();
        await new PublishAgenda(db).Publish(new(1, "mira@example.org", A.Day, "https://example.org"));
        return conference;
    }

    static async Task<int> Mail(ConferenceDatabase conference, Func<Version, Task<int>> work)
    {
        await using var db = conference.CreateDbContext();
        return await work(new(new MailSpeakerNews(db), await db.Events.SingleAsync()));
    }

    /// <summary>The first version, of which speakers are told.</summary>
    sealed record Version(MailSpeakerNews Verb, Event Conference)
    {
        public Task<int> Mail(params int[] chosen) => Verb.Mail(Conference, 1, chosen, by: "Mira", A.Day);

        public Task<int> Mail(Dictionary<int, string> addresses) => Verb.Mail(Conference, 1, addresses, by: "Mira", A.Day);
    }
}

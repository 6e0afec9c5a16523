using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Agenda;

namespace NsmCon.Data.Tests.Agenda;

public class SpeakerLinkTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_first_mail_makes_the_link_and_the_next_ones_keep_it(string provider)
    {
        await using var conference = await Arrange(provider, "grace@example.org");

        await Send(conference, A.Day);
        var code = await Code(conference);
        await Send(conference, A.Day);

        Assert.NotNull(code);
        Assert.Equal(code, await Code(conference));
        var mails = await conference.Read(db => db.OutgoingMails.ToListAsync());
        Assert.Equal(2, mails.Count);
        Assert.All(mails, mail => Assert.Equal(("speaker-link", "grace@example.org", 1), (mail.Template, mail.To, mail.SpeakerId)));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobodys_mailbox_is_filled_with_it(string provider)
    {
        await using var conference = await Arrange(provider, "grace@example.org");
        for (var sent = 0; sent < Speaker.MostLinkMails; sent++)
            await Send(conference, A.Day);

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => Send(conference, A.Day.AddMinutes(59)));
        await Send(conference, A.Day.AddHours(1));

        Assert.Equal("Grace Hopper got the link 4 times within an hour. Wait a while, or give it another way.", refusal.Message);
        Assert.Equal(Speaker.MostLinkMails + 1, await conference.Read(db => db.OutgoingMails.CountAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Without_an_address_there_is_neither_a_mail_nor_a_link(string provider)
    {
        await using var conference = await Arrange(provider, email: null);

        await Assert.ThrowsAsync<RuleBrokenException>(() => Send(conference, A.Day));

        Assert.Null(await Code(conference));
        Assert.False(await conference.Read(db => db.OutgoingMails.AnyAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_new_link_is_in_the_log_without_its_secret_and_cannot_be_undone(string provider)
    {
        await using var conference = await Arrange(provider, "grace@example.org");
        var steps = await conference.Read(db => db.AgendaSteps.CountAsync());

        await using (var db = conference.CreateDbContext())
            await new MakeSpeakerLink(db).Make(await db.Speakers.SingleAsync(), A.Day);

        var entry = await conference.Read(db => db.AuditEntries.SingleAsync(e => e.Subject == "Speaker" && e.Action == "Changed"));
        Assert.Equal(("Link", null, "a secret"), (entry.Changes.Single().Field, entry.Changes.Single().From, entry.Changes.Single().To));
        Assert.Equal(steps, await conference.Read(db => db.AgendaSteps.CountAsync()));
    }

    static async Task<ConferenceDatabase> Arrange(string provider, string? email)
    {
        var conference = await ConferenceDatabase.Create(provider);
        var grace = A.Speaker(1);
        grace.Email = email;
        await conference.Save(A.Event(), grace);
        return conference;
    }

    static async Task Send(ConferenceDatabase conference, DateTime now)
    {
        await using var db = conference.CreateDbContext();
        await new SendSpeakerLink(db).Send(await db.Events.SingleAsync(), await db.Speakers.SingleAsync(), now);
    }

    static Task<string?> Code(ConferenceDatabase conference) => conference.Read(db => db.Speakers.Select(s => s.PageCode).SingleAsync());
}

using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Events;
using NsmCon.Admin.Tests.Mail;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Mail;
using NsmCon.Testbed.Running;
using static NsmCon.Admin.Tests.Agenda.Agendas;

namespace NsmCon.Admin.Tests.Agenda;

public class SpeakerLinkMailTests
{
    static readonly TimeSpan Soon = TimeSpan.FromSeconds(90);

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_link_arrives_by_mail_and_opens_the_page(string provider)
    {
        var speaker = TestMailbox.New();
        await using var app = await RunningApp.Start(provider, [.. MailBench.Submission(), "Mail:From=NSMCon <app@networkservicemesh.io>"]);
        var ours = await app.AddEvent(Slug);
        var ada = await app.AddSpeaker(ours, "Ada *Lovelace*", s => s.Email = speaker.Address);
        await app.AddTalk(ours, "Engines", "10:30", "11:00", ada);
        using var staff = await app.SignIn(StaffRole.Agenda, Slug);
        using var browser = app.Browser();

        var page = await (await staff.Send($"{SpeakersPath}/{ada.Id}", [], "form[action$='/link/mail']")).Page();
        var mail = await speaker.WaitForMail(Soon);

        Assert.Equal($"The link is on its way to {speaker.Address}.", page.QuerySelector(".flash").Words());
        Assert.Equal("Your page as a speaker of Conference ours", mail.Subject);
        Assert.Contains("Ada *Lovelace*", mail.TextBody, StringComparison.Ordinal);
        var link = page.QuerySelector("#own-link").Words();
        Assert.Contains(link, mail.TextBody, StringComparison.Ordinal);
        Assert.Equal("Ada *Lovelace*", (await browser.Open(link)).QuerySelector("h1").Words());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_is_mailed_four_times_an_hour_at_the_most_and_never_without_an_address(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var (ada, grace) = (await app.AddSpeaker(ours, "Ada Lovelace", s => s.Email = "ada@example.org"), await app.AddSpeaker(ours));
        using var staff = await app.SignIn(StaffRole.Agenda, Slug);
        var path = $"{SpeakersPath}/{ada.Id}";
        staff.DefaultRequestHeaders.Referrer = new Uri(app.Url + path);
        async Task<string> Answer() =>
            (await (await staff.Send(path, [], "form[action$='/link/mail']")).Page()).QuerySelector(".flash").Words();

        for (var time = 0; time < 4; time++)
            Assert.Equal("The link is on its way to ada@example.org.", await Answer());

        Assert.Equal("Ada Lovelace got the link 4 times within an hour. Wait a while, or give it another way.", await Answer());
        app.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal("The link is on its way to ada@example.org.", await Answer());
        Assert.Null((await staff.Open($"{SpeakersPath}/{grace.Id}")).QuerySelector("form[action$='/link/mail']"));
        await using var db = app.OpenDb();
        Assert.Equal(
            5,
            await db.OutgoingMails.CountAsync(mail =>
                mail.Template == "speaker-link" && mail.SpeakerId == ada.Id && mail.EventId == ours.Id
            )
        );
    }
}

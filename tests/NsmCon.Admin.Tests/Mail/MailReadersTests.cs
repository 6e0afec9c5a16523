using System.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Agenda;
using NsmCon.Admin.Tests.Events;
using NsmCon.Admin.Tests.Registrations;
using NsmCon.Data.Agenda;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Mail;

/// <summary>A mail shows nobody what the pages of its feature keep from them.</summary>
public class MailReadersTests
{
    const string Path = $"/admin/events/{Attendees.Slug}/mail";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_ticket_in_a_mail_is_for_those_who_look_after_registrations(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, type) = await app.OpenRegistration();
        var ada = await app.Attend(type);
        await using var db = app.OpenDb();
        var mail = await db.OutgoingMails.Where(m => m.RegistrationId == ada.Id).Select(m => m.Id).SingleAsync();

        await Sees(app, StaffRole.Registration, mail, ada.TicketCode);
        await Sees(app, StaffRole.Owner, mail, ada.TicketCode);
        await SeesNothing(app, StaffRole.Sponsorship, mail, ada.TicketCode);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_speakers_link_in_a_mail_is_for_those_who_look_after_the_agenda(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Attendees.Slug);
        var ada = await app.AddSpeaker(ours, "Ada Lovelace", speaker =>
            (speaker.Email, speaker.PageCode) = ("ada@example.org", Data.Secret.New())
        );
        await using var db = app.OpenDb();
        var mail = SpeakerMails.CreateLinkMail(ada, ours, app.Now());
        db.Add(mail);
        await db.SaveChangesAsync();

        await Sees(app, StaffRole.Owner, mail.Id, ada.PageCode!);
        await SeesNothing(app, StaffRole.Registration, mail.Id, ada.PageCode!);
        await SeesNothing(app, StaffRole.Sponsorship, mail.Id, ada.PageCode!);
    }

    static async Task Sees(RunningApp app, StaffRole role, int mail, string secret)
    {
        using var staff = await app.SignIn(role, Attendees.Slug);

        Assert.Contains(secret, (await staff.Open($"{Path}/{mail}?text=true")).QuerySelector("pre").Words(), StringComparison.Ordinal);
        Assert.Contains(secret, await staff.GetStringAsync($"{Path}/{mail}/html"), StringComparison.Ordinal);
    }

    static async Task SeesNothing(RunningApp app, StaffRole role, int mail, string secret)
    {
        using var staff = await app.SignIn(role, Attendees.Slug);

        foreach (var view in new[] { "", "?text=true", "/html" })
        {
            using var answer = await staff.GetAsync($"{Path}/{mail}{view}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.DoesNotContain(secret, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain($"{Path}/{mail}", await staff.GetStringAsync(Path), StringComparison.Ordinal);
    }
}

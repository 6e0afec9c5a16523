using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Staff;
using NsmCon.Admin.Tests.Agenda;
using NsmCon.Admin.Tests.Registrations;
using NsmCon.Admin.Tests.Staff;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Mail;

/// <summary>What went out is kept as it was.</summary>
public class SentMailTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_reads_for_ever_as_it_went_out(string provider)
    {
        using var server = new ScriptedServer(_ => null);
        await using var app = await RunningApp.Start(provider, server.Settings);
        using var staff = await app.SignIn();
        var path = $"/admin/events/{RunningApp.Seed}/mail";
        await staff.Send(path, [], "form[action$='/test']");
        var id = await NewestMail(app);
        await Sent(app, id);

        await using (var db = app.OpenDb())
            await db.Events.Where(e => e.Slug == RunningApp.Seed).ExecuteUpdateAsync(set => set.SetProperty(e => e.Title, "Another name"));
        var page = await staff.Open($"{path}/{id}");
        var text = await staff.Open($"{path}/{id}?text=true");
        using var html = await staff.GetAsync(page.QuerySelector("iframe")!.GetAttribute("src"));

        Assert.Contains("As it went out on", page.QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.StartsWith("NSMCon EU 2020", text.QuerySelector("pre").Words(), StringComparison.Ordinal);
        Assert.Equal("NSMCon EU 2020", (await html.Page()).QuerySelector("h1").Words());
        Assert.Contains("Test mail of NSMCon EU 2020", text.QuerySelectorAll("dd").Select(dd => dd.Words()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_refused_is_not_kept_and_what_a_person_sends_again_is_kept_beside_the_first(string provider)
    {
        var answer = "451 4.7.1 come back later";
        using var server = new ScriptedServer(line => line == "." ? answer : null);
        await using var bench = await MailBench.Start(provider, server.Settings);
        var mail = await bench.Write("ada@example.org", content: () => new MailContent("First."));

        await bench.SendDue();
        var afterRefusal = await Kept(bench, mail);
        (answer, bench.Contents["ada@example.org"]) = ("250 ok", () => new MailContent("Second."));
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        await bench.SendDue();
        bench.Contents["ada@example.org"] = () => new MailContent("Third.");
        await using (var db = bench.OpenDb())
        {
            (await db.OutgoingMails.SingleAsync()).Resend(bench.Now);
            await db.SaveChangesAsync();
        }

        await bench.SendDue();

        Assert.Empty(afterRefusal);
        Assert.Equal(["Second.", "Third."], await Kept(bench, mail));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_of_which_nobody_knows_whether_it_arrived_is_kept(string provider)
    {
        using var server = new ScriptedServer(line => line == "." ? throw new IOException() : null);
        await using var bench = await MailBench.Start(provider, server.Settings);
        var mail = await bench.Write("ada@example.org", content: () => new MailContent("Perhaps."));

        await bench.SendDue();

        Assert.True((await bench.Look(mail)).MayHaveArrived);
        Assert.Equal(["Perhaps."], await Kept(bench, mail));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_file_that_many_mails_carry_is_kept_once(string provider)
    {
        using var server = new ScriptedServer(_ => null);
        await using var bench = await MailBench.Start(provider, server.Settings);
        MailContent Content() =>
            new("See the file.")
            {
                Attachments =
                [
                    new("plan.pdf", "application/pdf", "%PDF"u8.ToArray()),
                    new("again.pdf", "application/pdf", "%PDF"u8.ToArray()),
                ],
            };
        await bench.Write("ada@example.org", content: Content);
        await bench.Write("grace@example.org", content: Content);

        await bench.SendDue();

        await using var db = bench.OpenDb();
        var hash = StoredFile.HashOf("%PDF"u8);
        Assert.Equal([hash], await db.StoredFiles.Select(file => file.Hash).ToListAsync());
        Assert.All(await db.SentMails.ToListAsync(), sent =>
            Assert.Equal([new("plan.pdf", "application/pdf", 4, hash), new("again.pdf", "application/pdf", 4, hash)], sent.Files)
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nothing_kept_opens_anything(string provider)
    {
        using var server = new ScriptedServer(_ => null);
        await using var app = await RunningApp.Start(provider, server.Settings);
        var (conference, type) = await app.OpenRegistration();
        var ada = await app.Attend(type);
        await app.Join("ada@staff.example.org", "correct horse battery");
        var grace = await app.AddSpeaker(conference, "Grace Hopper", speaker =>
            (speaker.Email, speaker.PageCode) = ("grace@example.org", Secret.New())
        );
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConferenceDb>();
        var now = app.Clock.GetUtcNow().UtcDateTime;
        db.Add(SpeakerMails.CreateLinkMail(grace, conference, now));
        db.Add(
            new OutgoingMail(Data.Registrations.TicketMails.Again, ada.Email, "You are registered already", now)
            {
                EventId = conference.Id,
                RegistrationId = ada.Id,
            }
        );
        db.Add(
            new OutgoingMail(Data.Registrations.TicketMails.NewAddress, "new@example.org", "Confirm your address", now)
            {
                EventId = conference.Id,
                RegistrationId = ada.Id,
            }
        );
        await db.SaveChangesAsync();
        var invitation = await scope
            .ServiceProvider.GetRequiredService<InviteStaff>()
            .InviteByMail("joan@example.org", StaffRole.Agenda, null, now);
        await scope.ServiceProvider.GetRequiredService<GivePasswordLink>().Ask("ada@staff.example.org", now);
        var password = (await db.OutgoingMails.SingleAsync(mail => mail.Template == PasswordLinkMail.Name)).Secret!;

        foreach (var id in await db.OutgoingMails.Select(mail => mail.Id).ToListAsync())
            await Sent(app, id);

        var kept = await db.SentMails.AsNoTracking().ToListAsync();
        var texts = kept.Select(sent => (Mail: KeptMail.Read(sent), sent.Files)).ToList();
        string[] secrets =
        [
            ada.TicketCode,
            ada.DoorCode,
            Secret.Group(ada.DoorCode),
            grace.PageCode!,
            invitation.Split('/')[^1],
            password.Split('/')[^1],
        ];
        Assert.Equal(6, kept.Count);
        Assert.All(texts, text =>
        {
            Assert.All(secrets, secret =>
                Assert.DoesNotContain(
                    secret,
                    text.Mail.TextBody + text.Mail.HtmlBody + string.Join(' ', text.Mail.Headers),
                    StringComparison.Ordinal
                )
            );
            Assert.Contains(KeptMail.LeftOut, text.Mail.TextBody, StringComparison.Ordinal);
            Assert.Contains(KeptMail.LeftOut, text.Mail.HtmlBody, StringComparison.Ordinal);
            Assert.All(text.Files, file => Assert.Null(file.Hash));
        });
        Assert.Empty(await db.StoredFiles.ToListAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_kept_mail_and_its_files_are_for_those_who_may_read_the_mail(string provider)
    {
        using var server = new ScriptedServer(_ => null);
        await using var app = await RunningApp.Start(provider, server.Settings);
        var (conference, type) = await app.OpenRegistration();
        await app.Attend(type);
        var id = await NewestMail(app);
        await Sent(app, id);
        await using var db = app.OpenDb();
        var sent = await db.SentMails.SingleAsync();
        (sent.Files, var hash) = ([new("plan.txt", "text/plain", 4, StoredFile.HashOf("plan"u8))], StoredFile.HashOf("plan"u8));
        db.Add(
            new StoredFile
            {
                Hash = hash,
                Bytes = "plan"u8.ToArray(),
                StoredAt = sent.HandedOverAt,
            }
        );
        await db.SaveChangesAsync();
        using var desk = await app.SignIn(StaffRole.Registration, conference.Slug);
        using var sponsorship = await app.SignIn(StaffRole.Sponsorship, conference.Slug);
        var path = $"/admin/events/{conference.Slug}/mail/{id}";

        using var file = await desk.GetAsync($"{path}/sent/{sent.Id}/files/0");

        Assert.Equal("plan", await file.Content.ReadAsStringAsync());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        foreach (var refused in new[] { $"{path}/sent/{sent.Id}/files/0", $"{path}?sent={sent.Id}", $"{path}/html?sent={sent.Id}" })
            Assert.Equal(HttpStatusCode.NotFound, (await sponsorship.GetAsync(refused)).StatusCode);
        foreach (var missing in new[] { $"{path}/sent/{sent.Id}/files/1", $"{path}/sent/{sent.Id + 1}/files/0" })
            Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync(missing)).StatusCode);
    }

    static async Task<List<string>> Kept(MailBench bench, OutgoingMail mail)
    {
        await using var db = bench.OpenDb();
        var kept = await db.SentMails.Where(sent => sent.OutgoingMailId == mail.Id).OrderBy(sent => sent.Id).ToListAsync();
        return kept.ConvertAll(sent => KeptMail.Read(sent).TextBody!.Trim().Split('\n')[^1].Trim());
    }

    static async Task<int> NewestMail(RunningApp app)
    {
        await using var db = app.OpenDb();
        return await db.OutgoingMails.MaxAsync(mail => mail.Id);
    }

    static async Task Sent(RunningApp app, int id)
    {
        await using var db = app.OpenDb();
        for (
            var deadline = DateTime.UtcNow.AddSeconds(60);
            !await db.OutgoingMails.AnyAsync(mail => mail.Id == id && mail.State == MailState.Sent);
            await Task.Delay(100)
        )
            Assert.True(
                DateTime.UtcNow < deadline,
                (await db.OutgoingMails.AsNoTracking().SingleAsync(mail => mail.Id == id)).LastError ?? "The mail is still waiting."
            );
    }
}

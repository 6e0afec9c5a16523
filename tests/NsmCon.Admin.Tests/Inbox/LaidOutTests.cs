using System.Net;
using System.Text;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Inbox;
using NsmCon.Admin.Tests.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;
using NsmCon.Mime;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inbox;

public class LaidOutTests
{
    const string Pixel = "R0lGODlhAQABAAAAACH5BAEAAAAALAAAAAABAAEAAAIA";

    const string Html = """
        <body onload="alert(1)"><p style="color: red" onclick="alert(2)">Is <b>lunch</b> free?</p><script>alert(3)</script>
        <img src="cid:logo@polder" alt="Our logo"><img src="cid:gone" alt="Gone"><img src="https://tracker.example/a.gif" width="1"><img src="http://old.example/b.gif">
        <a href="https://polder.example/">Polder</a><form action="https://evil.example/"><input name="password"></form><iframe src="https://evil.example/"></iframe></body>
        """;

    const string Policy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

    const string PolicyWithPictures =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data: https:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; upgrade-insecure-requests; sandbox allow-popups allow-popups-to-escape-sandbox";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_is_text_first_and_its_layout_runs_nothing_and_fetches_nothing(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var mail = await Arrives(app);

        var page = await staff.Open($"/admin/inbox/{mail.Id}");
        var laidOut = await staff.Open(
            page.QuerySelectorAll(".chip").Single(chip => chip.Words() == "As it was laid out").GetAttribute("href")!
        );
        var frame = laidOut.QuerySelector("iframe")!;
        using var answer = await staff.GetAsync(frame.GetAttribute("src"));

        Assert.Equal("Is lunch free?", page.QuerySelector("article .lines").Words());
        Assert.Null(page.QuerySelector("iframe"));
        Assert.Equal("allow-popups allow-popups-to-escape-sandbox", frame.GetAttribute("sandbox"));
        AssertHeaders(answer, Policy);
        var body = await answer.Page();
        AssertHarmless(body);
        Assert.Equal([$"data:image/gif;base64,{Pixel}", null, null, null], body.Images.Select(picture => picture.GetAttribute("src")));
        Assert.Equal("color: red", body.QuerySelector("p")!.GetAttribute("style"));
        Assert.Equal(
            ("_blank", "noopener noreferrer nofollow"),
            (body.QuerySelector("a")!.GetAttribute("target"), body.QuerySelector("a")!.GetAttribute("rel"))
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Pictures_of_other_servers_come_only_after_a_press(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var mail = await Arrives(app);

        var before = await staff.Open($"/admin/inbox/{mail.Id}?html=true");
        var press = before.QuerySelectorAll("a.btn").Single(link => link.Words() == "Show pictures from elsewhere");
        var after = await staff.Open(press.GetAttribute("href")!);
        using var answer = await staff.GetAsync(after.QuerySelector("iframe")!.GetAttribute("src"));

        Assert.Contains("2 pictures are on other servers", before.QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(after.QuerySelectorAll("a"), link => link.Words() == "Show pictures from elsewhere");
        AssertHeaders(answer, PolicyWithPictures);
        var body = await answer.Page();
        AssertHarmless(body);
        Assert.Equal(
            [$"data:image/gif;base64,{Pixel}", null, "https://tracker.example/a.gif", "http://old.example/b.gif"],
            body.Images.Select(picture => picture.GetAttribute("src"))
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_message_is_shown_as_it_was_laid_out_to_those_who_may_read_its_inquiry(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship, RunningApp.Seed);
        using var agenda = await app.SignIn(StaffRole.Agenda);
        var (inquiry, other) = (await app.AddInquiry("Polder"), await app.AddInquiry("Other"));
        var mail = await Arrives(app, $"sponsors+{inquiry.ReplyKey}@networkservicemesh.io", inquiry.Email);

        var thread = await staff.Open($"{Arranged.List}/{inquiry.Id}");
        var path = thread.QuerySelectorAll(".msg a").Single(link => link.Words() == "As it was laid out").GetAttribute("href")!;
        var page = await staff.Open(path);
        var pictures = await staff.Open($"{path}?pictures=true");

        using var quiet = await staff.GetAsync(page.QuerySelector("iframe")!.GetAttribute("src"));
        using var loud = await staff.GetAsync(pictures.QuerySelector("iframe")!.GetAttribute("src"));
        AssertHeaders(quiet, Policy);
        AssertHeaders(loud, PolicyWithPictures);
        Assert.Equal(HttpStatusCode.Forbidden, (await staff.GetAsync($"/admin/inbox/{mail.Id}/html")).StatusCode);
        foreach (var address in new[] { path, $"{path}/html", $"{path}/html/pictures" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await agenda.GetAsync(address)).StatusCode);
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await staff.GetAsync(address.Replace($"/{inquiry.Id}/", $"/{other.Id}/", StringComparison.Ordinal))).StatusCode
            );
        }
    }

    [SkippableFact]
    public async Task What_came_as_text_alone_has_no_layout()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder");
        var mail = await app.Arrives(
            $"From: {inquiry.Email}",
            $"To: sponsors+{inquiry.ReplyKey}@networkservicemesh.io",
            "Subject: Yes",
            "",
            "Yes, <b>please</b>."
        );
        await using var db = app.OpenDb();
        var message = await db.Messages.SingleAsync(m => m.IncomingMailId == mail.Id);

        var pages = new[] { await staff.Open($"/admin/inbox/{mail.Id}?html=true"), await staff.Open($"{Arranged.List}/{inquiry.Id}") };

        Assert.All(pages, page => Assert.DoesNotContain("As it was laid out", page.Body!.TextContent, StringComparison.Ordinal));
        Assert.Null(pages[0].QuerySelector("iframe"));
        foreach (
            var path in new[]
            {
                $"/admin/inbox/{mail.Id}/html",
                $"{Arranged.List}/{inquiry.Id}/messages/{message.Id}",
                $"{Arranged.List}/{inquiry.Id}/messages/{message.Id}/html",
            }
        )
            Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync(path)).StatusCode);
    }

    [Fact]
    public void A_picture_that_is_named_a_thousand_times_makes_no_endless_page()
    {
        var picture = new ReadAttachment
        {
            Name = "a.gif",
            DeclaredType = "image/gif",
            Type = "image/gif",
            Size = 1_000_000,
            Sha256 = "",
            ContentId = "a",
            Content = new byte[1_000_000],
        };

        var page = new FramedMail(new() { Attachments = [picture] }).Page(
            string.Concat(Enumerable.Repeat("<img src=\"cid:a\" alt=\"\">", 1_000)),
            withRemote: false
        );

        Assert.InRange(page.Length, 20_000_000, 31_000_000);
        Assert.Equal(1_000, page.Split("<img").Length - 1);
    }

    [Fact]
    public void Only_pictures_are_given_a_source()
    {
        const string html =
            "<p title=\"<img src=cid:a>\">Write &lt;img src=\"cid:a\"&gt; or data-remote-src=\"https://x.example/\".</p><img alt=\"a > b\" src=\"cid:a\">";

        var page = new FramedMail(
            new()
            {
                Attachments =
                [
                    new()
                    {
                        Name = "a.html",
                        DeclaredType = "text/html",
                        Type = "text/html",
                        Size = 1,
                        Sha256 = "",
                        ContentId = "a",
                        Content = new byte[1],
                    },
                ],
            }
        ).Page(html, withRemote: true);

        Assert.Contains(
            "<p title=\"<img src=cid:a>\">Write &lt;img src=\"cid:a\"&gt; or data-remote-src=\"https://x.example/\".</p><img alt=\"a > b\"></body>",
            page,
            StringComparison.Ordinal
        );
    }

    static Task<IncomingMail> Arrives(RunningApp app, string to = "sponsors@networkservicemesh.io", string from = "toni@polder.example") =>
        app.Arrives(
            $"From: Toni <{from}>",
            $"To: {to}",
            "Subject: Lunch",
            "MIME-Version: 1.0",
            "Content-Type: multipart/alternative; boundary=a",
            "",
            "--a",
            "Content-Type: text/plain",
            "",
            "Is lunch free?",
            "--a",
            "Content-Type: multipart/related; boundary=r",
            "",
            "--r",
            "Content-Type: text/html; charset=utf-8",
            "Content-Transfer-Encoding: base64",
            "",
            Convert.ToBase64String(Encoding.UTF8.GetBytes(Html)),
            "--r",
            "Content-Type: image/gif",
            "Content-ID: <logo@polder>",
            "Content-Transfer-Encoding: base64",
            "",
            Pixel,
            "--r--",
            "--a--",
            ""
        );

    static void AssertHeaders(HttpResponseMessage answer, string policy)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(policy, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("SAMEORIGIN", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
    }

    static void AssertHarmless(IDocument body)
    {
        Assert.Equal("Is lunch free?", body.QuerySelector("p").Words());
        Assert.Empty(body.QuerySelectorAll("script, iframe, form, input, link, base, meta[http-equiv], [onload], [onclick]"));
    }
}

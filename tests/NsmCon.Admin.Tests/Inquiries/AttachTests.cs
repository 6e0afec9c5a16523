using System.Text;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using NsmCon.Admin.Tests.Mail;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Mail;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inquiries;

/// <summary>Files that staff attach to what they write.</summary>
public class AttachTests
{
    static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);
    static readonly byte[] Plan = "%PDF-1.7 the floor"u8.ToArray(),
        Letter = "The terms"u8.ToArray();

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_file_goes_with_the_reply_and_stays_to_be_read_in_it(string provider)
    {
        var company = TestMailbox.New();
        await using var app = await RunningApp.Start(provider, [.. MailBench.Submission(), "Mail:From=NSMCon <app@networkservicemesh.io>"]);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var path = PathOf(await app.AddInquiry("Polder", with: i => i.Email = company.Address));

        var attached = await (await staff.Press(path, "Attach", new() { ["Text"] = "" }, ("../../Floor plan?.bin", Plan))).Page();
        Assert.Equal(("The file is attached.", "Floor plan_.bin 18 bytes"), (attached.QuerySelector(".flash").Words(), Listed(attached)));
        await staff.Press(path, "Send", new() { ["Text"] = "See what is **free**." }, ("terms.txt", Letter));
        app.Clock.Advance(TakeBackReply.Within);
        var mail = await company.WaitForMail(Soon);

        var files = mail.Attachments.OfType<MimePart>().ToList();
        Assert.Equal(
            [("Floor plan_.bin", "application/pdf"), ("terms.txt", "text/plain")],
            files.Select(file => (file.FileName, file.ContentType.MimeType))
        );
        Assert.Equal([Plan, Letter], files.Select(BytesOf));
        var page = await staff.Open(path);
        Assert.Equal(["Floor plan_.bin", "terms.txt"], page.QuerySelectorAll(".msg.out .files a").Select(link => link.Words()));
        using var file = await staff.GetAsync(page.QuerySelector(".msg.out .files a")!.GetAttribute("href"));
        Assert.Equal(Plan, await file.Content.ReadAsByteArrayAsync());
        Assert.Equal("", Listed(page));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_that_is_unticked_waits_and_does_not_go(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var path = PathOf(await app.AddInquiry("Polder"));
        var open = await (
            await staff.Press(path, "Attach", new() { ["Text"] = "Hello" }, ("plan.pdf", Plan), ("terms.txt", Letter), ("again.pdf", Plan))
        ).Page();
        Assert.Equal("plan.pdf 18 bytes, terms.txt 9 bytes", Listed(open));

        Untick(open, "terms.txt");
        await staff.Types(open, "Hello Toni");
        var later = await staff.Open(path);
        Assert.Equal(("Hello Toni", "plan.pdf 18 bytes, (terms.txt 9 bytes)"), (later.QuerySelector("#Text")!.TextContent, Listed(later)));
        await staff.Press(path, "Send");

        await using var db = app.OpenDb();
        Assert.Equal(["plan.pdf"], await db.Attachments.Select(file => file.Name).ToListAsync());
        Assert.False(await db.MessageDrafts.AnyAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_refused_loses_no_file(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        using var colleague = await app.SignIn(StaffRole.Sponsorship);
        var path = PathOf(await app.AddInquiry("Polder"));

        var empty = await (await staff.Press(path, "Send", new() { ["Text"] = " " }, ("plan.pdf", Plan))).Page();
        var unknown = await (await staff.Press(path, "Send", new() { ["Text"] = "Dear {{nobody}}" }, ("terms.txt", Letter))).Page();
        var form = (await staff.Open(path)).QuerySelector("form.reply")!;
        await colleague.Press(path, "Send", new() { ["Text"] = "It is free." });
        var late = await (
            await staff.Send(form, path, new() { ["Text"] = "Dear Toni" }, "Uploads", ("logo.txt", "A logo"u8.ToArray()))
        ).Page();

        Assert.Equal(("Write something first.", "plan.pdf 18 bytes"), (empty.QuerySelector(".summary li").Words(), Listed(empty)));
        Assert.Equal("plan.pdf 18 bytes, terms.txt 9 bytes", Listed(unknown));
        Assert.Equal("plan.pdf 18 bytes, terms.txt 9 bytes, logo.txt 6 bytes", Listed(late));
        await (await staff.Press(path, "Send")).Page();
        await using var db = app.OpenDb();
        Assert.Equal(
            ["plan.pdf", "terms.txt", "logo.txt"],
            await db.Attachments.OrderBy(file => file.Position).Select(file => file.Name).ToListAsync()
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Too_much_is_said_beside_the_text_which_is_kept(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var path = PathOf(await app.AddInquiry("Polder"));
        await staff.Press(path, "Attach", new() { ["Text"] = "" }, ("film.mp4", new byte[8_000_000]));

        foreach (var button in (string[])["Attach", "Send", "Preview"])
        {
            var large = await (
                await staff.Press(path, button, new() { ["Text"] = $"Dear Toni, {button}" }, ("second.mp4", [1, .. new byte[8_000_000]]))
            ).Page();
            Assert.Equal(
                "The files of a message have at most 15 MB together: many mail servers refuse more. Leave one out, or send a link.",
                large.QuerySelector(".summary li").Words()
            );
            Assert.Equal(($"Dear Toni, {button}", "film.mp4 8 MB"), (large.QuerySelector("#Text")!.TextContent, Listed(large)));
            Assert.Equal($"Dear Toni, {button}", (await staff.Open(path)).QuerySelector("#Text")!.TextContent);
        }

        var nothing = await (await staff.Press(path, "Attach", [], ("nothing.txt", []))).Page();
        Assert.Equal("“nothing.txt” is empty. Choose the file once more.", nothing.QuerySelector(".summary li").Words());
        var many = await (
            await staff.Press(path, "Attach", [], [.. Enumerable.Range(0, 20).Select(n => ($"{n}.txt", Encoding.UTF8.GetBytes($"{n}")))])
        ).Page();
        Assert.Equal(
            "A message has at most 20 files. Put some into one archive, or send a link.",
            many.QuerySelector(".summary li").Words()
        );
        await using var db = app.OpenDb();
        Assert.False(await db.Messages.AnyAsync(message => message.Kind == MessageKind.Out));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Undone_its_files_wait_with_the_draft_again_and_a_note_has_files_too(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var path = PathOf(await app.AddInquiry("Polder"));

        var sent = await (await staff.Press(path, "Send", new() { ["Text"] = "It costs 5." }, ("plan.pdf", Plan))).Page();
        var undone = await (await staff.Send(sent.QuerySelector("form.flash")!, path, [])).Page();
        var noted = await (await staff.Press($"{path}?note=true", "Add note", new() { ["Text"] = "For us" }, ("terms.txt", Letter))).Page();

        Assert.Equal("plan.pdf 18 bytes", Listed(undone));
        Assert.Equal("terms.txt", noted.QuerySelector(".msg.note .files a").Words());
        Assert.Equal("plan.pdf 18 bytes", Listed(noted));
        await staff.Press(path, "Discard draft");
        Assert.Equal("", Listed(await staff.Open(path)));
    }

    static string Listed(IParentNode page) =>
        string.Join(
            ", ",
            page.QuerySelectorAll("form.reply [name=Files]")
                .Select(box => box.HasAttribute("checked") ? box.ParentElement.Words() : $"({box.ParentElement.Words()})")
        );

    static void Untick(IParentNode page, string file) =>
        page.QuerySelectorAll("form.reply [name=Files]")
            .Single(box => box.ParentElement.Words().StartsWith(file, StringComparison.Ordinal))
            .RemoveAttribute("checked");

    static byte[] BytesOf(MimePart file)
    {
        using var bytes = new MemoryStream();
        file.Content!.DecodeTo(bytes);
        return bytes.ToArray();
    }

    static string PathOf(Inquiry inquiry) => $"{Arranged.List}/{inquiry.Id}";
}

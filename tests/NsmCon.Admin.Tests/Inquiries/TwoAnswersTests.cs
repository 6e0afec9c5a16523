using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Inbox;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inquiries;

/// <summary>Who answers what somebody else has answered, or what the company has added to, is told before it goes out.</summary>
public class TwoAnswersTests
{
    const int Rounds = 5;

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_reply_that_crosses_another_is_given_back_with_it_and_can_be_sent_anyway(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var ada = await app.SignIn(StaffRole.Sponsorship);
        using var grace = await app.SignIn();
        var path = PathOf(await app.AddInquiry("Polder"));
        var begun = (await ada.Open(path)).QuerySelector("form.reply")!;

        await grace.Press(path, "Send", new() { ["Text"] = "It is free." });
        Assert.Contains(
            "Something new came in.",
            await ada.TextOf($"{path}/draft/writers?newest={begun.QuerySelector("[name=Newest]")!.GetAttribute("value")}"),
            StringComparison.Ordinal
        );
        var given = await (await ada.Send(begun, path, new() { ["Text"] = "It costs 5." })).Page();

        await using var db = app.OpenDb();
        Assert.Equal("It is free.", (await db.Messages.SingleAsync(message => message.Kind == MessageKind.Out)).Text);
        Assert.Contains("Owner Person answered", given.QuerySelector(".summary li").Words(), StringComparison.Ordinal);
        Assert.NotNull(given.QuerySelector(given.QuerySelector(".summary a")!.GetAttribute("href")!));
        Assert.Equal("It costs 5.", given.QuerySelector("#Text")!.TextContent);
        Assert.Equal("It costs 5.", (await ada.Open(path)).QuerySelector("#Text")!.TextContent);

        await ada.Send(given.QuerySelector("form.reply")!, path, []);
        Assert.Equal("Send anyway", given.QuerySelector("form.reply .btn-primary").Words());
        Assert.Equal(2, await db.OutgoingMails.CountAsync());
        Assert.False(await db.MessageDrafts.AnyAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_of_the_company_and_a_colleagues_note_count_and_ones_own_note_does_not(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var ada = await app.SignIn(StaffRole.Sponsorship);
        using var grace = await app.SignIn();
        var inquiry = await app.AddInquiry("Polder");
        var path = PathOf(inquiry);
        await using var db = app.OpenDb();

        var begun = (await ada.Open(path)).QuerySelector("form.reply")!;
        await app.Arrives(
            $"From: {inquiry.Email}",
            $"To: sponsors+{inquiry.ReplyKey}@networkservicemesh.io",
            "Subject: Wait",
            "",
            "We found another place."
        );
        var mail = await (await ada.Send(begun, path, new() { ["Text"] = "It costs 5." })).Page();
        await grace.Press($"{path}?note=true", "Add note", new() { ["Text"] = "I called them." });
        var note = await (await ada.Send(mail.QuerySelector("form.reply")!, path, [])).Page();

        Assert.Contains("wrote at", mail.QuerySelector(".summary li").Words(), StringComparison.Ordinal);
        Assert.Contains("We found another place.", mail.QuerySelector(".summary li").Words(), StringComparison.Ordinal);
        Assert.Contains("added a note", Assert.Single(note.QuerySelectorAll(".summary li")).Words(), StringComparison.Ordinal);
        Assert.False(await db.OutgoingMails.AnyAsync());

        await ada.Press($"{path}?note=true", "Add note", new() { ["Text"] = "Good." });
        await ada.Send(note.QuerySelector("form.reply")!, path, []);
        Assert.Equal("It costs 5.", (await db.Messages.SingleAsync(message => message.Kind == MessageKind.Out)).Text);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_two_who_answer_at_the_same_moment_one_is_told(string provider)
    {
        await using var app = await RunningApp.Start(provider);

        var sent = await AnswerAtOnce(app, sees: null);

        Assert.Equal(Enumerable.Repeat((Sent: 1, Told: 1), Rounds), sent);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Without_knowing_what_they_have_seen_both_would_be_sent(string provider)
    {
        await using var app = await RunningApp.Start(provider);

        var sent = await AnswerAtOnce(app, sees: $"{int.MaxValue}");

        Assert.Equal(Enumerable.Repeat((Sent: 2, Told: 0), Rounds), sent);
    }

    /// <summary>How many replies went out in each round, and how many came back.</summary>
    static async Task<List<(int Sent, int Told)>> AnswerAtOnce(RunningApp app, string? sees)
    {
        using var ada = await app.SignIn(StaffRole.Sponsorship);
        using var grace = await app.SignIn(StaffRole.Sponsorship);
        await using var db = app.OpenDb();
        var rounds = new List<(int Sent, int Told)>();
        for (var round = 0; round < Rounds; round++)
        {
            var inquiry = await app.AddInquiry($"Polder {round}");
            var (hers, mine) = (await ada.Open(PathOf(inquiry)), await grace.Open(PathOf(inquiry)));
            var answers = await Task.WhenAll(Answer(ada, hers), Answer(grace, mine));
            rounds.Add((await db.OutgoingMails.CountAsync(mail => mail.InquiryId == inquiry.Id), answers.Count(isTold => isTold)));
        }

        return rounds;

        async Task<bool> Answer(HttpClient staff, IHtmlDocument open)
        {
            var form = open.QuerySelector("form.reply")!;
            if (sees is not null)
                form.QuerySelector("[name=Newest]")!.SetAttribute("value", sees);
            var page = await (await staff.Send(form, "", new() { ["Text"] = "Yes." })).Page();
            return page.QuerySelector(".summary h2").Words().StartsWith("Not sent", StringComparison.Ordinal);
        }
    }

    static string PathOf(Inquiry inquiry) => $"{Arranged.List}/{inquiry.Id}";
}

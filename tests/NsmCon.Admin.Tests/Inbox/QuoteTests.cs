using NsmCon.Admin.Tests.Inquiries;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inbox;

public class QuoteTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Inbox_and_conversation_fold_the_quote_dim_the_signature_and_show_the_rest(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn();
        var inquiry = await app.AddInquiry("Polder");

        var mail = await app.Arrives(
            $"From: {inquiry.Email}",
            $"To: sponsors+{inquiry.ReplyKey}@networkservicemesh.io",
            "Subject: Re: Sponsoring",
            "",
            "We take it.",
            "",
            "Two of us come.",
            "",
            "On Mon, 13 Apr 2020 at 10:00, NSMCon <nsmcon@localhost> wrote:",
            "> Shall we keep it?",
            ">",
            "> Ada",
            "",
            "-- ",
            "Toni Bakker"
        );

        foreach (var path in new[] { $"/admin/inbox/{mail.Id}", $"{Arranged.List}/{inquiry.Id}" })
        {
            var page = await staff.Open(path);
            var pieces = page.QuerySelector("article .pieces:has(details)")!;
            Assert.Equal(
                ["We take it. Two of us come.", "-- Toni Bakker"],
                pieces.QuerySelectorAll(":scope > .lines").Select(piece => piece.Words())
            );
            Assert.True(pieces.QuerySelectorAll(":scope > .lines").Last().ClassList.Contains("muted"));
            var folded = pieces.QuerySelector("details")!;
            Assert.False(folded.HasAttribute("open"));
            Assert.Contains("> Shall we keep it? > > Ada", folded.QuerySelector("blockquote").Words(), StringComparison.Ordinal);
        }
    }
}

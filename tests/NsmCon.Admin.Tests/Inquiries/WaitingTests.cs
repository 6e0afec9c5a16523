using NsmCon.Admin.Tests.Inbox;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inquiries;

/// <summary>Who waits for an answer of ours is seen until somebody gives it.</summary>
public class WaitingTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_answer_that_joins_by_itself_waits_until_somebody_answers_or_says_that_none_is_needed(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder");
        var path = $"{Arranged.List}/{inquiry.Id}";
        Assert.Equal("Waiting for us 1", await Chip(staff));

        await staff.Send(path, new() { ["Text"] = "A table and two chairs." }, "form.reply");
        Assert.Equal("Waiting for us 0", await Chip(staff));

        await app.Arrives(
            $"From: {inquiry.Email}",
            $"To: sponsors+{inquiry.ReplyKey}@networkservicemesh.io",
            "Subject: Yes",
            "",
            "We take it."
        );
        var list = await staff.Open($"{Arranged.List}?turn=Ours");
        var dashboard = await staff.Open($"/admin/events/{RunningApp.Seed}");
        Assert.StartsWith("In conversation Waits since", list.QuerySelectorAll("tbody td")[1].Words(), StringComparison.Ordinal);
        Assert.Contains("One inquiry waits for an answer", dashboard.QuerySelector("main").Words(), StringComparison.Ordinal);

        await staff.Send(path, [], "form[action$='/no-answer']");

        Assert.Empty((await staff.Open($"{Arranged.List}?turn=Ours")).QuerySelectorAll("tbody tr"));
        Assert.Null((await staff.Open(path)).QuerySelector("form[action$='/no-answer']"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_waits_longest_comes_first(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        foreach (var company in new[] { "First", "Second", "Third" })
        {
            await app.AddInquiry(company, with: inquiry => inquiry.Add(
                    new Message
                    {
                        Kind = MessageKind.Note,
                        From = "Grace",
                        Text = "Call them.",
                        At = app.Clock.GetUtcNow().UtcDateTime,
                    }
                ));
            app.Clock.Advance(TimeSpan.FromHours(1));
        }

        await app.AddInquiry("Declined", with: inquiry => inquiry.MoveTo(InquiryState.Declined, app.Clock.GetUtcNow().UtcDateTime));

        Assert.Equal(
            ["First", "Second", "Third"],
            (await staff.Open($"{Arranged.List}?turn=Ours")).QuerySelectorAll("tbody a").Select(company => company.Words())
        );
    }

    static async Task<string> Chip(HttpClient staff) =>
        (await staff.Open(Arranged.List))
            .QuerySelectorAll(".chip")
            .Select(chip => chip.Words())
            .Single(words => words.StartsWith("Waiting for us", StringComparison.Ordinal));
}

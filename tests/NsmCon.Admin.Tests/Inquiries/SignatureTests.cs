using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Mail;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inquiries;

/// <summary>What stands below the replies of a member of staff.</summary>
public class SignatureTests
{
    const string Profile = "/admin/profile",
        Form = "form[action$='/signature']";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_reply_ends_in_its_writers_signature_and_in_nobody_elses(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var ada = await app.SignIn(StaffRole.Sponsorship);
        using var grace = await app.SignIn(StaffRole.Sponsorship);
        var path = $"{Arranged.List}/{(await app.AddInquiry("Polder")).Id}";

        var saved = await (
            await ada.Send(Profile, new() { ["Signature"] = "  **Ada Lovelace**\r\nSponsors of NSMCon <script>  " }, Form)
        ).Page();
        await ada.Press(path, "Preview", new() { ["Text"] = "Lunch is free." });
        var preview = await (await ada.GetAsync($"{path}/draft/preview")).Content.ReadAsStringAsync();
        await ada.Press(path, "Send", new() { ["Text"] = "Lunch is free." });
        await grace.Press(path, "Send", new() { ["Text"] = "And coffee." });

        Assert.Equal("Your signature stands below your replies from now on.", saved.QuerySelector(".flash").Words());
        Assert.Equal("**Ada Lovelace**\nSponsors of NSMCon <script>", saved.QuerySelector("#Signature")!.TextContent.Trim());
        Assert.Contains("<strong", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", preview, StringComparison.OrdinalIgnoreCase);
        var (first, second) = (await Composed(app, 0), await Composed(app, 1));
        Assert.Matches(@"Lunch is free\.\s+Ada Lovelace\s+Sponsors of NSMCon <script>\s+[^R]*Ref\. ", first);
        Assert.DoesNotContain("Ada Lovelace", second, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_that_is_too_long_is_refused_and_one_can_be_taken_away(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var ada = await app.SignIn(StaffRole.Sponsorship);
        await ada.Send(Profile, new() { ["Signature"] = new string('x', StaffMember.SignatureLength) }, Form);

        var refused = await (
            await ada.Send(Profile, new() { ["Signature"] = new string('y', StaffMember.SignatureLength + 1) }, Form)
        ).Page();
        await using var db = app.OpenDb();
        Assert.Equal("A signature has at most 1000 characters.", refused.QuerySelector(".summary li").Words());
        Assert.Equal(new string('x', StaffMember.SignatureLength), await db.Users.Select(person => person.Signature).SingleAsync());

        await ada.Send(Profile, new() { ["Signature"] = " " }, Form);

        Assert.Equal("", await db.Users.Select(person => person.Signature).SingleAsync());
    }

    /// <summary>The plain text of a reply.</summary>
    static async Task<string> Composed(RunningApp app, int number)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NsmCon.Data.ConferenceDb>();
        var mail = await db
            .OutgoingMails.Where(mail => mail.Template == "inquiry-reply")
            .OrderBy(mail => mail.Id)
            .Skip(number)
            .FirstAsync();
        using var composed = await scope.ServiceProvider.GetRequiredService<ComposeMail>().Compose(mail, default);
        return composed.Message.TextBody!;
    }
}

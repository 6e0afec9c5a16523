using System.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Staff;

public class StaffPagesTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Inviting_shows_the_link_once_and_mails_it(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        using var owner = await app.SignIn();

        var page = await (
            await owner.Send(
                "/admin/staff/invite",
                new()
                {
                    ["Email"] = "grace@example.org",
                    ["Role"] = "Agenda",
                    ["EventId"] = $"{ours.Id}",
                }
            )
        ).Page();

        var link = page.QuerySelector("code").Words();
        await using var db = app.OpenDb();
        var mail = await db.OutgoingMails.SingleAsync(m => m.Template == "invitation");
        Assert.Equal(("grace@example.org", link), (mail.To, mail.Secret));
        Assert.DoesNotContain(link.Split('/')[^1], await owner.GetStringAsync("/admin/staff"), StringComparison.Ordinal);
        Assert.Contains(
            "grace@example.orgAgenda, Conference ours.",
            (await owner.Open("/admin/staff")).Body.Words(),
            StringComparison.Ordinal
        );
        using var grace = app.Browser();
        await grace.Send(new Uri(link).AbsolutePath, new() { ["Name"] = "Grace", ["Password"] = "a long enough password" });
        Assert.Equal(HttpStatusCode.OK, (await grace.GetAsync("/admin/events/ours/settings/rooms")).StatusCode);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_mail_says_what_the_invitation_is_for_and_carries_the_link(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddEvent("ours", e => e.Title = "Café *Mesh* 2030");
        using var owner = await app.SignIn(StaffRole.Owner);
        var option = (await owner.Open("/admin/staff/invite"))
            .QuerySelectorAll("#EventId option")
            .Single(choice => choice.TextContent == "Café *Mesh* 2030");

        var page = await (
            await owner.Send(
                "/admin/staff/invite",
                new()
                {
                    ["Email"] = "grace@example.org",
                    ["Role"] = "Door",
                    ["EventId"] = option.GetAttribute("value"),
                }
            )
        ).Page();

        var mail = await app.MailInOutbox();
        Assert.Equal("grace@example.org", mail.To.Mailboxes.Single().Address);
        Assert.Contains("You can work on Café *Mesh* 2030 as Door", mail.TextBody!.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains(page.QuerySelector("code").Words(), mail.HtmlBody, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_withdrawn_invitation_no_longer_works(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var owner = await app.SignIn();
        var link = await app.Invite("grace@example.org");

        await owner.Send("/admin/staff", [], "form[action*='/invitations/']");

        using var grace = app.Browser();
        Assert.Equal(HttpStatusCode.Gone, (await grace.GetAsync(link)).StatusCode);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Inviting_someone_who_is_staff_gives_the_role(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var owner = await app.SignIn();
        using var grace = await app.Join("grace@example.org", role: StaffRole.Reader);

        var page = await (await owner.Send("/admin/staff/invite", new() { ["Email"] = "Grace@Example.org", ["Role"] = "Agenda" })).Page();

        Assert.Contains("grace is already staff, and now has the role.", page.QuerySelector(".flash").Words(), StringComparison.Ordinal);
        await using var db = app.OpenDb();
        Assert.Equal(
            [StaffRole.Reader, StaffRole.Agenda],
            await db.EventRoles.Where(r => r.StaffMember!.Email == "grace@example.org").OrderBy(r => r.Id).Select(r => r.Role).ToListAsync()
        );
        Assert.Equal(0, await db.OutgoingMails.CountAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_last_owner_of_all_events_stays(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddEvent("ours");
        using var ada = await app.Join("ada@example.org");
        await app.SignIn(StaffRole.Owner, "ours");
        var path = $"/admin/staff/{await app.IdOf("ada@example.org")}";

        var withdrawn = await (await ada.Send(path, [], "form[action$='/withdraw']")).Page();
        var removed = await (await ada.Send(path, [], "form[action$='/remove']")).Page();

        const string Refusal = "ada is the last Owner of all events. Make someone else Owner first.";
        Assert.Equal(Refusal, withdrawn.QuerySelector(".flash.refused").Words());
        Assert.Equal(Refusal, removed.QuerySelector(".flash.refused").Words());
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync("/admin/staff")).StatusCode);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_owners_who_leave_at_once_one_stays(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        for (var i = 0; i < 6; i++)
            (await app.Join($"owner{i}@example.org")).Dispose();

        var refusals = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Leave(app, $"owner{i}@example.org", byRole: i % 2 == 0)));

        Assert.Equal(1, refusals.Count(refused => refused));
        await using var db = app.OpenDb();
        Assert.Equal(1, await db.EventRoles.CountAsync(role => role.Role == StaffRole.Owner && role.EventId == null));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_role_is_given_for_an_event_that_is_there(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        using var owner = await app.SignIn();
        using var grace = await app.Join("grace@example.org", role: StaffRole.Reader);
        var path = $"/admin/staff/{await app.IdOf("grace@example.org")}";

        using var nowhere = await owner.Send(path, new() { ["Role"] = "Door", ["EventId"] = $"{ours.Id + 100}" }, "form[action$='/roles']");
        using var there = await owner.Send(path, new() { ["Role"] = "Door", ["EventId"] = $"{ours.Id}" }, "form[action$='/roles']");

        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
        await using var db = app.OpenDb();
        Assert.Equal(
            [(StaffRole.Reader, null), (StaffRole.Door, (int?)ours.Id)],
            (
                await db.EventRoles.Where(role => role.StaffMember!.Email == "grace@example.org").OrderBy(role => role.Id).ToListAsync()
            ).Select(role => (role.Role, role.EventId))
        );
        Assert.Equal("grace now has the role Door.", (await there.Page()).QuerySelector(".flash").Words());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Events_to_choose_from_stand_newest_first(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddEvent("later", e => (e.Title, e.StartsOn) = ("Later", new(2031, 1, 1)));
        await app.AddEvent("earlier", e => (e.Title, e.StartsOn) = ("Earlier", new(2029, 1, 1)));
        using var owner = await app.SignIn();

        var choices = (await owner.Open("/admin/staff/invite")).QuerySelectorAll("#EventId option").Select(choice => choice.TextContent);

        Assert.Equal(["All events", "Later", "Earlier", "NSMCon EU 2020"], choices);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_own_name_stands_in_its_field_and_a_changed_one_at_once_wherever_names_stand(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var ada = await app.Join("ada@example.org");

        var before = (await ada.Open("/admin/profile")).QuerySelector("#Name")!.GetAttribute("value");
        await ada.Send("/admin/profile", new() { ["Name"] = " Ada Lovelace " }, "form[action='/admin/profile/name']");

        Assert.Equal("ada", before);
        Assert.Equal("Ada Lovelace", (await ada.Open("/admin/profile")).QuerySelector("#Name")!.GetAttribute("value"));
        Assert.Contains("Ada Lovelace", (await ada.Open("/admin/staff")).QuerySelector("tbody").Words(), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_is_removed_is_out_and_stays_in_the_log(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var owner = await app.SignIn();
        using var grace = await app.Join("grace@example.org", role: StaffRole.Reader);

        using var removed = await owner.Send($"/admin/staff/{await app.IdOf("grace@example.org")}", [], "form[action$='/remove']");
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        var after = await grace.GetAsync("/admin/profile");

        Assert.Equal("grace is no longer staff.", (await removed.Page()).QuerySelector(".flash").Words());
        Assert.Equal("/admin/sign-in", after.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("deleted staff member grace", (await owner.Open("/admin/audit")).Body.Words(), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_list_asks_as_often_for_forty_people_as_for_one_and_is_paged(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var owner = await app.SignIn();
        var forOne = await owner.QueriesOf("/admin/staff");
        await AddPeople(app, 60);

        Assert.Equal(forOne, await owner.QueriesOf("/admin/staff"));
        Assert.Equal(50, (await owner.Open("/admin/staff")).QuerySelectorAll("tbody tr").Length);
        Assert.Equal(11, (await owner.Open("/admin/staff?page=2")).QuerySelectorAll("tbody tr").Length);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Script_in_a_name_is_text(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var owner = await app.SignIn();
        await owner.Send("/admin/profile", new() { ["Name"] = "<script>alert(1)</script>" }, "form[action='/admin/profile/name']");

        foreach (var path in new[] { "/admin/profile", "/admin/staff", "/admin/audit" })
        {
            var page = await owner.Open(path);
            Assert.Contains(
                "<script>alert(1)</script>",
                page.Body!.TextContent + page.QuerySelector("#Name")?.GetAttribute("value"),
                StringComparison.Ordinal
            );
            Assert.DoesNotContain(page.QuerySelectorAll("script"), script =>
                script.TextContent.Contains("alert", StringComparison.Ordinal)
            );
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_changed_password_signs_in_and_the_old_one_does_not(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var ada = await app.Join("ada@example.org", "the old long password");
        var path = "form[action='/admin/profile/password']";

        var wrong = await (
            await ada.Send("/admin/profile", new() { ["Present"] = "not my password", ["New"] = "the new long password" }, path)
        ).Page();
        await ada.Send("/admin/profile", new() { ["Present"] = "the old long password", ["New"] = "the new long password" }, path);

        using var other = app.Browser();
        Assert.Contains("This is not your present password.", wrong.QuerySelector(".summary").Words(), StringComparison.Ordinal);
        Assert.NotEqual("", await other.TrySignIn("ada@example.org", "the old long password"));
        Assert.Equal("", await other.TrySignIn("ada@example.org", "the new long password"));
    }

    static async Task<bool> Leave(RunningApp app, string email, bool byRole)
    {
        await using var db = app.OpenDb();
        var person = await db.Users.Include(p => p.Roles).SingleAsync(p => p.Email == email);
        try
        {
            await (byRole ? new WithdrawRole(db).Withdraw(person.Roles[0]) : new RemoveStaff(db).Remove(person));
            return false;
        }
        catch (RuleBrokenException)
        {
            return true;
        }
    }

    static async Task AddPeople(RunningApp app, int count)
    {
        await using var db = app.OpenDb();
        for (var i = 0; i < count; i++)
        {
            var email = $"person{i}@example.org";
            db.Users.Add(
                new StaffMember
                {
                    Name = $"Person {i}",
                    Email = email,
                    UserName = email,
                    NormalizedEmail = email.ToUpperInvariant(),
                    NormalizedUserName = email.ToUpperInvariant(),
                    Roles = [new EventRole { Role = StaffRole.Reader }, new EventRole { Role = StaffRole.Door }],
                }
            );
        }

        await db.SaveChangesAsync();
    }
}

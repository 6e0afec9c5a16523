using System.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.CheckIn;

public class DoorAccessTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Only_the_door_registration_and_owners_see_who_comes_and_let_in(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, _, ada) = await app.ExpectAda();
        using var owner = await app.SignIn();

        foreach (var role in Enum.GetValues<StaffRole>())
        {
            using var browser = await app.SignIn(role, "ours");
            using var opened = await browser.GetAsync($"{Doors.Path}?find=ada");
            var page = await opened.Page();
            // With a token from a form that the person does have: that of signing out.
            var form = (await browser.Open("/admin/profile")).QuerySelector("form[action='/admin/sign-out']")!;
            form.SetAttribute("action", Doors.Path);

            var answer = await browser.Send(form, Doors.Path, new() { ["typed"] = ada.TicketCode });

            var mayAdmit = role is StaffRole.Door or StaffRole.Registration or StaffRole.Owner;
            Assert.Equal((role, mayAdmit ? HttpStatusCode.OK : HttpStatusCode.Forbidden), (role, answer.StatusCode));
            Assert.Equal((role, answer.StatusCode), (role, opened.StatusCode));
            Assert.Equal((role, mayAdmit), (role, page.QuerySelector("main form[method=post]") is not null));
            Assert.Equal(
                (role, role is StaffRole.Registration or StaffRole.Owner),
                (role, page.QuerySelector("a[href='/admin/events/ours/registrations/add']") is not null)
            );
            Assert.Equal((role, mayAdmit), (role, (await app.Reload(ada)).CheckedInAt is not null));
            if (mayAdmit)
                await owner.Send($"{Doors.Path}?find=ada", [], ".matches form");
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_has_two_roles_may_do_what_either_may(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (conference, _, _) = await app.ExpectAda();
        using var browser = await app.SignIn(StaffRole.Door, "ours");
        await using (var db = app.OpenDb())
        {
            db.EventRoles.Add(
                new EventRole
                {
                    StaffMemberId = await db.Users.Select(person => person.Id).SingleAsync(),
                    EventId = conference.Id,
                    Role = StaffRole.Registration,
                }
            );
            await db.SaveChangesAsync();
        }

        Assert.NotNull((await browser.Open(Doors.Path)).QuerySelector("a[href='/admin/events/ours/registrations/add']"));
        Assert.NotNull(
            (await browser.Open("/admin/events/ours/registrations")).QuerySelector("a[href='/admin/events/ours/registrations/add']")
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_door_of_one_event_has_no_page_and_no_say_at_another(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, _, ada) = await app.ExpectAda();
        await app.AddEvent("other");
        using var door = await app.SignIn(StaffRole.Door, "other");
        var form = (await door.Open("/admin/events/other/check-in")).QuerySelector("form.ask")!;

        form.SetAttribute("action", $"/admin/events/other/check-in/{ada.Id}");
        var otherId = await door.Send(form, "", []);
        form.SetAttribute("action", $"/admin/events/other/check-in/{ada.Id}/undo");
        var otherUndo = await door.Send(form, "", []);
        form.SetAttribute("action", $"{Doors.Path}/{ada.Id}");
        var otherEvent = await door.Send(form, "", []);

        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden],
            [otherId.StatusCode, otherUndo.StatusCode, otherEvent.StatusCode, (await door.GetAsync(Doors.Path)).StatusCode]
        );
        Assert.Null((await app.Reload(ada)).CheckedInAt);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_form_of_another_site_lets_nobody_in(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, _, ada) = await app.ExpectAda();
        using var door = await app.SignIn();

        foreach (var path in new[] { Doors.Path, $"{Doors.Path}/{ada.Id}", $"{Doors.Path}/{ada.Id}/undo" })
        {
            using var forged = new FormUrlEncodedContent([KeyValuePair.Create("typed", ada.TicketCode)]);
            Assert.Equal(HttpStatusCode.BadRequest, (await door.PostAsync(path, forged)).StatusCode);
        }

        Assert.Null((await app.Reload(ada)).CheckedInAt);
    }
}

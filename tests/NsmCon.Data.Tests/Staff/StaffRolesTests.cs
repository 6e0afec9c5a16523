using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Staff;
using NsmCon.Data.Tests.Sponsors;

namespace NsmCon.Data.Tests.Staff;

public class StaffRolesTests
{
    const string AdaIsTheLast = "Ada is the last Owner of all events. Make someone else Owner first.";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_person_has_a_role_once_for_each_event_and_once_for_all(string provider)
    {
        await using var conference = await WithStaff(provider, "Ada", "Grace");
        var (here, there) = (await conference.Event(), await conference.Event("other"));
        await Give(conference, "Grace", StaffRole.Door, here.Id);
        await Give(conference, "Ada", StaffRole.Door, here.Id);

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => Give(conference, "Ada", StaffRole.Door, here.Id));
        Assert.Equal("Ada has this role already.", refusal.Message);
        await Give(conference, "Ada", StaffRole.Agenda, here.Id);
        await Give(conference, "Ada", StaffRole.Door, there.Id);
        await Give(conference, "Ada", StaffRole.Door, null);
        await Assert.ThrowsAsync<RuleBrokenException>(() => Give(conference, "Ada", StaffRole.Door, null));

        Assert.Equal(["Ada: Agenda 1", "Ada: Door ", "Ada: Door 1", "Ada: Door 2", "Grace: Door 1"], await Roles(conference));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_role_that_someone_else_gives_at_the_same_time_is_given_once(string provider)
    {
        await using var conference = await WithStaff(provider, "Ada");
        var here = await conference.Event();
        var meanwhile = new BeforeTheFirstSave(
            $"""INSERT INTO "EventRoles" ("StaffMemberId", "EventId", "Role") VALUES (1, {here.Id}, 'Door')"""
        );

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() =>
            Give(conference.FromAnotherProcess(meanwhile), "Ada", StaffRole.Door, here.Id)
        );

        Assert.Equal("Ada has this role already.", refusal.Message);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_last_Owner_of_all_events_stays_so_whoever_else_owns_one(string provider)
    {
        await using var conference = await WithStaff(provider, "Grace", "Ada");
        var here = await conference.Event();
        await Give(conference, "Ada", StaffRole.Owner, null);
        await Give(conference, "Grace", StaffRole.Owner, here.Id);
        await Give(conference, "Grace", StaffRole.Agenda, null);

        Assert.Equal(
            AdaIsTheLast,
            (await Assert.ThrowsAsync<RuleBrokenException>(() => Withdraw(conference, "Ada", StaffRole.Owner, withPerson: false))).Message
        );
        Assert.Equal(
            AdaIsTheLast,
            (await Assert.ThrowsAsync<RuleBrokenException>(() => Withdraw(conference, "Ada", StaffRole.Owner, withPerson: true))).Message
        );
        Assert.Equal(AdaIsTheLast, (await Assert.ThrowsAsync<RuleBrokenException>(() => Remove(conference, "Ada"))).Message);

        Assert.Equal(["Ada: Owner ", "Grace: Agenda ", "Grace: Owner 1"], await Roles(conference));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task With_another_Owner_of_all_events_a_role_is_withdrawn_and_a_person_removed(string provider)
    {
        await using var conference = await WithStaff(provider, "Ada", "Grace", "Eve");
        foreach (var name in new[] { "Ada", "Grace", "Eve" })
            await Give(conference, name, StaffRole.Owner, null);
        await Give(conference, "Eve", StaffRole.Door, null);

        await Withdraw(conference, "Ada", StaffRole.Owner, withPerson: true);
        Assert.Equal(["Eve: Door ", "Eve: Owner ", "Grace: Owner "], await Roles(conference));
        await Remove(conference, "Eve");

        Assert.Equal(["Grace: Owner "], await Roles(conference));
        Assert.Equal(
            ["Ada", "Grace"],
            await conference.Read(db => db.Users.OrderBy(person => person.Name).Select(person => person.Name).ToListAsync())
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_does_not_own_all_events_may_go_even_if_nobody_does(string provider)
    {
        await using var conference = await WithStaff(provider, "Ada", "Grace", "Eve");
        var here = await conference.Event();
        await Give(conference, "Ada", StaffRole.Owner, here.Id);
        await Give(conference, "Grace", StaffRole.Door, null);

        await Withdraw(conference, "Ada", StaffRole.Owner, withPerson: false);
        await Remove(conference, "Grace");
        await Remove(conference, "Eve");

        Assert.Empty(await Roles(conference));
        Assert.Equal(["Ada"], await conference.Read(db => db.Users.Select(person => person.Name).ToListAsync()));
    }

    [SkippableFact]
    public async Task Of_two_Owners_who_leave_at_once_one_stays()
    {
        await using var conference = await WithStaff(Databases.PostgreSql, "Ada", "Grace");
        foreach (var name in new[] { "Ada", "Grace" })
            await Give(conference, name, StaffRole.Owner, null);
        await using var ahead = conference.CreateDbContext();
        await using var write = await ahead.BeginWrite();
        await new WithdrawRole(ahead).Withdraw(await ahead.EventRoles.SingleAsync(role => role.StaffMember!.Name == "Grace"));

        var leave = Attempt.Catch(() => Withdraw(conference, "Ada", StaffRole.Owner, withPerson: true));
        await conference.UntilSomeoneWaits();
        await write.Commit();

        Assert.Equal(AdaIsTheLast, (await leave)?.Message);
        Assert.Equal(["Ada: Owner "], await Roles(conference));
    }

    [Fact]
    public void The_log_names_people_by_name_else_by_address_and_what_is_theirs_after_them()
    {
        var ada = new StaffMember { Name = "Ada", Email = "ada@example.org" };

        Assert.Equal("Ada", ada.AuditName);
        Assert.Equal("ada@example.org", new StaffMember { Email = "ada@example.org" }.AuditName);
        Assert.Equal("", new StaffMember().AuditName);
        Assert.Equal(
            ("Door: Ada", "Door"),
            (new EventRole { Role = StaffRole.Door, StaffMember = ada }.AuditName, new EventRole { Role = StaffRole.Door }.AuditName)
        );
        Assert.Equal(
            ("Ada", ""),
            (new PasswordLink { SecretHash = "", StaffMember = ada }.AuditName, new PasswordLink { SecretHash = "" }.AuditName)
        );
        Assert.Equal(
            ("ada@example.org", "the first Owner"),
            (new Invitation { SecretHash = "", Email = "ada@example.org" }.AuditName, new Invitation { SecretHash = "" }.AuditName)
        );
    }

    [Fact]
    public void A_long_text_of_a_field_is_cut_after_two_thousand_characters()
    {
        Assert.Null(AuditEntry.Shorten(null));
        Assert.Equal(new string('x', 2_001), AuditEntry.Shorten(new string('x', 2_001)));
        Assert.Equal(new string('x', 2_000) + "…", AuditEntry.Shorten(new string('x', 2_002)));
    }

    static async Task<ConferenceDatabase> WithStaff(string provider, params string[] names)
    {
        var conference = await ConferenceDatabase.Create(provider);
        foreach (var name in names)
            await conference.Save(
                new StaffMember
                {
                    Name = name,
                    UserName = name,
                    Email = $"{name}@example.org",
                }
            );
        return conference;
    }

    static async Task Give(ConferenceDatabase conference, string name, StaffRole role, int? eventId)
    {
        await using var db = conference.CreateDbContext();
        await new GiveRole(db).Give(await db.Users.SingleAsync(person => person.Name == name), role, eventId);
    }

    static async Task Withdraw(ConferenceDatabase conference, string name, StaffRole role, bool withPerson)
    {
        await using var db = conference.CreateDbContext();
        var roles = withPerson ? db.EventRoles.Include(r => r.StaffMember) : db.EventRoles.AsQueryable();
        await new WithdrawRole(db).Withdraw(await roles.SingleAsync(r => r.StaffMember!.Name == name && r.Role == role));
    }

    static async Task Remove(ConferenceDatabase conference, string name)
    {
        await using var db = conference.CreateDbContext();
        await new RemoveStaff(db).Remove(await db.Users.Include(person => person.Roles).SingleAsync(person => person.Name == name));
    }

    static async Task<List<string>> Roles(ConferenceDatabase conference)
    {
        var roles = await conference.Read(db => db.EventRoles.Include(role => role.StaffMember).ToListAsync());
        return [.. roles.Select(role => $"{role.StaffMember!.Name}: {role.Role} {role.EventId}").Order(StringComparer.Ordinal)];
    }
}

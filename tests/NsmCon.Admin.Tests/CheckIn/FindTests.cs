using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.CheckIn;

public class FindTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_name_or_an_address_finds_the_people_of_this_event_and_a_button_lets_in(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (conference, attendee, ada) = await app.ExpectAda();
        var jose = await app.Register(conference, attendee, "José Álvarez", "jose@example.org", "Acme");
        var other = await app.AddEvent("other");
        await app.Register(other, await app.AddTicketType(other), "Jose of elsewhere", "elsewhere@example.org");
        using var door = await app.SignIn(StaffRole.Door, "ours");

        var byName = await door.Type("alvarez JOSE");
        var byAddress = await door.Type("ada@example");
        var answer = await (await door.Send(byName.QuerySelector(".matches form")!, Doors.Path, [])).Page();

        Assert.Equal(
            ["José Álvarez Attendee, Acme jose@example.org Check in"],
            byName.QuerySelectorAll(".matches li").Select(row => row.Words())
        );
        Assert.Equal("One person matches “ada@example”.", byAddress.QuerySelector(".found").Words());
        Assert.Equal(["Ada Lovelace"], byAddress.QuerySelectorAll(".matches b").Select(name => name.Words()));
        Assert.Equal("answer: Welcome | José Álvarez | Attendee, Acme", answer.Answer());
        Assert.NotNull((await app.Reload(jose)).CheckedInAt);
        Assert.Null((await app.Reload(ada)).CheckedInAt);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_name_is_found_however_the_door_spells_it(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (conference, attendee, _) = await app.ExpectAda();
        string[] names = ["Jürgen Straßenmaier", "O’Brien Síle", "Jean-Luc d'Aubigné", "Æsa Þórsdóttir", "Ｋｅｎ Ｗｉｄｅ"];
        foreach (var (name, number) in names.Select((name, number) => (name, number)))
            await app.Register(conference, attendee, name, $"p{number}@example.org");
        using var door = await app.SignIn(StaffRole.Door, "ours");

        foreach (
            var (typed, name) in new[]
            {
                ("Strassenmaier", names[0]),
                ("STRASSENMAIER, Jurgen", names[0]),
                ("O'Brien", names[1]),
                ("obrien", names[1]),
                ("d’Aubigne", names[2]),
                ("Jean–Luc", names[2]),
                ("(Jean Luc)", names[2]),
                ("Thorsdottir Aesa", names[3]),
                ("Ken", names[4]),
                ("Ｊｕｒｇｅｎ", names[0]),
            }
        )
            Assert.Equal([name], (await door.Type(typed)).QuerySelectorAll(".matches b").Select(found => found.Words()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Names_beyond_ascii_stand_beside_their_letters(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (conference, attendee, _) = await app.ExpectAda();
        foreach (var name in new[] { "Zoe", "Éric", "Ólafur", "Łucja", "anna", "Bert" })
            await app.Register(conference, attendee, $"{name} Vandamme", $"{(int)name[0]}@example.org");
        using var door = await app.SignIn(StaffRole.Door, "ours");

        Assert.Equal(
            ["anna Vandamme", "Bert Vandamme", "Éric Vandamme", "Łucja Vandamme", "Ólafur Vandamme", "Zoe Vandamme"],
            (await door.Type("vandamme")).QuerySelectorAll(".matches b").Select(found => found.Words())
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_is_in_or_cancelled_has_no_button_to_check_in(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (conference, attendee, ada) = await app.ExpectAda();
        var grace = await app.Register(conference, attendee, "Grace Lovelace", "grace@example.org");
        await app.Cancel(grace);
        app.MoveToTokyo(new(8, 52));
        using var door = await app.SignIn();
        await door.Type(ada.TicketCode);

        var page = await door.Type("lovelace");

        Assert.Equal(
            ["Ada Lovelace Attendee ada@example.org In since 08:52 Undo", "Grace Lovelace Attendee grace@example.org Canceled"],
            page.QuerySelectorAll(".matches li").Select(row => row.Words())
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Where_nobody_matches_the_page_says_so(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.ExpectAda();
        using var door = await app.SignIn();

        foreach (var typed in new[] { "Nobody", "%", "_", "Ada Nobody" })
            Assert.Equal($"Nobody matches “{typed}”.", (await door.Type(typed)).QuerySelector(".found").Words());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Script_in_a_name_or_in_what_was_typed_stays_text(string provider)
    {
        const string Name = "<script>alert(1)</script>\"'><img src=x>";
        await using var app = await RunningApp.Start(provider);
        var conference = await app.AddEvent("ours");
        var mallory = await app.Register(conference, await app.AddTicketType(conference), Name, "mallory@example.org", Name, Name);
        using var door = await app.SignIn();

        var list = await door.Type("alert(1)");
        var nobody = await door.Type($"{Name} nobody");
        var answer = await door.Type(mallory.TicketCode);

        Assert.Equal(Name, list.QuerySelector(".matches b").Words());
        Assert.Equal($"Nobody matches “{Name} nobody”.", nobody.QuerySelector(".found").Words());
        Assert.Equal($"answer: Welcome | {Name} | Attendee, {Name} | Food: {Name}", answer.Answer());
        Assert.All(new[] { list, nobody, answer }, page => Assert.Empty(page.QuerySelectorAll("script:not([src]), img[src=x]")));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_page_asks_the_database_as_often_for_three_hundred_people_as_for_one_and_lists_twenty(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var conference = await app.AddEvent("ours");
        var attendee = await app.AddTicketType(conference);
        await app.Register(conference, attendee, people: 1);
        using var door = await app.SignIn();
        var forOne = await door.QueriesOf($"{Doors.Path}?find=person");

        await app.Register(conference, attendee, people: 299);
        for (var i = 0; i < 5; i++)
            await app.AddTicketType(conference, $"Type {i}");

        Assert.InRange(forOne, 4, 12);
        Assert.Equal(forOne, await door.QueriesOf($"{Doors.Path}?find=person"));
        var page = await door.Open($"{Doors.Path}?find=person");
        Assert.Equal(20, page.QuerySelectorAll(".matches li").Length);
        Assert.Equal("The first 20 of those who match “person”. Type more of the name.", page.QuerySelector(".found").Words());
    }
}

using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;

namespace NsmCon.Data.Tests.Inquiries;

public class FindEventTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_event_is_the_one_whose_whole_title_stands_in_the_subject_or_the_text(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(
            A.Event("eu", "NSMCon EU 2020"),
            A.Event("na", "NSMCon NA 2020"),
            A.Event("extra", "NSMCon EU 2020 Extra"),
            A.Event("signs", "–")
        );
        (string Text, string? Slug)[] cases =
        [
            ("NSMCon EU 2020", "eu"),
            ("About nsmcon  eu 2020.", "eu"),
            ("We are at NSMCon NA 2020, as every year.", "na"),
            ("Is NSMCon EU 2020 Extra on?", "extra"),
            ("XNSMCon EU 2020", null),
            ("NSMCon EU 20201", null),
            ("XNSMCon EU 2020, NSMCon EU 20201 and NSMCon EU 2020", "eu"),
            ("NSMCon EU 2020 or NSMCon NA 2020?", null),
            ($"{new string('x', 19_900)} NSMCon EU 2020", "eu"),
            ($"{new string('x', 20_000)} NSMCon EU 2020", null),
            ("Hello.", null),
        ];

        foreach (var (text, slug) in cases)
            Assert.Equal((text, slug), (text, await Find(conference, new() { Text = text })));
        Assert.Equal("na", await Find(conference, new() { Subject = "NSMCon NA 2020", Text = "Hello." }));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_address_names_the_event_before_the_text_does(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event("eu", "NSMCon EU 2020"), A.Event("na", "NSMCon NA 2020"));

        var named = await Find(conference, new() { Recipients = ["ada@example.org", "Sponsors+NA@example.org"], Text = "NSMCon EU 2020" });
        var both = await Find(
            conference,
            new() { Recipients = ["sponsors+na@example.org", "sponsors+eu@example.org"], Text = "NSMCon EU 2020" }
        );
        var other = await Find(conference, new() { Recipients = ["na@example.org"], Text = "NSMCon EU 2020" });

        Assert.Equal(("na", null, "eu"), (named, both, other));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_events_whose_address_it_went_to_come_before_all_others(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (eu, na, asia, over) = (
            A.Event("eu", "NSMCon EU 2020"),
            A.Event("na", "NSMCon NA 2020"),
            A.Event("asia", "NSMCon Asia 2020"),
            A.Event("over", "NSMCon 2019")
        );
        over.StartsOn = new(2019, 3, 1);
        await conference.Save(eu, na, asia, over);

        // One has an address of its own, two share one, and what is over is not asked for.
        Assert.Equal("asia", await Find(conference, new() { EventIds = [asia.Id], Text = "Hello." }));
        Assert.Equal("asia", await Find(conference, new() { EventIds = [asia.Id, over.Id], Text = "Hello." }));
        Assert.Equal("asia", await Find(conference, new() { EventIds = [asia.Id], Text = "As at NSMCon EU 2020" }));
        Assert.Equal("eu", await Find(conference, new() { EventIds = [eu.Id, na.Id], Text = "NSMCon EU 2020" }));
        Assert.Null(await Find(conference, new() { EventIds = [eu.Id, na.Id], Text = "Hello." }));
        Assert.Equal("na", await Find(conference, new() { EventIds = [over.Id], Text = "NSMCon NA 2020" }));
        Assert.Equal(
            "eu",
            await Find(
                conference,
                new()
                {
                    EventIds = [asia.Id],
                    Recipients = ["sponsors+eu@example.org"],
                    Text = "Hello.",
                }
            )
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Without_a_name_it_is_the_only_public_one_that_still_takes_place(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (over, draft, canceled) = (A.Event("over", "Over"), A.Event("draft", "Draft"), A.Event("canceled", "Canceled"));
        over.StartsOn = new(2020, 3, 1);
        draft.SetStage(EventStage.Draft, A.Day);
        canceled.SetStage(EventStage.Canceled, A.Day);
        await conference.Save(over, draft, canceled);

        var none = await Find(conference, new() { Text = "Hello." });
        await conference.Save(A.Event("next", "Next"));
        var next = await Find(conference, new() { Text = "Draft, Canceled" });
        var past = await Find(conference, new() { Text = "Over" });
        var postponed = A.Event("postponed", "Postponed");
        (postponed.StartsOn, postponed.EndsOn) = (null, null);
        postponed.SetStage(EventStage.Postponed, A.Day);
        await conference.Save(postponed);
        var two = await Find(conference, new() { Text = "Hello." });

        Assert.Equal((null, "next", "over", null), (none, next, past, two));
        Assert.Equal("postponed", await Find(conference, new() { Text = "Postponed" }));
    }

    static async Task<string?> Find(ConferenceDatabase conference, MailContents contents)
    {
        await using var db = conference.CreateDbContext();
        return await new FindEvent(db).Find(contents, A.Day) is { } id ? (await db.Events.FindAsync(id))!.Slug : null;
    }
}

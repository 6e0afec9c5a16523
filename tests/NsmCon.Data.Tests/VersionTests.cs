using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Sponsors;

namespace NsmCon.Data.Tests;

public class VersionTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_two_who_edit_a_talk_at_once_the_second_is_told_and_nothing_is_lost(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event());
        await conference.Save(A.Talk(1, "Opening"));
        await using var one = conference.CreateDbContext();
        await using var other = conference.CreateDbContext();
        (await one.Talks.SingleAsync()).Title = "Welcome";
        var late = await other.Talks.SingleAsync();
        late.Abstract = "Everything.";
        await one.SaveChangesAsync();
        var entries = await conference.Read(db => db.AuditEntries.CountAsync());

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => other.SaveChangesAsync());

        var talk = await conference.Read(db => db.Talks.SingleAsync());
        Assert.Equal(("Welcome", "", 1), (talk.Title, talk.Abstract, talk.Version));
        Assert.Equal(entries, await conference.Read(db => db.AuditEntries.CountAsync()));
        Assert.Equal("Everything.", late.Abstract);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_deletes_what_another_just_changed_is_told(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event());
        await conference.Save(A.Talk(1, "Opening"));
        await using var one = conference.CreateDbContext();
        await using var other = conference.CreateDbContext();
        (await one.Talks.SingleAsync()).Title = "Welcome";
        other.Remove(await other.Talks.SingleAsync());
        await one.SaveChangesAsync();

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => other.SaveChangesAsync());

        Assert.Equal("Welcome", (await conference.Read(db => db.Talks.SingleAsync())).Title);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public Task A_section_is_a_part_of_its_event(string provider) =>
        TwoAtOnce(
            provider,
            A.Event(),
            async db =>
                (await db.Events.SingleAsync()).Sections.Add(
                    new EventSection
                    {
                        Heading = "Why?",
                        Anchor = "why",
                        Markdown = "Because.",
                    }
                ),
            async db =>
                (await db.Events.SingleAsync()).Sections = [
                    new EventSection
                    {
                        Heading = "How?",
                        Anchor = "how",
                        Markdown = "So.",
                    },
                ]
        );

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public Task A_benefit_is_a_part_of_its_package(string provider) =>
        TwoAtOnce(
            provider,
            PackageWithBenefit(),
            async db => (await db.Packages.Include(p => p.Benefits).SingleAsync()).Benefits[0].Text = "A big logo",
            async db => (await db.Packages.Include(p => p.Benefits).SingleAsync()).Benefits.Clear()
        );

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public Task Who_speaks_is_a_part_of_the_talk(string provider) =>
        TwoAtOnce(
            provider,
            TalkWithSpeaker(),
            async db => (await db.Talks.Include(t => t.Speakers).SingleAsync()).Speakers[0].Position = 7,
            async db => (await db.Talks.Include(t => t.Speakers).SingleAsync()).Speakers.Clear()
        );

    static async Task TwoAtOnce(string provider, object whole, Func<ConferenceDb, Task> edit, Func<ConferenceDb, Task> otherEdit)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        if (whole is not Event)
            await conference.Save(A.Event());
        await conference.Save(whole);
        await using var one = conference.CreateDbContext();
        await using var other = conference.CreateDbContext();
        await edit(one);
        await otherEdit(other);
        await one.SaveChangesAsync();

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => other.SaveChangesAsync());
    }

    static Package PackageWithBenefit()
    {
        var lunch = A.Package(1, "Lunch");
        lunch.Benefits.Add(new Benefit { Text = "Logo" });
        return lunch;
    }

    static Talk TalkWithSpeaker()
    {
        var talk = A.Talk(1);
        talk.Speakers.Add(new TalkSpeaker { Speaker = A.Speaker(1) });
        return talk;
    }
}

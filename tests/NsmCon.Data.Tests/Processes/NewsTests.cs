using NsmCon.Data.Agenda;
using NsmCon.Data.Processes;

namespace NsmCon.Data.Tests.Processes;

public class NewsTests
{
    const string BreakLinks =
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'NsmCon process'";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_process_tells_itself_what_it_committed_and_nothing_else(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var heard = new List<NewsTopics>();
        conference.Gate.News.Heard += heard.Add;
        var nsmcon = A.Event();
        await conference.Save(nsmcon);

        await using (var db = conference.CreateDbContext())
        await using (await db.BeginWrite())
        {
            db.Add(A.Event("rolled-back"));
            await db.SaveChangesAsync();
        }

        await conference.Save(A.Talk(nsmcon.Id));
        await conference.Save(Photo(nsmcon.Id));
        await using (var db = conference.CreateDbContext())
            await db.Notify(NewsTopics.Push);

        Assert.Equal([NewsTopics.Pages, NewsTopics.Pages | NewsTopics.Photos, NewsTopics.Push], heard);
    }

    [SkippableFact]
    public async Task Another_process_hears_it_once_it_is_committed_and_whoever_sent_it_hears_it_once()
    {
        await using var ours = await ConferenceDatabase.Create(Databases.PostgreSql);
        await using var here = await new LinkedProcess(ours).InTouch();
        await using var there = await new LinkedProcess(ours.FromAnotherProcess()).InTouch();
        await using var db = ours.CreateDbContext();

        await using (await db.BeginWrite())
        {
            db.Add(A.Event("rolled-back"));
            await db.SaveChangesAsync();
        }

        await using (var write = await db.BeginWrite())
        {
            db.Add(A.Event());
            await db.SaveChangesAsync();
            Assert.Empty(there.Heard);
            await write.Commit();
        }

        await there.UntilItHears(NewsTopics.Pages);
        await db.Notify(NewsTopics.Mailbox);
        await there.UntilItHears(NewsTopics.Mailbox);
        Assert.Equal([NewsTopics.Pages, NewsTopics.Mailbox], there.Heard);
        Assert.Equal([NewsTopics.Pages, NewsTopics.Mailbox], here.Heard);
    }

    [SkippableFact]
    public async Task A_connection_that_broke_is_made_anew_and_what_was_kept_counts_as_old()
    {
        await using var ours = await ConferenceDatabase.Create(Databases.PostgreSql);
        await using var there = await new LinkedProcess(ours.FromAnotherProcess()).InTouch();

        await ours.Execute(BreakLinks);
        // Once as it breaks, and once when it stands again: between the two nothing is heard.
        await Eventually.WaitUntil(() => there.Heard.Count(topics => topics == NewsTopics.Kept) == 2);
        await ours.Execute(BreakLinks);
        await Eventually.WaitUntil(() => there.Heard.Count(topics => topics == NewsTopics.Kept) == 4);
        await using (var db = ours.CreateDbContext())
            await db.Notify(NewsTopics.Push);

        await there.UntilItHears(NewsTopics.Push);
    }

    static SpeakerPhoto Photo(int eventId) =>
        new()
        {
            EventId = eventId,
            Path = "/img/speakers/ada-1.jpg",
            ContentType = "image/jpeg",
            Bytes = [1],
            AddedBy = "ada",
            AddedAt = A.Day,
        };
}

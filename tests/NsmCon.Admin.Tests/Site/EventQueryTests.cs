using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Published;
using NsmCon.Admin.Site;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Site;

public class EventQueryTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_agenda_asks_as_often_for_300_talks_as_for_one(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var eventId = await Event(app, "small", talks: 1);
        var large = await Event(app, "large", talks: 300);

        var (one, forOne) = await Queries(app, eventId);
        var (many, forMany) = await Queries(app, large);

        Assert.Equal((1, 300), (one, many));
        Assert.Equal(forOne, forMany);
        Assert.True(forOne > 0);
    }

    static async Task<int> Event(RunningApp app, string slug, int talks)
    {
        await using var db = app.OpenDb();
        var conference = new Data.Events.Event { Slug = slug, Title = slug };
        db.Events.Add(conference);
        await db.SaveChangesAsync();
        var speaker = new Speaker { EventId = conference.Id, Name = "Ada Lovelace" };
        db.Talks.AddRange(
            Enumerable
                .Range(1, talks)
                .Select(number => new Talk
                {
                    EventId = conference.Id,
                    Title = $"Talk {number}",
                    Speakers = [new TalkSpeaker { EventId = conference.Id, Speaker = speaker }],
                })
        );
        await db.SaveChangesAsync();
        await app.Publish(slug);
        return conference.Id;
    }

    static async Task<(int Talks, int Queries)> Queries(RunningApp app, int eventId)
    {
        var counter = new QueryCounter();
        var options = new DbContextOptionsBuilder<ConferenceDb>(app.Services.GetRequiredService<DbContextOptions<ConferenceDb>>())
            .AddInterceptors(counter)
            .Options;
        await using var db = new ConferenceDb(options, app.Services.GetRequiredService<WriteGate>(), TestKey.Key);
        var agenda = await new ReadAgenda(db, app.Services.GetRequiredService<PublishedAgendas>()).Read(eventId);
        return (agenda.Talks.Count, counter.Count);
    }

    sealed class QueryCounter : DbCommandInterceptor
    {
        public int Count { get; private set; }

        public override ValueTask<DbDataReader> ReaderExecutedAsync(
            DbCommand command,
            CommandExecutedEventData eventData,
            DbDataReader result,
            CancellationToken cancellationToken = default
        )
        {
            Count++;
            return ValueTask.FromResult(result);
        }
    }
}

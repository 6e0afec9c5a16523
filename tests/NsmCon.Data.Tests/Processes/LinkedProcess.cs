using Microsoft.Extensions.Logging.Abstractions;
using NsmCon.Data.Processes;

namespace NsmCon.Data.Tests.Processes;

/// <summary>A process that is in touch with the others of its database, and writes down what it hears.</summary>
sealed class LinkedProcess : IAsyncDisposable
{
    public const string Mails = "Outgoing mail",
        Webhooks = "Webhooks";

    readonly CancellationTokenSource stopping = new();
    readonly List<NewsTopics> heard = [];
    readonly Task running;

    public LinkedProcess(ConferenceDatabase database)
    {
        Database = database;
        Turns = new([new(Mails), new(Webhooks)], isAlone: false);
        database.Gate.News.Heard += topics =>
        {
            lock (heard)
                heard.Add(topics);
        };
        Board = new(Turns, Facts);
        running = Task.Run(() =>
            new ProcessLink(database.ConnectionString, database.Gate.News, Turns, Board, NullLogger<ProcessLink>.Instance).Run(
                stopping.Token
            )
        );
    }

    public ConferenceDatabase Database { get; }

    public WorkTurns Turns { get; }

    public SharedFacts Facts { get; } = new();

    public ProcessBoard Board { get; }

    public IReadOnlyList<NewsTopics> Heard
    {
        get
        {
            lock (heard)
                return [.. heard];
        }
    }

    /// <summary>Waits until it is in touch, and forgets what it heard of itself.</summary>
    public async Task<LinkedProcess> InTouch()
    {
        await Eventually.WaitUntil(() => Heard.Count > 0);
        lock (heard)
            heard.Clear();
        return this;
    }

    public Task UntilItHears(NewsTopics topics) => Eventually.WaitUntil(() => Heard.Any(some => some.HasFlag(topics)));

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running;
        stopping.Dispose();
    }
}

namespace NsmCon.Data.Processes;

/// <summary>What processes tell each other of.</summary>
[Flags]
public enum NewsTopics
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Something that a public page may show was saved: pages that are kept are old.</summary>
    Pages = 1,

    /// <summary>A picture was added.</summary>
    Photos = 2,

    /// <summary>A Git host says that the site was pushed.</summary>
    Push = 4,

    /// <summary>Somebody wants the mailbox to be read at once.</summary>
    Mailbox = 8,

    /// <summary>What may be wrong in memory where something was not heard.</summary>
    Kept = Pages | Photos,
}

/// <summary>
/// Tells this process what was committed, here or in another one. On PostgreSQL a transaction sends its news itself, so that they
/// arrive exactly when it is committed (<see cref="ProcessLink"/> hears them); on SQLite there is one process, which tells itself.
/// </summary>
public sealed class News
{
    internal const string Channel = "nsmcon";

    readonly string process = Guid.NewGuid().ToString("N");

    /// <summary>Something was committed: what was read before may be old.</summary>
    public event Action<NewsTopics>? Heard;

    internal void Report(NewsTopics topics) => Heard?.Invoke(topics);

    internal string Write(NewsTopics topics) => $"{process} {topics:D}";

    /// <summary>Hears what a process sent. What came from this one is known here already.</summary>
    internal void Read(string sent)
    {
        if (sent.Split(' ') is [var sender, var number] && sender != process && Enum.TryParse<NewsTopics>(number, out var topics))
            Report(topics);
    }
}

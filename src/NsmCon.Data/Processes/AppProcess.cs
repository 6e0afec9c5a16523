namespace NsmCon.Data.Processes;

/// <summary>A process that serves this database. Who ends takes its row away; who dies leaves it, and others do it later.</summary>
[Unseen]
public class AppProcess
{
    public const int IdLength = 32,
        NameLength = 120;

    public required string Id { get; init; }

    /// <summary>Its machine, and its number there: "web-2, process 4711".</summary>
    public required string Name { get; init; }

    public DateTime StartedAt { get; init; }

    /// <summary>When it last said that it is there.</summary>
    public DateTime SeenAt { get; set; }
}

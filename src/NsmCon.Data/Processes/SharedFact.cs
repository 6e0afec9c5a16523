namespace NsmCon.Data.Processes;

/// <summary>Something that one process found out and all show, such as why the mail server takes no mail.</summary>
[Unseen]
public class SharedFact
{
    public const int NameLength = 60;

    public required string Name { get; init; }

    public required string Text { get; set; }
}

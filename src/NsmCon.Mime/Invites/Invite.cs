namespace NsmCon.Mime;

/// <summary>An entry of a calendar that came with a mail (RFC 5545).</summary>
public sealed record Invite
{
    /// <summary>What is wanted: "REQUEST" invites, "CANCEL" takes back, "REPLY" answers, "PUBLISH" tells; in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>When it begins, on the clock of <see cref="Zone"/>; null where it does not say.</summary>
    public DateTime? Starts { get; init; }

    /// <summary>When it ends, on the clock of <see cref="Zone"/>; null where it does not say.</summary>
    public DateTime? Ends { get; init; }

    /// <summary>Whose clock: "UTC", or a zone as its program names it; null where it is that of whoever looks.</summary>
    public string? Zone { get; init; }

    /// <summary>Whether it takes whole days, of which <see cref="Ends"/> is the first that no longer belongs to it.</summary>
    public bool IsAllDay { get; init; }

    /// <summary>Where it is; null where it does not say.</summary>
    public string? Place { get; init; }

    /// <summary>Who invites; null where it does not say.</summary>
    public NamedAddress? Organizer { get; init; }

    /// <summary>Its identifier, the same in every mail about it.</summary>
    public string? Uid { get; init; }
}

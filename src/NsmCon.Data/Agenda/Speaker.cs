using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Agenda;

/// <summary>A person who speaks at the event, in one or several talks.</summary>
[Unseen, Undoable]
public class Speaker : SpeakerDetails, IAudited, IVersioned
{
    /// <summary>The longest address for mail, in characters.</summary>
    public const int EmailLength = 254;

    /// <summary>How many mails with the link to their page a speaker gets within <see cref="LinkMailsWithin"/>.</summary>
    public const int MostLinkMails = 4;

    /// <summary>The time in which mails with the link are counted.</summary>
    public static readonly TimeSpan LinkMailsWithin = TimeSpan.FromHours(1);

    public int Id { get; set; }

    public int EventId { get; set; }

    /// <summary>Where they are written to; for staff alone.</summary>
    [MaxLength(EmailLength)]
    public string? Email
    {
        get;
        set => field = value is null ? null : EmailAddress.Canonical(value);
    }

    /// <summary>From when on they are there, on the event's wall clock; null while it is not known.</summary>
    public DateTime? Arrives { get; set; }

    /// <summary>Until when they are there, on the event's wall clock; null while it is not known.</summary>
    public DateTime? Leaves { get; set; }

    /// <summary>When they confirmed that they come.</summary>
    public DateTime? ConfirmedAt { get; set; }

    /// <summary>The secret in the address of their own page; null until it is first given out.</summary>
    [Protected("Speaker.PageCode", Secret.Length)]
    public string? PageCode { get; set; }

    /// <inheritdoc/>
    public int Version { get; set; }

    /// <inheritdoc/>
    public string AuditName => Name;

    /// <summary>Takes all of it.</summary>
    /// <exception cref="RuleBrokenException">They would leave before they arrive.</exception>
    public void Change(EditedSpeaker edited)
    {
        foreach (var field in Fields)
            field.Take(this, edited);
        Email = edited.Email;
        Stay(edited.Arrives, edited.Leaves);
    }

    /// <summary>Takes down when they are there, on the wall clock of the event; they arrive before they leave.</summary>
    /// <exception cref="RuleBrokenException">They would leave before they arrive.</exception>
    public void Stay(DateTime? arrives, DateTime? leaves)
    {
        if (leaves <= arrives)
            throw new RuleBrokenException(
                InWords($"{Name} would leave at {leaves:HH:mm} on {leaves:MMMM d}, before the arrival. Correct one of them.")
            );

        Arrives = arrives;
        Leaves = leaves;
    }

    /// <summary>They say that they come. Whoever said so before keeps the first time.</summary>
    public void Confirm(DateTime now) => ConfirmedAt ??= now;
}

/// <summary>That a speaker gives a talk, and in which order the names stand.</summary>
[Unseen, Undoable]
public class TalkSpeaker : IAudited
{
    /// <summary>The event it belongs to; taken from what it is a part of, if that is saved with it.</summary>
    public int EventId { get; set; }

    public int TalkId { get; set; }

    public int SpeakerId { get; set; }

    public Speaker? Speaker { get; set; }

    /// <summary>The order of the names, from 0.</summary>
    public int Position { get; set; }

    int IAudited.Id => TalkId;

    string IAudited.AuditName => Speaker?.Name ?? $"speaker {SpeakerId}";
}

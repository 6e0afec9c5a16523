using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Inquiries;

/// <summary>Which way a message goes.</summary>
public enum MessageKind
{
    /// <summary>From the company to us.</summary>
    In,

    /// <summary>From us to the company.</summary>
    Out,

    /// <summary>A note that only staff can read.</summary>
    Note,
}

/// <summary>One mail in an inquiry, in or out, or a note among staff.</summary>
[Unseen]
public class Message
{
    public const int TextLength = 50_000;

    /// <summary>The most pieces that are told apart; what follows them is shown as written.</summary>
    public const int MostPieces = 200;

    public const int SubjectLength = 300;

    /// <summary>The longest sender, in characters.</summary>
    public const int FromLength = 254;

    /// <summary>The longest list of recipients, in characters.</summary>
    public const int RecipientsLength = 2_000;

    public int Id { get; set; }

    /// <summary>The event it belongs to; taken from what it is a part of, if that is saved with it.</summary>
    public int EventId { get; set; }

    [Searched]
    public int InquiryId { get; set; }

    /// <summary>In, out, or a note.</summary>
    public MessageKind Kind { get; set; }

    /// <summary>Who wrote it, as shown.</summary>
    [MaxLength(FromLength), Searched]
    public required string From { get; set; }

    /// <summary>Who of staff wrote it; null for what came in, for who has left since, and from before this was kept.</summary>
    public int? AuthorId { get; set; }

    /// <summary>The subject; empty for a note.</summary>
    [MaxLength(SubjectLength), Searched]
    public string Subject { get; set; } = "";

    /// <summary>The text: plain for what came in, Markdown for what we wrote.</summary>
    [MaxLength(TextLength), Searched]
    public required string Text { get; set; }

    /// <summary>What the lines of the text are, from its start on; empty where all of it was written for this message.</summary>
    public List<PieceLength> Pieces { get; set; } = [];

    /// <summary>The mail's Message-ID, without angle brackets; null for a note and for the form.</summary>
    [MaxLength(998)]
    public string? InternetMessageId { get; set; }

    /// <summary>To whom it was written, as shown; empty for a note and for the form.</summary>
    [MaxLength(RecipientsLength), Searched]
    public string To { get; set; } = "";

    /// <summary>Who got a copy, as shown.</summary>
    [MaxLength(RecipientsLength), Searched]
    public string Cc { get; set; } = "";

    /// <summary>The mail as it arrived; null for what did not come by mail.</summary>
    public int? IncomingMailId { get; set; }

    /// <summary>Who of staff added it, where it came by other means than our mailbox or the form; empty elsewhere.</summary>
    [MaxLength(FromLength), Searched]
    public string AddedBy { get; set; } = "";

    /// <summary>Whether its mail can also be shown as it was laid out.</summary>
    public bool HasHtml { get; set; }

    /// <summary>Whether its mail brings the prospectus, as that is when the mail goes out.</summary>
    public bool HasProspectus { get; set; }

    /// <summary>
    /// The message of the inquiry that was passed on with this note, to whom <see cref="To"/> names; null for what passes nothing on.
    /// </summary>
    public int? ForwardsId { get; set; }

    /// <summary>Since when they had waited for this answer; null if they did not.</summary>
    public DateTime? WaitedSinceAt { get; internal set; }

    /// <summary>Whether it made the new inquiry a conversation.</summary>
    public bool IsFirstAnswer { get; internal set; }

    /// <summary>The files that came with it, in order.</summary>
    public List<Attachment> Attachments { get; set; } = [];

    /// <summary>When it was written or came in.</summary>
    [Searched]
    public DateTime At { get; set; }

    /// <summary>The whole text, piece by piece. A text that was cut has fewer lines than its pieces say.</summary>
    public IEnumerable<MessagePiece> InPieces()
    {
        var lines = Text.Split('\n');
        var at = 0;
        foreach (var piece in Pieces.Append(new(PieceKind.Written, lines.Length)))
        {
            var count = Math.Min(piece.Lines, lines.Length - at);
            if (count > 0)
                yield return new(piece.Kind, string.Join('\n', lines, at, count));
            at += count;
        }
    }
}

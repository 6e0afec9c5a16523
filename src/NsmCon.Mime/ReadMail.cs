namespace NsmCon.Mime;

/// <summary>
/// What one mail says, as <see cref="MailReader"/> read it. No text in it holds NUL,
/// other controls than tab and line feed, or half a surrogate pair; lines end in "\n".
/// </summary>
public sealed record ReadMail
{
    /// <summary>Who wrote it, as the mail says; null where it names nobody.</summary>
    public NamedAddress? From { get; init; }

    /// <summary>Who sent it for somebody else: an assistant, a ticket system, a mailing list.</summary>
    public NamedAddress? Sender { get; init; }

    /// <summary>Where answers are wanted; empty where that is <see cref="From"/>.</summary>
    public IReadOnlyList<NamedAddress> ReplyTo { get; init; } = [];

    /// <summary>To whom it was written.</summary>
    public IReadOnlyList<NamedAddress> To { get; init; } = [];

    /// <summary>Who got a copy.</summary>
    public IReadOnlyList<NamedAddress> Cc { get; init; } = [];

    /// <summary>
    /// The addresses that it was delivered to, as our side's servers noted: a plus-address stands here also where To names another.
    /// </summary>
    public IReadOnlyList<string> DeliveredTo { get; init; } = [];

    /// <summary>The subject, in one line; empty where there is none.</summary>
    public string Subject { get; init; } = "";

    /// <summary>When it was sent, in UTC, as the mail says; null where the date is missing or cannot be.</summary>
    public DateTime? SentAt { get; init; }

    /// <summary>Its Message-ID without angle brackets; null where there is none.</summary>
    public string? MessageId { get; init; }

    /// <summary>The Message-IDs that it answers, without angle brackets.</summary>
    public IReadOnlyList<string> InReplyTo { get; init; } = [];

    /// <summary>The Message-IDs of the thread, the oldest first, without angle brackets.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>All of its text in order, each piece with what it is. Joined by "\n", the pieces are the whole text.</summary>
    public IReadOnlyList<TextPiece> Text { get; init; } = [];

    /// <summary>
    /// Its HTML, made safe: a fragment for a sandboxed frame, with inline styles that stay in the box; null
    /// where it has none. Remote pictures have their address in <c>data-remote-src</c> and no <c>src</c>;
    /// inline ones have <c>src="cid:…"</c> with the <see cref="ReadAttachment.ContentId"/> of their attachment.
    /// </summary>
    public string? Html { get; init; }

    /// <summary>How many pictures of <see cref="Html"/> would be fetched from elsewhere.</summary>
    public int RemotePictures { get; init; }

    /// <summary>Its attachments in order, inline pictures among them.</summary>
    public IReadOnlyList<ReadAttachment> Attachments { get; init; } = [];

    /// <summary>Invitations and other entries of calendars.</summary>
    public IReadOnlyList<Invite> Invites { get; init; } = [];

    /// <summary>The mails that it passes on: in its text, and attached.</summary>
    public IReadOnlyList<ForwardedMail> Forwarded { get; init; } = [];

    /// <summary>Whether it, or a part of it, is encrypted: what it says cannot be read here.</summary>
    public bool IsEncrypted { get; init; }

    /// <summary>Whether it is signed by S/MIME or OpenPGP. Whether the signature is right is not asked.</summary>
    public bool IsSigned { get; init; }

    /// <summary>Why no person wrote this mail to us; null where one did.</summary>
    public AutomaticMail? Automatic { get; init; }

    /// <summary>What could not be delivered, where it says that; null elsewhere, also where a delivery is only late.</summary>
    public BounceReport? Bounce { get; init; }

    /// <summary>Whether our server takes it for spam; null where it did not say.</summary>
    public SpamVerdict? Spam { get; init; }

    /// <summary>What our server found out about its sender, by SPF, DKIM and DMARC.</summary>
    public IReadOnlyList<SenderCheck> SenderChecks { get; init; } = [];

    /// <summary>What was wrong with it or is not here, each in a sentence for a person.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

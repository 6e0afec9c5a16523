namespace NsmCon.Data.Mail;

/// <summary>What a mail server reports of a mail that it could not deliver.</summary>
/// <param name="MessageId">The Message-ID of that mail, without angle brackets.</param>
/// <param name="Recipients">Whom it did not reach.</param>
public sealed record Bounce(string MessageId, IReadOnlyList<UnreachedRecipient> Recipients);

/// <summary>Whom a mail did not reach.</summary>
/// <param name="Address">The address, as the server names it.</param>
/// <param name="IsHard">Whether there is no such mailbox, so that no mail will ever arrive.</param>
/// <param name="Reason">What the server said.</param>
public sealed record UnreachedRecipient(string Address, bool IsHard, string Reason);

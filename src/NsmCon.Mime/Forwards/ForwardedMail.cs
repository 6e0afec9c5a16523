namespace NsmCon.Mime;

/// <summary>A mail that the sender passes on. It may be forged: whoever writes the mail writes this, too.</summary>
/// <param name="From">Who wrote it first; null where that is not told.</param>
/// <param name="Subject">Its subject; empty where that is not told.</param>
/// <param name="Sent">When it was sent, as it is written there; null where that is not told.</param>
/// <param name="MessageId">Its Message-ID, which only attached mails have.</param>
public sealed record ForwardedMail(NamedAddress? From, string Subject, string? Sent, string? MessageId);

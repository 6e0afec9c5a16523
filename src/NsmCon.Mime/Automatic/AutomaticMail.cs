namespace NsmCon.Mime;

/// <summary>What kind of program wrote a mail.</summary>
public enum AutomaticKind
{
    /// <summary>A mail server: something could not be delivered, is late, or was delivered.</summary>
    DeliveryReport,

    /// <summary>A mail program that tells that a mail was opened.</summary>
    ReadReceipt,

    /// <summary>A mailbox that answers by itself: out of office, "we got your mail".</summary>
    AutomaticReply,

    /// <summary>A mailing list or a newsletter.</summary>
    List,

    /// <summary>We ourselves.</summary>
    OwnMail,

    /// <summary>Any other program.</summary>
    Program,
}

/// <summary>A mail that no person wrote to us: it is kept, and never answered by a program.</summary>
/// <param name="Kind">What kind of program wrote it.</param>
/// <param name="Reason">What in the mail shows that, as a sentence.</param>
public sealed record AutomaticMail(AutomaticKind Kind, string Reason);

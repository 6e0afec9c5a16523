namespace NsmCon.Mime;

/// <summary>
/// What servers write to people about a mail that they could not deliver, where
/// they write nothing for programs. To teach another, add its words here.
/// </summary>
static class BounceDialects
{
    /// <summary>Words above the addresses that failed.</summary>
    public static string[] Failures { get; } =
    [
        // qmail, and Yahoo
        "i'm afraid i wasn't able to deliver your message to the following addresses",
        "sorry, we were unable to deliver your message to the following address",
        // Exim, and GMX
        "a message that you sent could not be delivered to one or more of its recipients",
        "the following address(es) failed",
        "the following address failed",
        // Exchange
        "the following recipient(s) could not be reached",
        "the following recipient(s) cannot be reached",
        "your message did not reach some or all of the intended recipients",
        "delivery has failed to these recipients",
        "your message couldn't be delivered",
        "your message wasn't delivered",
        "folgende empfänger konnten nicht erreicht werden",
        "fehler bei der nachrichtenzustellung an folgende empfänger",
        "échec de la remise pour ces destinataires",
        "no se pudo entregar a estos destinatarios",
        // Gmail
        "delivery to the following recipient failed permanently",
        "delivery to the following recipients failed permanently",
        "wasn't delivered to",
        "delivery has failed permanently",
        // Postfix
        "i'm sorry to have to inform you that your message could not",
        "could not be delivered to one or more recipients",
        // Sendmail
        "the following addresses had permanent fatal errors",
        "the following addresses had delivery problems",
        "the following addresses had permanent delivery errors",
        // Domino, GroupWise, MDaemon, and others
        "the message that you sent was undeliverable to the following",
        "delivery failed",
        "your message could not be delivered",
        "unable to deliver message to the following",
        "failed to deliver to",
        "undeliverable mail",
        "mail could not be delivered",
        "konnte nicht zugestellt werden",
    ];

    /// <summary>Words that say that a mail is late, and still tried.</summary>
    public static string[] Delays { get; } =
    [
        "no action is required on your part",
        "you do not need to resend your message",
        "delivery attempts will continue",
        "will keep trying",
        "has not yet been delivered",
        "will retry for",
        "this is a warning message only",
        "delivery delayed",
        "delivery incomplete",
    ];

    /// <summary>Words above the copy of the mail that came back.</summary>
    public static string[] Copies { get; } =
    [
        "below this line is a copy of the message",
        "this is a copy of the message",
        "this is a copy of your message",
        "original message",
        "original message headers",
        "a copy of the original message",
        "the following is a copy",
        "undelivered message headers",
        "received message headers",
        "message header follows",
        "unsent message below",
        "returned message",
        "message headers follow",
    ];
}

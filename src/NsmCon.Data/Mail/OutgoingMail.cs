using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Mail;

/// <summary>Where an outgoing mail is.</summary>
public enum MailState
{
    /// <summary>It waits for its turn, or for its next attempt.</summary>
    Waiting,

    /// <summary>A worker has it in hand. A mail that stays here goes to a person, never to a blind second send.</summary>
    Sending,

    /// <summary>The mail server took it.</summary>
    Sent,

    /// <summary>No mail server was set, so it was written to a file: it reached nobody.</summary>
    Written,

    /// <summary>It was given up; the error says why.</summary>
    Failed,
}

/// <summary>
/// A mail waiting for, or done with, delivery. It is saved with its cause in one transaction; a worker delivers it afterwards.
/// </summary>
[Unseen]
public class OutgoingMail
{
    public const int SubjectLength = 300;

    /// <summary>The longest text that is searched, in characters.</summary>
    public const int SearchLength = 500;

    public const int ErrorLength = 1_000;

    /// <summary>The longest one-time link, in characters.</summary>
    public const int SecretLength = 5_000;

    /// <summary>After so many attempts, which is about two days, a mail is given up.</summary>
    public const int MostAttempts = 20;

    /// <summary>The longest time between two attempts.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromHours(4);

    /// <summary>
    /// No delivery takes longer: a mail that is in hand for longer was left there by a crash, or by a server that gave no answer.
    /// </summary>
    public static readonly TimeSpan StuckAfter = TimeSpan.FromMinutes(15);

    OutgoingMail() { }

    /// <summary>A mail that is due at once. It is saved together with its cause.</summary>
    /// <param name="template">What it says: the name of a template.</param>
    /// <param name="to">The recipient's address.</param>
    /// <param name="subject">The subject; what is too long for one is cut off.</param>
    /// <param name="now">When it is written.</param>
    public OutgoingMail(string template, string to, string subject, DateTime now)
    {
        Template = template;
        To = to;
        Subject = subject.Start(SubjectLength);
        CreatedAt = NextAttemptAt = now;
    }

    public int Id { get; set; }

    /// <summary>The event it belongs to, if any.</summary>
    public int? EventId { get; set; }

    /// <summary>What it says: the name of a template.</summary>
    [MaxLength(60)]
    public string Template { get; private set; } = "";

    /// <summary>The registration it is about.</summary>
    public int? RegistrationId { get; set; }

    /// <summary>The inquiry it is about.</summary>
    public int? InquiryId { get; set; }

    /// <summary>The message of the inquiry that it carries.</summary>
    public int? MessageId { get; set; }

    /// <summary>The speaker it is about.</summary>
    public int? SpeakerId { get; set; }

    /// <summary>The release of the agenda it is about.</summary>
    public int? ReleaseId { get; set; }

    /// <summary>A one-time link that it carries. It is protected in the database, and gone once the mail is sent.</summary>
    [Protected("OutgoingMail.Secret", SecretLength)]
    public string? Secret { get; set; }

    /// <summary>The recipient's address.</summary>
    [MaxLength(254)]
    public string To
    {
        get;
        set => field = EmailAddress.Canonical(value);
    } = "";

    /// <summary>The recipient's name.</summary>
    [MaxLength(150)]
    public string ToName { get; set; } = "";

    /// <summary>The recipient's name and address, as searched. It follows from them.</summary>
    [MaxLength(SearchLength)]
    public string SearchText
    {
        get => SearchTextOf(ToName, To);
        private set { }
    }

    [MaxLength(SubjectLength)]
    public string Subject { get; set; } = "";

    /// <summary>The local part of its Message-ID: the same at every attempt.</summary>
    public Guid MessageKey { get; set; } = Guid.NewGuid();

    /// <summary>Where it is.</summary>
    public MailState State { get; private set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; private set; }

    /// <summary>When it was written.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>Before this it is not tried.</summary>
    public DateTime NextAttemptAt { get; set; }

    /// <summary>When a worker took it in hand.</summary>
    public DateTime? ClaimedAt { get; private set; }

    /// <summary>When it was about to be handed to a mail server; null while it is certain that nothing of it went out.</summary>
    public DateTime? HandedOverAt { get; private set; }

    /// <summary>When the mail server took it.</summary>
    public DateTime? SentAt { get; private set; }

    /// <summary>When a mail server reported that it could not be delivered after all; null if none did.</summary>
    public DateTime? BouncedAt { get; private set; }

    /// <summary>What went wrong at the last attempt.</summary>
    [MaxLength(ErrorLength)]
    public string? LastError { get; private set; }

    /// <summary>Its Message-ID, without angle brackets: the same at every attempt, and known before the first.</summary>
    public string InternetMessageId(string domain) => $"{MessageKey:N}@{domain}";

    internal static string SearchTextOf(string toName, string to) => Data.SearchText.NormalizeWithin(SearchLength, toName, to);

    /// <summary>Whether a worker handed it over and left it there. Perhaps it was sent, perhaps not: only a person can find out.</summary>
    public bool IsStuck(DateTime now) => State == MailState.Sending && HandedOverAt is not null && now - ClaimedAt > StuckAfter;

    /// <summary>Whether sending it again may bring it twice.</summary>
    public bool MayHaveArrived => State == MailState.Sent || (State == MailState.Sending && HandedOverAt is not null);

    /// <summary>It is about to go out: from now on nobody but the server knows whether it did.</summary>
    public void HandOver(DateTime now) => HandedOverAt = now;

    /// <summary>The server took it.</summary>
    public void Succeed(DateTime now)
    {
        Attempts++;
        State = MailState.Sent;
        SentAt = now;
        Secret = null;
        ClaimedAt = null;
        LastError = null;
    }

    /// <summary>It was written to a file, and can be sent once there is a server.</summary>
    public void WriteDown()
    {
        Attempts++;
        State = MailState.Written;
        ClaimedAt = null;
        LastError = null;
    }

    /// <summary>
    /// A mail server took it, and could not deliver it after all. A report that
    /// comes late, after a person sent it again, is about the earlier one.
    /// </summary>
    public void MarkBounced(string reason, DateTime now)
    {
        if (State is MailState.Waiting or MailState.Written)
            return;

        State = MailState.Failed;
        BouncedAt = now;
        ClaimedAt = null;
        LastError = $"It came back: {reason}".Start(ErrorLength);
    }

    /// <summary>The attempt failed. It waits for longer each time, unless the fault is final or it was tried often enough.</summary>
    public void Fail(string error, bool isFinal, DateTime now)
    {
        Attempts++;
        LastError = error.Start(ErrorLength);
        State = isFinal || Attempts >= MostAttempts ? MailState.Failed : MailState.Waiting;
        NextAttemptAt = now + TimeSpan.FromMinutes(Math.Min(Math.Pow(2, Attempts - 1), LongestDelay.TotalMinutes));
        ClaimedAt = HandedOverAt = null;
    }

    /// <summary>It went out, and no answer came. It stays in hand, as after a crash: to send it again is for a person to decide.</summary>
    public void MarkLost(string error)
    {
        Attempts++;
        LastError = error.Start(ErrorLength);
    }

    /// <summary>Puts it back in the queue, at a person's wish. It is sent again even if it was sent before.</summary>
    public void Resend(DateTime now)
    {
        if (State == MailState.Waiting)
            throw new RuleBrokenException($"The mail to {To} is waiting already.");
        if (State == MailState.Sending && !IsStuck(now))
            throw new RuleBrokenException($"The mail to {To} is being sent at this moment. Look again in a few minutes.");

        State = MailState.Waiting;
        Attempts = 0;
        NextAttemptAt = now;
        ClaimedAt = HandedOverAt = BouncedAt = null;
        MessageKey = Guid.NewGuid();
    }
}

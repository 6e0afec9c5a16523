using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;

namespace NsmCon.Data.Mail;

/// <summary>What became of a mail that came in.</summary>
public enum IncomingState
{
    /// <summary>It is kept, and has not been read yet.</summary>
    New,

    /// <summary>It is a message of an inquiry.</summary>
    Threaded,

    /// <summary>It waits for a person to say where it belongs.</summary>
    Unsorted,

    /// <summary>It leads nowhere, for the reason that stands beside it: it came twice, it cannot be read, or a person said so.</summary>
    SetAside,

    /// <summary>Our mail server takes it for spam: it waits apart, and a person may place it as any other.</summary>
    Doubtful,

    /// <summary>No person wrote it: an absence note, a list, a report of a mail server.</summary>
    Automatic,
}

/// <summary>
/// A mail as it arrived, byte for byte. It is kept before anything of it is understood, and can be read again at any time.
/// </summary>
[Unseen]
public class IncomingMail : IVersioned
{
    /// <summary>The longest name of a mailbox or folder, in characters.</summary>
    public const int FolderLength = 200;

    /// <summary>The longest Message-ID, in characters (the longest line of RFC 5322).</summary>
    public const int MessageIdLength = 998;

    /// <summary>After so many attempts to read it, it is set aside.</summary>
    public const int MostAttempts = 3;

    public int Id { get; set; }

    /// <summary>The mailbox and folder that it lay in, such as "sponsors@imap.example.org/INBOX", or "data/inbox" for a file.</summary>
    [MaxLength(FolderLength)]
    public required string Folder { get; set; }

    /// <summary>The folder's UIDVALIDITY: with another one, the numbers begin anew (RFC 9051). 0 where it lay in no mailbox.</summary>
    public long UidValidity { get; set; }

    /// <summary>Its number in the folder, with its UIDVALIDITY. 0 where it lay in no mailbox.</summary>
    public long Uid { get; set; }

    /// <summary>The hash of its bytes, which are a <see cref="StoredFile"/>.</summary>
    [MaxLength(StoredFile.HashLength)]
    public required string Hash { get; set; }

    /// <summary>How many bytes are here.</summary>
    public long Size { get; set; }

    /// <summary>How many bytes it has in the mailbox, where only its beginning was fetched; null where all of it is here.</summary>
    public long? WholeSize { get; set; }

    /// <summary>Whether only its beginning is here, or nothing of it.</summary>
    public bool IsCut => WholeSize is not null;

    /// <summary>When the mail server took it.</summary>
    [Searched]
    public DateTime ArrivedAt { get; set; }

    public DateTime KeptAt { get; set; }

    /// <summary>What became of it.</summary>
    [Searched]
    public IncomingState State { get; private set; }

    /// <summary>
    /// Why it was set aside, why it waits, or by what it was known to be automatic; empty where nothing needs to be said.
    /// </summary>
    [NotMapped]
    public MailReason Reason
    {
        get => new(ReasonKind, ReasonSubject, ReasonTo);
        private set
        {
            ReasonKind = value.Kind;
            ReasonSubject = value.Subject.Start(MailReason.SubjectLength);
            ReasonTo = value.To.Start(SenderLength);
        }
    }

    public MailReasonKind ReasonKind { get; private set; }

    [MaxLength(MailReason.SubjectLength), Column("Reason")]
    public string ReasonSubject { get; private set; } = "";

    [MaxLength(SenderLength)]
    public string ReasonTo { get; private set; } = "";

    /// <summary>How often it was read in vain.</summary>
    public int Attempts { get; private set; }

    /// <summary>Its Message-ID, without angle brackets; null where it has none, or has not been read.</summary>
    [MaxLength(MessageIdLength)]
    public string? InternetMessageId { get; set; }

    /// <summary>Who wrote it, as it says: "Ada Lovelace".</summary>
    [MaxLength(SenderLength), Searched]
    public string FromName { get; set; } = "";

    /// <summary>The sender's address; empty where it names none.</summary>
    [MaxLength(SenderLength), Searched]
    public string FromAddress { get; set; } = "";

    [MaxLength(SubjectLength), Searched]
    public string Subject { get; set; } = "";

    /// <summary>The longest text that is kept, in characters.</summary>
    public const int TextLength = 50_000;

    /// <summary>The longest list of files, in characters.</summary>
    public const int FileNamesLength = 2_000;

    /// <summary>
    /// Its text, for as long as it is in no inquiry, where its message has it; null where it has not been read for that yet.
    /// </summary>
    [MaxLength(TextLength), Searched]
    public string? Text { get; private set; }

    /// <summary>The names of its files, one in a line, for as long as its text is kept.</summary>
    [MaxLength(FileNamesLength), Searched]
    public string FileNames { get; private set; } = "";

    /// <summary>The longest name or address of a sender, in characters.</summary>
    public const int SenderLength = 254;

    public const int SubjectLength = 300;

    /// <summary>The inquiry that it became a message of, or the one that it names and that a person must confirm.</summary>
    [Searched]
    public int? InquiryId { get; private set; }

    /// <summary>Whether it is a message of an inquiry; no longer, once that was deleted with its event.</summary>
    public bool IsInInquiry => State == IncomingState.Threaded && InquiryId is not null;

    /// <inheritdoc/>
    public int Version { get; set; }

    /// <summary>Keeps what it is found by, unless it is a message of an inquiry, which is found itself.</summary>
    public void KeepText(string text, IEnumerable<string> fileNames)
    {
        if (!IsInInquiry)
        {
            Text = text.Shorten(TextLength);
            FileNames = string.Join('\n', fileNames).Shorten(FileNamesLength);
        }
    }

    /// <summary>It became a message of an inquiry.</summary>
    public void Thread(int inquiryId)
    {
        State = IncomingState.Threaded;
        Reason = MailReason.None;
        InquiryId = inquiryId;
        Text = null;
        FileNames = "";
    }

    /// <summary>A person must say where it belongs.</summary>
    /// <param name="reason">Why it could not be told.</param>
    /// <param name="inquiryId">The inquiry that it names, if it names one.</param>
    public void Wait(MailReason reason, int? inquiryId = null)
    {
        State = IncomingState.Unsorted;
        Reason = reason;
        InquiryId = inquiryId;
    }

    /// <summary>Our mail server takes it for spam.</summary>
    /// <param name="reason">What the server said.</param>
    public void MarkDoubtful(string reason)
    {
        State = IncomingState.Doubtful;
        Reason = MailReason.FromText(reason);
        InquiryId = null;
    }

    /// <summary>It leads nowhere.</summary>
    public void SetAside(MailReason reason)
    {
        State = IncomingState.SetAside;
        Reason = reason;
        Attempts = 0;
    }

    /// <summary>No person wrote it.</summary>
    /// <param name="reason">By what that is known.</param>
    /// <param name="inquiryId">The inquiry that it is about, if that is known.</param>
    public void KeepAsAutomatic(MailReason reason, int? inquiryId = null)
    {
        State = IncomingState.Automatic;
        Reason = reason;
        InquiryId = inquiryId;
    }

    /// <summary>It could not be read. After a few attempts it is set aside, so that it is seen and nothing waits for it.</summary>
    public void Fail(string fault)
    {
        Attempts++;
        if (Attempts >= MostAttempts)
        {
            State = IncomingState.SetAside;
            Reason = new(MailReasonKind.Unreadable, fault);
        }
    }

    /// <summary>All of it is here now. What was set aside is read anew.</summary>
    public void Complete(string hash, long size)
    {
        Hash = hash;
        Size = size;
        WholeSize = null;
        if (State == IncomingState.SetAside)
            ReadAgain();
    }

    /// <summary>Lets it be read anew.</summary>
    /// <exception cref="RuleBrokenException">It is a message of an inquiry already.</exception>
    public void ReadAgain()
    {
        if (IsInInquiry)
            throw new RuleBrokenException("This mail is in an inquiry already: there is nothing to read again.");

        State = IncomingState.New;
        Reason = MailReason.None;
        Attempts = 0;
    }
}

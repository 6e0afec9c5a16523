using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Sponsors;
using NsmCon.Mime;

namespace NsmCon.Admin.Inquiries;

public sealed record ConversationPage(Event Event, Inquiry Inquiry, ReplyForm Form)
{
    public required IReadOnlyList<MessageRow> Messages { get; init; }
    public required IReadOnlyList<PackageChoice> Packages { get; init; }

    /// <summary>What the company sponsored at other events: "NSMCon EU 2019: Break".</summary>
    public required IReadOnlyList<string> Earlier { get; init; }

    public required IReadOnlyList<OwnerChoice> Owners { get; init; }
    public required IReadOnlyList<CopyChoice> Copies { get; init; }

    /// <summary>The saved answers that can be put into a reply.</summary>
    public required IReadOnlyList<AnswerChoice> Answers { get; init; }

    /// <summary>Who else is writing: "Ada is writing an answer."</summary>
    public required string Writers { get; init; }

    /// <summary>What came in while the reader wrote a reply, which was not sent for that.</summary>
    public required IReadOnlyList<Message> News { get; init; }

    /// <summary>By when it is told what is due and what is late.</summary>
    public required FollowUpTime Time { get; init; }

    public required string ReplySubject { get; init; }

    /// <summary>How those are mentioned who can be, in a note: "@Ada Lovelace".</summary>
    public required IReadOnlyList<string> Handles { get; init; }

    /// <summary>How messages moved into it and out of it, the last move first.</summary>
    public required IReadOnlyList<MoveRow> Moves { get; init; }

    /// <summary>The form of its state, if that came back to be corrected or to choose.</summary>
    public InquiryStageForm? Stage { get; init; }

    /// <summary>The files that wait with the reader's draft.</summary>
    public IReadOnlyList<DraftFile> Files { get; init; } = [];

    /// <summary>Whether the reader has begun what they have not open: a note beside a reply, or a reply beside a note.</summary>
    public bool HasOtherDraft { get; init; }

    public string Path => PathOf(Inquiry.Id);

    public string PathOf(int inquiryId) => Links.Inquiry(Event.Slug, inquiryId);

    public string Subject => Messages.FirstOrDefault(row => row.Message.Subject.Length > 0)?.Message.Subject ?? Inquiry.Company;

    /// <summary>The newest message that is shown, by its key: what is written now answers it.</summary>
    public int Newest => Messages.Select(row => row.Message.Id).DefaultIfEmpty().Max();

    public bool IsAccepted => Inquiry.State == InquiryState.Accepted;

    /// <summary>The sponsor that the company is.</summary>
    public int? SponsorId => Inquiry.SponsorId ?? Packages.Select(choice => choice.Theirs?.SponsorId).FirstOrDefault(id => id is not null);

    public DateOnly Today => DateOnly.FromDateTime(Event.ToLocal(Time.Now));

    /// <summary>The days until which one press puts it away.</summary>
    public IEnumerable<(string Words, DateOnly Day)> SnoozeChoices =>
        [
            ("Tomorrow", Today.AddDays(1)),
            ("In three days", Today.AddDays(3)),
            ("Next week", Today.AddDays(7 - (((int)Today.DayOfWeek + 6) % 7))),
        ];

    public bool MayDecline => Inquiry.State is not (InquiryState.Accepted or InquiryState.Declined);

    public bool MayAccept => Inquiry.State != InquiryState.Declined && Packages.Any(choice => choice.MayTake);
}

/// <summary>A saved answer, by its title.</summary>
public sealed record AnswerChoice(int Id, string Title);

/// <summary>A message, and where its mail is if it has one.</summary>
public sealed record MessageRow(Message Message, OutgoingMail? Mail, bool IsOwn)
{
    /// <summary>Whether it has not gone out, and its writer looks at it.</summary>
    public bool MayTakeBack => IsOwn && Message.Kind == MessageKind.Out && Mail is { State: MailState.Waiting, Attempts: 0 };

    /// <summary>The mails to those whom a note mentions.</summary>
    public IReadOnlyList<OutgoingMail> Mentioned { get; init; } = [];

    /// <summary>A note with who was mailed for being mentioned in it.</summary>
    public IEnumerable<NotePart> NoteParts =>
        Mentions.Parts(Message.Text, [.. Mentioned.Select(mail => new Colleague(mail.Id, mail.ToName, mail.To))]);

    /// <summary>"Waits to be sent"; empty for what needs no word.</summary>
    public (string Class, string Words) Delivery => DeliveryOf(Mail);

    /// <summary>The same for any mail.</summary>
    public static (string Class, string Words) DeliveryOf(OutgoingMail? mail) =>
        mail?.State switch
        {
            MailState.Waiting when mail.LastError is null => ("calm", "Waits to be sent"),
            MailState.Waiting => ("low", "Not sent yet"),
            MailState.Sending => ("calm", "Is being sent"),
            MailState.Failed => ("bad", mail.BouncedAt is null ? "Not sent" : "Came back"),
            MailState.Written => ("low", "Written to a file, not sent"),
            _ => ("", ""),
        };
}

/// <summary>A package that the inquiry can become.</summary>
public sealed record PackageChoice(OfferedPackage Package, bool IsWished, Sponsorship? Theirs)
{
    public bool IsTheirs => Theirs is not null;

    public bool MayTake => !IsTheirs && !Package.IsSoldOut;

    public string Words => IsTheirs ? "They have it" : Package.Left.Words;
}

/// <summary>What staff write: a reply, or a note.</summary>
public sealed class ReplyForm
{
    /// <summary>The longest, in characters; a mail of more is no letter.</summary>
    public const int MostCharacters = 20_000;

    [StringLength(MostCharacters, ErrorMessage = "This has at most {1} characters.")]
    public string? Text { get; set; }

    /// <summary>Who gets a copy; null in a form that nobody has filled in.</summary>
    public List<string>? Copies { get; set; }

    /// <summary>Whether the prospectus goes with it.</summary>
    public bool HasProspectus { get; set; }

    /// <summary>Which files of the draft go with it, by their hashes.</summary>
    public List<string> Files { get; set; } = [];

    /// <summary>Files that come with the form.</summary>
    public List<IFormFile> Uploads { get; set; } = [];

    /// <summary>Whether it is a note, which only staff can read.</summary>
    public bool IsNote { get; set; }

    /// <summary>The newest message that its writer has seen, by its key.</summary>
    public int Newest { get; set; }

    /// <summary>Whether something came in that its writer had not seen when they sent it.</summary>
    [BindNever]
    public bool IsLate { get; set; }

    /// <summary>When the draft was kept from which it was filled in; null for one that begins empty.</summary>
    [BindNever]
    public DateTime? SavedAt { get; init; }

    /// <summary>Whether its writer looks at what the company will get.</summary>
    [BindNever]
    public bool IsPreviewed { get; init; }

    /// <summary>An empty form, or the draft that somebody comes back to.</summary>
    public static ReplyForm FromDraft(MessageDraft? draft, bool isNote, bool isPreviewed = false) =>
        new()
        {
            Text = draft?.Text,
            Copies = draft is null ? null : [.. ShownPeople.Addresses(draft.Cc)],
            HasProspectus = draft is { HasProspectus: true },
            IsNote = isNote,
            SavedAt = draft?.SavedAt,
            IsPreviewed = isPreviewed && draft is not null && !isNote,
        };

    public Message ToMessage(int authorId, string from, DateTime now) =>
        new()
        {
            Kind = IsNote ? MessageKind.Note : MessageKind.Out,
            AuthorId = authorId,
            From = from,
            Text = Text.Lines(),
            HasProspectus = HasProspectus && !IsNote,
            At = now,
        };

    public MessageDraft ToDraft(Inquiry inquiry, int staffMemberId, DateTime now) =>
        new()
        {
            EventId = inquiry.EventId,
            InquiryId = inquiry.Id,
            StaffMemberId = staffMemberId,
            IsNote = IsNote,
            Text = Text.Lines().Start(Message.TextLength),
            Cc = string.Join(", ", (Copies ?? []).Where(EmailAddress.IsValid)).Start(Message.RecipientsLength),
            HasProspectus = HasProspectus,
            SavedAt = now,
        };

    /// <summary>What its writer says of the files.</summary>
    public FileChoice ToFiles() => new(Files, [.. Uploads.Select((upload, at) => ToFile(upload, at + 1))]);

    /// <summary>Whether someone is ticked to get a copy: at first, those of the company's last mail.</summary>
    public bool Ticks(CopyChoice choice) => Copies?.Contains(choice.Address, StringComparer.Ordinal) ?? choice.IsInLast;

    static MailFile ToFile(IFormFile upload, int number)
    {
        var bytes = upload.Bytes();
        var label = FileLabel.Create(upload.FileName, upload.ContentType ?? "", bytes, number);
        return new(label.Name, label.Type, bytes.Length, bytes, IsInline: false);
    }
}

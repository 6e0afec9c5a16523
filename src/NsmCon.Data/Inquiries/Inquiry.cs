using System.ComponentModel.DataAnnotations;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Staff;

namespace NsmCon.Data.Inquiries;

/// <summary>How far a conversation with a possible sponsor is.</summary>
public enum InquiryState
{
    /// <summary>Nobody has answered yet.</summary>
    New,

    /// <summary>Mails go back and forth.</summary>
    InConversation,

    /// <summary>A package was offered.</summary>
    Offered,

    /// <summary>It became a sponsorship.</summary>
    Accepted,

    /// <summary>It came to nothing.</summary>
    Declined,
}

/// <summary>A conversation with a possible sponsor, from the form or from mail to sponsors@.</summary>
[Unseen]
public partial class Inquiry : IAudited, IVersioned
{
    /// <summary>The longest message of the form, in characters.</summary>
    public const int MessageLength = 5_000;

    const int SearchLength = 600;

    public int Id { get; set; }

    /// <summary>The event it is about.</summary>
    public int EventId { get; set; }

    /// <summary>The company that asks.</summary>
    [MaxLength(Sponsors.Sponsor.NameLength), Searched]
    public required string Company { get; set; }

    /// <summary>Who asks.</summary>
    [MaxLength(Contact.NameLength), Searched]
    public required string ContactName { get; set; }

    /// <summary>Where answers go.</summary>
    [MaxLength(Contact.EmailLength), Searched]
    public required string Email
    {
        get;
        set => field = EmailAddress.Canonical(value);
    }

    /// <summary>The phone number.</summary>
    [MaxLength(Contact.PhoneLength)]
    public string Phone { get; set; } = "";

    /// <summary>Which packages they asked about.</summary>
    public List<InquiryPackage> Packages { get; set; } = [];

    /// <summary>How far the conversation is.</summary>
    public InquiryState State { get; private set; }

    /// <summary>Who of staff takes care of it.</summary>
    public int? OwnerId { get; set; }

    /// <summary>Who of staff takes care of it.</summary>
    public StaffMember? Owner { get; set; }

    /// <summary>The company, once it is a sponsor.</summary>
    public int? SponsorId { get; set; }

    /// <summary>The company, once it is a sponsor.</summary>
    public Sponsor? Sponsor { get; set; }

    /// <summary>The unguessable part of the address that answers come back to.</summary>
    [MaxLength(Secret.Length), NotAudited]
    public string ReplyKey { get; private set; } = Secret.New();

    /// <summary>When it came in.</summary>
    public DateTime ReceivedAt { get; set; }

    /// <summary>When something last happened in it.</summary>
    [NotAudited]
    public DateTime UpdatedAt { get; private set; }

    /// <summary>When they wrote the first message that nobody has answered yet: since then they wait. Null where they do not.</summary>
    [NotAudited]
    public DateTime? AskedAt { get; private set; }

    /// <summary>Company, contact and address, as searched.</summary>
    [MaxLength(SearchLength), NotAudited]
    public string SearchText { get; private set; } = "";

    /// <summary>The mails and notes, oldest first.</summary>
    public List<Message> Messages { get; set; } = [];

    /// <inheritdoc/>
    public int Version { get; set; }

    /// <inheritdoc/>
    public string AuditName => Company;

    /// <summary>Adds a mail or a note. The first mail to a new inquiry makes it a conversation.</summary>
    public Message Add(Message message)
    {
        Messages.Add(message);
        UpdatedAt = message.At;
        if (message.Kind == MessageKind.In)
            Ask(message);
        if (message.Kind == MessageKind.Out)
            Answer(message);
        return message;
    }

    void Ask(Message message)
    {
        AskedAt ??= message.At;
        Wake();
    }

    // What is still put away stays so: whoever answered wants to hear of it again on that day.
    void Answer(Message message)
    {
        var isBack = FollowUp.IsBack(message.At);
        message.WaitedSinceAt = AskedAt ?? (isBack ? SnoozedUntilAt : null);
        message.IsFirstAnswer = State == InquiryState.New;
        if (message.IsFirstAnswer)
            State = InquiryState.InConversation;
        AskedAt = null;
        if (isBack)
            Wake();
    }

    /// <summary>Takes an answer back that reached nobody: they wait again since when they did.</summary>
    public void TakeBack(Message answer)
    {
        Messages.Remove(answer);
        if (answer.IsFirstAnswer && State == InquiryState.InConversation)
            State = InquiryState.New;
        if (State == InquiryState.Declined)
            return;
        if (answer.WaitedSinceAt is not null && !(AskedAt < answer.WaitedSinceAt))
            AskedAt = answer.WaitedSinceAt;
    }

    /// <summary>Adds a mail of the company. What was declined is open again: they go on.</summary>
    public void Receive(Message message, DateTime now)
    {
        Messages.Add(message);
        UpdatedAt = now;
        Ask(message);
        if (State == InquiryState.Declined)
            State = InquiryState.InConversation;
    }

    /// <summary>What they wrote last needs no answer, at a person's word.</summary>
    public void NeedsNoAnswer()
    {
        AskedAt = null;
        Wake();
    }

    /// <summary>Moves it to another state by hand. Accepting goes through <see cref="AcceptInquiry"/>.</summary>
    public void MoveTo(InquiryState state, DateTime now)
    {
        if (state == InquiryState.Accepted && State != InquiryState.Accepted)
            throw new RuleBrokenException("An inquiry is accepted by turning it into a sponsorship.");
        if (State == InquiryState.Accepted && state != InquiryState.Accepted)
            throw new RuleBrokenException($"{Company} is a sponsor already. Cancel the sponsorship instead.");

        State = state;
        UpdatedAt = now;
        if (state != InquiryState.Declined)
            return;

        NeedsNoAnswer();
        DropStep();
    }

    internal void Accept(int sponsorId, DateTime now)
    {
        if (State == InquiryState.Declined)
            throw new RuleBrokenException($"The inquiry of {Company} was declined. Reopen it first.");

        SponsorId = sponsorId;
        State = InquiryState.Accepted;
        UpdatedAt = now;
        NeedsNoAnswer();
    }

    internal void Reopen(DateTime now)
    {
        if (State != InquiryState.Accepted)
            throw new RuleBrokenException($"The inquiry of {Company} was not accepted.");

        State = InquiryState.InConversation;
        UpdatedAt = now;
    }

    internal void SetSearchText() => SearchText = SearchTextOf(Company, ContactName, Email);

    internal static string SearchTextOf(string company, string contactName, string email) =>
        Data.SearchText.NormalizeWithin(SearchLength, company, contactName, email);
}

/// <summary>That an inquiry asks about a package.</summary>
[Unseen]
public class InquiryPackage
{
    /// <summary>The event it belongs to; taken from what it is a part of, if that is saved with it.</summary>
    public int EventId { get; set; }

    public int InquiryId { get; set; }

    public int PackageId { get; set; }

    public Package? Package { get; set; }
}

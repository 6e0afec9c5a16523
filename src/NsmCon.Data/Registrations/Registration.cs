using System.ComponentModel.DataAnnotations;
using NsmCon.Data.Events;

namespace NsmCon.Data.Registrations;

/// <summary>One person's place at the event, from the form to the door.</summary>
[Unseen]
public partial class Registration : IAudited, IVersioned
{
    public const int NameLength = 120;

    /// <summary>The longest e-mail address, in characters (RFC 5321).</summary>
    public const int EmailLength = EmailAddress.Length;

    public const int CompanyLength = 150;

    const int SearchLength = NameLength + EmailLength + CompanyLength + 2;

    /// <summary>The longest text of dietary needs, in characters.</summary>
    public const int DietaryNeedsLength = 300;

    /// <summary>The longest name of a network, in characters.</summary>
    public const int NetworkLength = 64;

    /// <summary>
    /// How many mails with its ticket may begin within <see cref="TicketMailsWithin"/>
    /// when someone asks who only knows the address: nobody's mailbox is filled by others.
    /// </summary>
    public const int MostTicketMails = 4;

    /// <summary>The time for which <see cref="MostTicketMails"/> are counted.</summary>
    public static readonly TimeSpan TicketMailsWithin = TimeSpan.FromHours(1);

    public int Id { get; set; }

    public int EventId { get; set; }

    /// <summary>What the person comes as.</summary>
    public int TicketTypeId { get; set; }

    /// <summary>What the person comes as.</summary>
    public TicketType? TicketType { get; set; }

    /// <summary>The name, as it stands on the badge.</summary>
    [MaxLength(NameLength)]
    public string Name { get; private set; } = "";

    /// <summary>Where the ticket is mailed to.</summary>
    [MaxLength(EmailLength)]
    public string Email { get; private set; } = "";

    /// <summary>The address in the form in which two are compared; unique among the event's expected registrations.</summary>
    [MaxLength(EmailLength), NotAudited]
    public string EmailKey { get; private set; } = "";

    /// <summary>The company, as it stands on the badge.</summary>
    [MaxLength(CompanyLength)]
    public string Company { get; private set; } = "";

    /// <summary>What the kitchen should know.</summary>
    [MaxLength(DietaryNeedsLength)]
    public string DietaryNeeds { get; private set; } = "";

    /// <summary>When the person agreed that these data are kept for the event; null when staff registered them.</summary>
    public DateTime? ConsentedAt { get; private set; }

    /// <summary>Names the form that was sent, so that sending it twice with the same address registers once.</summary>
    [NotAudited]
    public Guid AttemptKey { get; private set; }

    /// <summary>
    /// Names the network that the form came from, without telling it; null when a mail proved the address first, or staff registered them.
    /// </summary>
    [MaxLength(NetworkLength), NotAudited]
    public string? SentFrom { get; private set; }

    /// <summary>Name, address and company, as searched.</summary>
    [MaxLength(SearchLength), NotAudited]
    public string SearchText { get; private set; } = "";

    /// <summary>The places that it took; loaded only when they are asked for.</summary>
    public ICollection<Allocation> Allocations { get; } = [];

    /// <summary>When it was made.</summary>
    public DateTime RegisteredAt { get; private set; }

    /// <summary>Who of the staff registered the person; null when the person did.</summary>
    [MaxLength(EmailLength)]
    public string? AddedBy { get; private set; }

    /// <summary>When it was cancelled; null while the person is expected.</summary>
    public DateTime? CancelledAt { get; private set; }

    [MaxLength(EmailLength)]
    public string? CancelledBy { get; private set; }

    /// <inheritdoc/>
    public int Version { get; set; }

    /// <inheritdoc/>
    public string AuditName => Name;

    /// <summary>A registration as it was asked for. The <see cref="RegistrationDesk"/> gives it its place.</summary>
    public static Registration FromRequest(DeskRequest request, DateTime now)
    {
        var registration = new Registration
        {
            EventId = request.EventId,
            TicketTypeId = request.TicketTypeId,
            Email = EmailAddress.Canonical(request.Email),
            EmailKey = EmailAddress.KeyOf(request.Email),
            ConsentedAt = request.ConsentedAt,
            AttemptKey = request.AttemptKey,
            SentFrom = request.From?.Network,
            RegisteredAt = now,
        };
        registration.GiveCodes();
        registration.Edit(request.Name, request.Company, request.DietaryNeeds);
        return registration;
    }

    /// <summary>Changes what the attendee may change: the name on the badge, company and dietary needs.</summary>
    public void Edit(string name, string company, string dietaryNeeds)
    {
        if (CancelledAt is not null)
            throw new RuleBrokenException(CanceledForGood);

        Name = name.Trim();
        Company = company.Trim();
        DietaryNeeds = dietaryNeeds.Trim();
        SearchText = SearchTextOf(Name, Email, Company);
    }

    internal static string SearchTextOf(string name, string email, string company) =>
        Data.SearchText.NormalizeWithin(SearchLength, name, email, company);

    /// <summary>Corrects where the ticket is mailed to. Who had the ticket at another address has it no more: it gets new codes.</summary>
    public void CorrectEmail(string email, DateTime now)
    {
        if (EmailAddress.KeyOf(email) != EmailKey)
            ReplaceCodes(now);
        Email = EmailAddress.Canonical(email);
        EmailKey = EmailAddress.KeyOf(email);
        SearchText = SearchTextOf(Name, Email, Company);
    }

    /// <summary>Gives the place back. Use <see cref="CancelRegistration"/>, which also releases the quota.</summary>
    internal void Cancel(DateTime now, string by)
    {
        if (CancelledAt is not null)
            throw new RuleBrokenException($"{Name}'s registration is already canceled.");
        if (CheckedInAt is not null)
            throw new RuleBrokenException($"{Name} is checked in. Undo the check-in first.");

        CancelledAt = now;
        CancelledBy = by;
    }

    /// <summary>Takes a cancellation back. Use <see cref="RestoreRegistration"/>, which also takes a place.</summary>
    internal void Restore()
    {
        if (CancelledAt is null)
            throw new RuleBrokenException($"{Name}'s registration is not canceled.");

        CancelledAt = null;
        CancelledBy = null;
    }

    /// <summary>Lets the person come as something else. Use <see cref="ChangeTicketType"/>, which also moves the place.</summary>
    internal void ChangeType(TicketType to)
    {
        if (to.EventId != EventId)
            throw new RuleBrokenException($"{to.Name} belongs to another event.");
        if (CancelledAt is not null)
            throw new RuleBrokenException(CanceledForGood);

        TicketTypeId = to.Id;
    }

    string CanceledForGood => $"{Name}'s registration was canceled and can no longer be changed.";
}

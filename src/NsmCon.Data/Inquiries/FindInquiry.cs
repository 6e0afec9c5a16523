using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Mail;

namespace NsmCon.Data.Inquiries;

/// <summary>The inquiry that a mail belongs to.</summary>
/// <param name="Inquiry">The inquiry, with its company.</param>
/// <param name="Doubt">Why a person must be asked; null where it is certain.</param>
public sealed record FoundInquiry(Inquiry Inquiry, MailReason? Doubt);

/// <summary>
/// Finds the inquiry that a mail belongs to: by the secret in an address it went to, then
/// by what it answers, then by the same secret in its text; never by its subject alone.
/// </summary>
public partial class FindInquiry(ConferenceDb db)
{
    /// <summary>How many of the Message-IDs that a mail follows are looked for: the newest.</summary>
    const int MostReferences = 50;

    /// <summary>Null if it names none, and its sender is in none.</summary>
    public async Task<FoundInquiry?> Find(MailContents contents)
    {
        if (await AnsweredInquiry(contents) is { } inquiry)
            return new(inquiry, await DoubtAbout(inquiry, contents.FromAddress));
        if (await BySender(contents) is { } earlier)
            return new(earlier, new(MailReasonKind.KnownSender, earlier.Company));

        return null;
    }

    async Task<Inquiry?> AnsweredInquiry(MailContents contents)
    {
        var answer = await ByReferences(contents);
        // What was split off had gone out with the key of the inquiry that it was in then.
        if (answer is { WasSplitOff: true })
            return answer.Inquiry;

        return await ByKey(contents) ?? answer?.Inquiry ?? await ByText(contents);
    }

    async Task<MailReason?> DoubtAbout(Inquiry inquiry, string from) =>
        await IsOfTheirs(inquiry, from) ? null : new(MailReasonKind.UnknownAddress, inquiry.Company);

    async Task<Inquiry?> ByKey(MailContents contents)
    {
        var keys = contents.Recipients.Select(KeyIn).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return await ByKeys(keys);
    }

    // What was merged keeps its key: it was given out, and leads to where the messages are.
    async Task<Inquiry?> ByKeys(List<string> keys)
    {
        if (keys.Count == 0)
            return null;

        var id = await db
            .Inquiries.IgnoreQueryFilters()
            .Where(inquiry => keys.Contains(inquiry.ReplyKey))
            .Select(inquiry => (int?)inquiry.Id)
            .FirstOrDefaultAsync();
        return await db.FindLiving(id);
    }

    // "sponsors+7H3K9…@example.org"; the sign before the key is the mail server's choice.
    static string? KeyIn(string address)
    {
        var local = address[..Math.Max(address.LastIndexOf('@'), 0)];
        var key = Secret.Normalize(local[(local.LastIndexOfAny(['+', '=']) + 1)..]);
        return Secret.IsCode(key) ? key : null;
    }

    async Task<AnsweredMail?> ByReferences(MailContents contents)
    {
        var ids = contents.References.TakeLast(MostReferences).ToList();
        if (ids.Count == 0)
            return null;

        var found = await ByMessage(ids) ?? await ByMail(ids);
        if (found is null || await db.FindLiving(found.InquiryId) is not { } inquiry)
            return null;

        var splits = db.MessageMoves.Where(move => move.IsSplit && move.Messages.Any(moved => moved.MessageId == found.MessageId));
        return new(inquiry, await splits.AnyAsync());
    }

    Task<Place?> ByMessage(List<string> ids) =>
        db
            .Messages.Where(message => message.InternetMessageId != null && ids.Contains(message.InternetMessageId))
            .OrderByDescending(message => message.Id)
            .Select(message => new Place(message.Id, message.InquiryId))
            .FirstOrDefaultAsync();

    async Task<Place?> ByMail(List<string> ids)
    {
        var keys = ids.Select(id => Guid.TryParseExact(id.Split('@')[0], "N", out var key) ? key : (Guid?)null).OfType<Guid>().ToList();
        var mail = await db
            .OutgoingMails.Where(mail => mail.InquiryId != null && keys.Contains(mail.MessageKey))
            .OrderByDescending(mail => mail.Id)
            .Select(mail => new Place(mail.MessageId, mail.InquiryId))
            .FirstOrDefaultAsync();
        if (mail is null)
            return null;

        // Its message may have moved to another inquiry since.
        var now = await db
            .Messages.Where(message => message.Id == mail.MessageId)
            .Select(message => new Place(message.Id, message.InquiryId))
            .FirstOrDefaultAsync();
        return now ?? mail;
    }

    // Some servers give mails another Message-ID than we gave them. What we write ends in "Ref. 7H3K9-…", and answers quote it.
    async Task<Inquiry?> ByText(MailContents contents)
    {
        var keys = Reference()
            .Matches(contents.Text)
            .Take(MostReferences)
            .Select(match => Secret.Normalize(match.Value))
            .Where(Secret.IsCode)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return await ByKeys(keys);
    }

    [GeneratedRegex(@"\b[0-9A-Z]{5}(?:-[0-9A-Z]{5}){3}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Reference();

    async Task<Inquiry?> BySender(MailContents contents)
    {
        var key = EmailAddress.Canonical(contents.FromAddress).ToLowerInvariant();
        if (key.Length == 0)
            return null;

#pragma warning disable MA0011 // The database does it, and knows no culture.
        var ids = db.Inquiries.IgnoreQueryFilters().Where(inquiry => inquiry.Email.ToLower() == key).Select(inquiry => (int?)inquiry.Id);
#pragma warning restore MA0011
        return await db.FindLiving(await ids.MaxAsync());
    }

    /// <summary>
    /// Whether an address is of the company: it is in the conversation, is a contact's,
    /// or has the same domain, which must not be one where anybody gets an address.
    /// </summary>
    async Task<bool> IsOfTheirs(Inquiry inquiry, string address)
    {
        var key = EmailAddress.KeyOf(address);
        if (!EmailAddress.IsValid(address))
            return false;
        if (key == EmailAddress.KeyOf(inquiry.Email))
            return true;

        var people = await PeopleOf(inquiry);
        var keys = people.SelectMany(ShownPeople.Addresses).Append(inquiry.Email).Select(EmailAddress.KeyOf).ToList();
        return keys.Contains(key, StringComparer.Ordinal)
            || (MailDomain.IsOfOneCompany(key) && keys.Exists(other => MailDomain.FromAddress(other) == MailDomain.FromAddress(key)));
    }

    // Who wrote in the conversation or was written to, and the company's contacts.
    async Task<List<string>> PeopleOf(Inquiry inquiry)
    {
        var messages = db.Messages.Where(message => message.InquiryId == inquiry.Id);
        var received = messages.Where(message => message.Kind == MessageKind.In);
        var sent = messages.Where(message => message.Kind == MessageKind.Out);
        // Of what was merged or split off, the mails went to somebody else than the inquiry's contact.
        var mails = db.OutgoingMails.Where(mail => sent.Any(message => message.Id == mail.MessageId));
        var contacts = db.Sponsors.Where(sponsor => sponsor.Id == inquiry.SponsorId).SelectMany(sponsor => sponsor.Contacts);

        return
        [
            .. await received.Select(message => message.From).Concat(contacts.Select(contact => contact.Email)).Distinct().ToListAsync(),
            .. await mails.Select(mail => mail.To).Distinct().ToListAsync(),
            .. await sent.Where(message => message.Cc != "").Select(message => message.Cc).ToListAsync(),
        ];
    }

    sealed record Place(int? MessageId, int? InquiryId);

    sealed record AnsweredMail(Inquiry Inquiry, bool WasSplitOff);
}

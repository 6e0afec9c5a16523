using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Forms;
using NsmCon.Data;
using NsmCon.Data.Inquiries;

namespace NsmCon.Admin.Inquiries;

/// <summary>Fills in whose inquiry some messages become: that of the sender of the first one.</summary>
public sealed class SuggestSplit(ConferenceDb db)
{
    /// <summary>Fills in what is empty. Of a message of ours, it is whom the inquiry is with.</summary>
    public async Task FillIn(SplitForm form, Inquiry inquiry)
    {
        var first = await db
            .Messages.AsNoTracking()
            .Where(message => message.InquiryId == inquiry.Id && form.MessageIds.Contains(message.Id))
            .OrderBy(message => message.At)
            .ThenBy(message => message.Id)
            .FirstOrDefaultAsync();
        var address = first?.Kind == MessageKind.In ? ShownPeople.Addresses(first.From).FirstOrDefault() : null;
        if (address is null || EmailAddress.KeyOf(address) == EmailAddress.KeyOf(inquiry.Email))
        {
            FillIn(form, inquiry.Company, inquiry.ContactName, inquiry.Email);
            return;
        }

        var name = first!.From.Split(" <")[0];
        FillIn(form, IsColleague(inquiry, address) ? inquiry.Company : await db.CompanyOf(address, name), name, address);
    }

    static bool IsColleague(Inquiry inquiry, string address) =>
        MailDomain.IsOfOneCompany(address) && MailDomain.FromAddress(address) == MailDomain.FromAddress(inquiry.Email);

    static void FillIn(SplitForm form, string company, string contactName, string email)
    {
        form.Company = Given(form.Company, company);
        form.ContactName = Given(form.ContactName, contactName);
        form.Email = Given(form.Email, email);
    }

    static string Given(string? typed, string suggested) => typed.Line() is { Length: > 0 } given ? given : suggested;
}

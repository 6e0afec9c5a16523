using MimeKit;

namespace NsmCon.Mime;

/// <summary>Reads a bounce: what servers write for programs first, and else what they write for people.</summary>
static class BounceReader
{
    // The name under which every Exchange reports.
    const string OfExchange = "microsoftexchange329e71ec88ae4615bbc36ab6ce41109e";

    const int MostHeaders = 100,
        MostRecipients = 100,
        MostCharacters = 1000;

    public static BounceReport? Read(MailHeaders headers, MailParts parts)
    {
        var reports = parts.Reports;
        var failed = reports.Status.Select(ReadFailed).OfType<BouncedRecipient>().Take(MostRecipients).ToList();
        if (failed.Count > 0)
            return Report(failed, reports.Returned, OriginalId(headers, reports));
        // It tells about deliveries, and none of them failed.
        if (reports.Status.Any(IsAboutRecipient) || reports.IsReadReceipt || reports.IsComplaint)
            return null;

        var named = headers.Addresses("X-Failed-Recipients").Select(a => a.Address).ToList();
        if (named.Count == 0 && !IsFromServer(headers))
            return null;

        var text = new BounceText(parts.Text);
        // A server that names whom it did not reach need not say it in words that we know.
        if (!text.SaysFailed && (named.Count == 0 || text.SaysLate))
            return null;

        var recipients = text.Recipients(named);
        if (recipients.Count == 0)
            return null;

        var attached = parts.AttachedMails is [var mail, ..] ? mail : null;
        return Report(recipients, reports.Returned ?? attached ?? text.FindReturned(), OriginalId(headers, reports));
    }

    static bool IsAboutRecipient(HeaderList group) => group.Contains("Action") || group.Contains("Final-Recipient");

    static bool IsFromServer(MailHeaders headers)
    {
        var from = headers.Address("From");
        var name = from?.Address.Split('@')[0].ToLowerInvariant() ?? "";
        return name is "postmaster" or "mail-daemon" or "maildaemon" or OfExchange
            || name.StartsWith("mailer-daemon", StringComparison.Ordinal)
            || from?.Name.Contains("Mail Delivery", StringComparison.OrdinalIgnoreCase) == true
            || headers.HasEmptyReturnPath();
    }

    static BouncedRecipient? ReadFailed(HeaderList group)
    {
        if (!IsAboutRecipient(group) || !(group["Action"] ?? "failed").Trim().StartsWith("fail", StringComparison.OrdinalIgnoreCase))
            return null;
        if (Address(group["Original-Recipient"]) is not { } address && (address = Address(group["Final-Recipient"])) is null)
            return null;

        var diagnostic = WithoutType(group["Diagnostic-Code"]);
        var status = BounceStatus.Exact(BounceStatus.Find(group["Status"]), diagnostic);
        return new(address, BounceStatus.Kind(status, diagnostic), status, diagnostic);
    }

    // "rfc822; bob@acme.example", "rfc822;<bob@acme.example>", and without a type.
    static string? Address(string? field)
    {
        var address = WithoutType(field)?.Trim('<', '>', ' ');
        return address is not null && address.Contains('@') ? address : null;
    }

    static string? WithoutType(string? field)
    {
        if (field is null)
            return null;

        var semicolon = field.IndexOf(';');
        var text = CleanText.Line(semicolon is > 0 and < 20 ? field[(semicolon + 1)..] : field).Trim();
        return text.Length == 0 ? null : CleanText.Line(text, MostCharacters);
    }

    // Where nothing of the mail came back, Gmail names it in the report, and Exchange answers it.
    static string? OriginalId(MailHeaders headers, ReportParts reports)
    {
        var named = reports.Status.Select(group => group["X-Original-Message-ID"]).FirstOrDefault(id => id is not null);
        return (named is null ? headers.Ids("In-Reply-To") : MessageIds.Parse(named)) is [var id, ..] ? id : null;
    }

    static BounceReport Report(IReadOnlyList<BouncedRecipient> recipients, HeaderList? original, string? otherwise) =>
        new()
        {
            Recipients = recipients,
            OriginalMessageId = original?[HeaderId.MessageId] is { } id && MessageIds.Parse(id) is [var first, ..] ? first : otherwise,
            OriginalHeaders = (original ?? [])
                .Take(MostHeaders)
                .GroupBy(h => CleanText.Line(h.Field), StringComparer.OrdinalIgnoreCase)
                .ToDictionary(g => g.Key, g => CleanText.Line(g.First().Value), StringComparer.OrdinalIgnoreCase),
        };
}

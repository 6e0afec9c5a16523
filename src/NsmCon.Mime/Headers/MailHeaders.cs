using System.Text;
using MimeKit;
using MimeKit.Utils;

namespace NsmCon.Mime;

/// <summary>The headers of a mail, read as what they say.</summary>
sealed class MailHeaders(HeaderList headers, Encoding charset, ReadingLimits limits, Notes notes)
{
    const int MostCharacters = 2000;
    static readonly string[] Deliveries =
    [
        "Delivered-To",
        "X-Original-To",
        "Envelope-To",
        "X-Envelope-To",
        "X-Delivered-To",
        "X-Forwarded-To",
    ];

    /// <summary>What all headers of a name say, from the topmost on.</summary>
    public IEnumerable<string> All(string name) =>
        headers.Where(h => h.Field.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => CleanText.Line(h.Value, MostCharacters));

    /// <summary>What a header says, decoded, in one line; null where it is missing or empty.</summary>
    public string? Text(string name) => All(name).FirstOrDefault(text => text.Length > 0);

    /// <summary>The addresses of every header of this name: some programs write To twice.</summary>
    public IReadOnlyList<NamedAddress> Addresses(string name)
    {
        var addresses = headers
            .Where(h => h.Field.Equals(name, StringComparison.OrdinalIgnoreCase))
            .SelectMany(h => AddressList.Parse(h.RawValue, charset))
            .Distinct()
            .ToList();
        if (addresses.Count <= limits.Addresses)
            return addresses;

        notes.Add(Invariant($"{name} names {addresses.Count:N0} addresses; the first {limits.Addresses:N0} are shown."));
        return addresses[..limits.Addresses];
    }

    /// <summary>The first address of a header; null where it names none.</summary>
    public NamedAddress? Address(string name) => Addresses(name) is [var first, ..] ? first : null;

    /// <summary>Who wrote it; null where the mail names nobody.</summary>
    public NamedAddress? ReadFrom()
    {
        var from = Address("From");
        if (from is null)
            notes.Add("It does not say who sent it.");
        return from;
    }

    /// <summary>The addresses that servers noted at delivery.</summary>
    public IReadOnlyList<string> DeliveredTo()
    {
        var noted = Deliveries.SelectMany(Addresses).Select(a => a.Address);
        var received = All("Received").Select(ReceivedFor).OfType<string>();
        return [.. noted.Concat(received).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    // "from a by b for <sponsors+k7f3@nsmcon.example>; Mon, …": where no other header tells.
    static string? ReceivedFor(string received)
    {
        var start = received.IndexOf(" for <", StringComparison.OrdinalIgnoreCase) + " for <".Length;
        var end = start < " for <".Length ? -1 : received.IndexOf('>', start);
        return end < 0 || !received.AsSpan(start, end - start).Contains('@') ? null : received[start..end];
    }

    /// <summary>The Message-IDs of every header of this name.</summary>
    public IReadOnlyList<string> Ids(string name) =>
        [
            .. headers
                .Where(h => h.Field.Equals(name, StringComparison.OrdinalIgnoreCase))
                .SelectMany(h => MessageIds.Parse(h.Value))
                .Distinct(),
        ];

    /// <summary>The mail's own Message-ID; null where it has none.</summary>
    public string? MessageId() => Ids("Message-ID") is [var id, ..] ? id : null;

    /// <summary>
    /// Whether its return path is empty, which says that nobody wants to hear of it again. Some servers write their own name there.
    /// </summary>
    public bool HasEmptyReturnPath() =>
        All("Return-Path").FirstOrDefault() is { } path && path.Trim('<', '>', ' ').ToUpperInvariant() is "" or "MAILER-DAEMON";

    /// <summary>When it was sent, in UTC; null where the date is missing or cannot be.</summary>
    public DateTime? SentAt(DateTime? arrivedAt)
    {
        if (Text("Date") is not { } text)
        {
            notes.Add("It has no date.");
            return null;
        }
        if (DateUtils.TryParse(text, out var date) && date.Year is >= 1990 and < 2100 && !(date.UtcDateTime > arrivedAt?.AddDays(2)))
            return date.UtcDateTime;

        notes.Add($"Its date cannot be: {CleanText.Line(text, 60)}.");
        return null;
    }
}

namespace NsmCon.Data.Inquiries;

/// <summary>The mailboxes that are ours, and how many receipts one address gets in a day.</summary>
/// <param name="Sender">The address that mails come from.</param>
/// <param name="Bounces">The address that mails come back to.</param>
/// <param name="Sponsors">The address that possible sponsors write to, where their event names none of its own.</param>
/// <param name="SponsorsName">Who reads what they write.</param>
/// <param name="ReceiptsADay">How many receipts one address gets in a day.</param>
public sealed record OwnMailboxes(string Sender, string Bounces, string Sponsors, string SponsorsName, int ReceiptsADay)
{
    /// <summary>The address that the sponsors of an event write to.</summary>
    /// <param name="ofEvent">The event's own address; empty where it has none.</param>
    public string SponsorsAt(string ofEvent) => ofEvent.Length == 0 ? Sponsors : ofEvent;

    /// <summary>The domain that our Message-IDs end with.</summary>
    public string Domain => Sender[(Sender.LastIndexOf('@') + 1)..];
}

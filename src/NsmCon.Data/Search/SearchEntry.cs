using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Search;

/// <summary>
/// What a message, or a mail that is in no inquiry, can be found by. It goes
/// with the row that it is about; the database keeps the index of its words.
/// </summary>
[Unseen]
public class SearchEntry
{
    /// <summary>By which rules entries are made now. What was made by others is made anew at the next start.</summary>
    public const int CurrentRules = 1;

    /// <summary>The longest list of a sender's words, in characters.</summary>
    public const int SenderLength = 1_000;

    /// <summary>How many words of a message count. PostgreSQL counts places up to 16,383 only.</summary>
    const int MostWords = 15_000;

    static readonly DateTime Begin = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>When it was written and what it is, in one number: so the newest are found first without being sorted.</summary>
    public long Id { get; private set; }

    /// <summary>The event of the message; null for a mail.</summary>
    public int? EventId { get; private set; }

    public int? MessageId { get; private set; }

    /// <summary>The mail that is in no inquiry.</summary>
    public int? IncomingMailId { get; private set; }

    /// <summary>The words of the sender's name and address.</summary>
    [MaxLength(SenderLength)]
    public string Sender { get; private set; } = "";

    /// <summary>All other words.</summary>
    public string Words { get; private set; } = "";

    /// <summary>By which rules it was made.</summary>
    public int Rules { get; private set; } = CurrentRules;

    /// <summary>The entry of a message.</summary>
    public static SearchEntry FromMessage(int messageId, int eventId, DateTime at, string sender, params ReadOnlySpan<string?> texts) =>
        new()
        {
            Id = Number(at, messageId, isMail: false),
            MessageId = messageId,
            EventId = eventId,
            Sender = Join(sender).Start(SenderLength).TrimEnd(),
            Words = Join(texts),
        };

    /// <summary>The entry of a mail.</summary>
    public static SearchEntry FromMail(int mailId, DateTime at, string sender, params ReadOnlySpan<string?> texts) =>
        new()
        {
            Id = Number(at, mailId, isMail: true),
            IncomingMailId = mailId,
            Sender = Join(sender).Start(SenderLength).TrimEnd(),
            Words = Join(texts),
        };

    /// <summary>What an entry is about, by its number.</summary>
    public static (int Key, bool IsMail) ParseId(long id) => ((int)((id & uint.MaxValue) >> 1), (id & 1) == 1);

    // Seconds, then the key, then what it is the key of.
    static long Number(DateTime at, int key, bool isMail) =>
        ((long)Math.Clamp((at - Begin).TotalSeconds, 0, int.MaxValue) << 32) | ((long)key << 1) | (isMail ? 1L : 0L);

    static string Join(params ReadOnlySpan<string?> texts) => string.Join(' ', SearchWords.Split(string.Join('\n', texts!), MostWords));
}

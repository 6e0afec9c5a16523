using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Mail;

/// <summary>
/// Answers that no person writes. What they answer may come from a program that
/// answers them in turn, so one address gets only so many a day.
/// </summary>
public static class AutomaticAnswers
{
    static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The templates of such answers: all of them count together.</summary>
    public static IReadOnlyList<string> Templates { get; } = ["inquiry-receipt"];

    /// <summary>
    /// Adds an answer to the mails that are sent, unless its address had its share of the last 24 hours. It is saved with its cause.
    /// </summary>
    /// <returns>Whether it was added.</returns>
    public static async Task<bool> TryAnswer(this ConferenceDb db, OutgoingMail answer, int mostADay)
    {
        var since = answer.CreatedAt - Day;
        var answered = await db
            .OutgoingMails.Where(mail => Templates.Contains(mail.Template) && mail.CreatedAt > since)
            .Select(mail => mail.To)
            .ToListAsync();
        var key = EmailAddress.KeyOf(answer.To);
        if (answered.Count(address => EmailAddress.KeyOf(address) == key) >= mostADay)
            return false;

        db.OutgoingMails.Add(answer);
        return true;
    }
}

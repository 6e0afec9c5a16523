using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Mail;

namespace NsmCon.Data.Tests.Mail;

public class MailReasonTests
{
    public static TheoryData<MailReason, string> Reasons { get; } =
        new()
        {
            { MailReason.None, "" },
            { MailReason.FromText("X-Spam-Flag: YES"), "X-Spam-Flag: YES" },
            { MailReason.SameMail, "The same mail came before." },
            { MailReason.SameBytes, "The same mail came before, byte for byte." },
            { new(MailReasonKind.ByStaff, "Mira"), "By Mira." },
            { new(MailReasonKind.NamesNothing), "It answers none of our mails and names no event." },
            {
                new(MailReasonKind.UnknownAddress, "Polder"),
                "It answers the inquiry of Polder, but comes from an address that is not known there. Is it theirs?"
            },
            {
                new(MailReasonKind.KnownSender, "Polder"),
                "It answers none of our mails, but Polder wrote from this address before. Does it belong there?"
            },
            { new(MailReasonKind.CameBack, "Your ticket", "ada@example.org"), "The mail “Your ticket” to ada@example.org came back." },
            { new(MailReasonKind.Unreadable, "A fault."), "It could not be read: A fault." },
        };

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_reason_is_said_in_the_same_words_after_it_was_kept(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await using var db = conference.CreateDbContext();
        foreach (var number in Enumerable.Range(0, Reasons.Count))
            await new KeepIncomingMail(db).Keep(new("data/inbox", 0, 0, [(byte)number], A.Day), A.Day);
        foreach (var (mail, row) in (await db.IncomingMails.OrderBy(mail => mail.Id).ToListAsync()).Zip(Reasons))
            mail.SetAside((MailReason)row[0]);
        await db.SaveChangesAsync();

        var kept = await conference.Read(fresh => fresh.IncomingMails.OrderBy(mail => mail.Id).ToListAsync());

        Assert.Equal(Reasons.Select(row => (string)row[1]), kept.Select(mail => mail.Reason.Words));
    }

    [Fact]
    public void Each_kind_has_its_words() =>
        Assert.Empty(Enum.GetValues<MailReasonKind>().Except(Reasons.Select(row => ((MailReason)row[0]).Kind)));
}

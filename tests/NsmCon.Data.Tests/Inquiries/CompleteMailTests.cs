using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Tests.Sponsors;

namespace NsmCon.Data.Tests.Inquiries;

public class CompleteMailTests
{
    static readonly byte[] Beginning = [1, 2, 3],
        First = [1, 2, 3, 4],
        Second = [1, 2, 3, 5];

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_message_gets_all_of_its_text_and_each_of_its_files_once(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await using var db = conference.CreateDbContext();
        var eventId = (await conference.Event()).Id;
        var mail = await Keep(db, uid: 1);
        var (picture, film) = (new MailFile("a.png", "image/png", 1, [7], true), new MailFile("b.mp4", "video/mp4", 2, [8, 8], false));
        await new ReceiveMail(db).OpenInquiry(
            eventId,
            mail,
            new()
            {
                FromAddress = "ada@example.org",
                Text = "The beg",
                Files = [picture],
            },
            A.Day
        );
        var whole = new MailContents
        {
            Text = "The beginning\nand the end.",
            Pieces = [new(PieceKind.Written, 1), new(PieceKind.Quoted, 1)],
            HasHtml = true,
            Files = [picture, film],
        };

        await new CompleteMail(db).Complete(mail, First, () => Task.FromResult(whole), A.Day);

        var message = await conference.Read(fresh => fresh.Messages.Include(m => m.Attachments).SingleAsync());
        Assert.Equal(("The beginning\nand the end.", true), (message.Text, message.HasHtml));
        Assert.Equal(whole.Pieces, message.Pieces);
        Assert.Equal(
            [("a.png", "image/png", 1L, true, eventId), ("b.mp4", "video/mp4", 2L, false, eventId)],
            message
                .Attachments.OrderBy(file => file.Position)
                .Select(file => (file.Name, file.ContentType, file.Size, file.IsInline, file.EventId))
        );
        Assert.Equal(
            new[] { StoredFile.HashOf(First), picture.Hash, film.Hash }.Order(StringComparer.Ordinal),
            (await Hashes(conference)).Order(StringComparer.Ordinal)
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_beginning_goes_once_no_mail_has_it_any_more(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await using var db = conference.CreateDbContext();
        var (one, other) = (await Keep(db, uid: 1), await Keep(db, uid: 2));
        Assert.Equal((true, IncomingState.SetAside, MailReason.SameBytes), (other.IsCut, other.State, other.Reason));

        await new CompleteMail(db).Complete(one, First, Read, A.Day);
        var between = await Hashes(conference);
        await new CompleteMail(db).Complete(other, Second, Read, A.Day);

        Assert.Contains(StoredFile.HashOf(Beginning), between);
        Assert.Equal(
            new[] { StoredFile.HashOf(First), StoredFile.HashOf(Second) }.Order(StringComparer.Ordinal),
            (await Hashes(conference)).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            ["All of it.", "All of it."],
            await conference.Read(fresh => fresh.IncomingMails.Select(mail => mail.Text).ToListAsync())
        );
        Assert.Equal(
            (4, null, false, IncomingState.New, MailReason.None),
            (other.Size, other.WholeSize, other.IsCut, other.State, other.Reason)
        );
    }

    static Task<MailContents> Read() => Task.FromResult(new MailContents { Text = "All of it." });

    static async Task<IncomingMail> Keep(ConferenceDb db, int uid)
    {
        await new KeepIncomingMail(db).Keep(new("INBOX", 7, uid, Beginning, A.Day) { WholeSize = 4 }, A.Day);
        return await db.IncomingMails.SingleAsync(mail => mail.Uid == uid);
    }

    static Task<List<string>> Hashes(ConferenceDatabase conference) =>
        conference.Read(db => db.StoredFiles.Select(file => file.Hash).ToListAsync());
}

using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;
using NsmCon.Data.Tests.Sponsors;
using NsmCon.Data.Tests.Staff;

namespace NsmCon.Data.Tests.Inquiries;

public class WriteMessageTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_reply_goes_out_with_its_placeholders_filled_and_its_draft_is_gone(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (inquiry, ada) = await Arrange(conference);

        Assert.True(await Write(conference, inquiry, Reply(ada, "Dear {{name}}, yes.")));

        var mail = await conference.Read(db => db.OutgoingMails.SingleAsync());
        Assert.Equal(
            ("inquiry-reply", "buyer@acme.example", "Re: Sponsoring", A.Day + TakeBackReply.Within),
            (mail.Template, mail.To, mail.Subject, mail.NextAttemptAt)
        );
        var reply = await conference.Read(db => db.Messages.SingleAsync(message => message.Id == mail.MessageId));
        Assert.Equal(
            ("Dear Wile E. Coyote, yes.", "Re: Sponsoring", $"{mail.MessageKey:N}@example.org"),
            (reply.Text, reply.Subject, reply.InternetMessageId)
        );
        var answered = await conference.Read(db => db.Inquiries.SingleAsync());
        Assert.Equal((InquiryState.InConversation, null), (answered.State, answered.AskedAt));
        Assert.False(await conference.Read(db => db.MessageDrafts.AnyAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_does_not_take_part_in_the_conversation_gets_no_copy(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (inquiry, ada) = await Arrange(conference);
        await conference.Receive(
            new()
            {
                FromAddress = "buyer@acme.example",
                Cc = "Mia <mia@acme.example>, sponsors@example.org",
                Recipients = [$"sponsors+{inquiry.ReplyKey}@example.org"],
                MessageId = "second@acme.example",
                Subject = "Sponsoring",
            }
        );
        var newest = await conference.Read(db => db.Messages.MaxAsync(message => message.Id));

        await Write(
            conference,
            inquiry,
            Reply(ada, "Yes."),
            ["mia@acme.example", "sponsors@example.org", "rival@other.example"],
            newest: newest
        );

        Assert.Equal(
            "mia@acme.example",
            await conference.Read(db => db.Messages.Where(m => m.Kind == MessageKind.Out).Select(m => m.Cc).SingleAsync())
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_reply_that_crosses_a_mail_which_its_writer_has_not_seen_is_not_sent(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (inquiry, ada) = await Arrange(conference);

        Assert.False(await Write(conference, inquiry, Reply(ada, "Yes."), newest: 0));

        Assert.Equal(1, await conference.Read(db => db.Messages.CountAsync()));
        Assert.False(await conference.Read(db => db.OutgoingMails.AnyAsync()));
        Assert.Equal("Dear", await conference.Read(db => db.MessageDrafts.Select(draft => draft.Text).SingleAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task With_too_many_files_nothing_is_sent_or_kept(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (inquiry, ada) = await Arrange(conference);
        var files = Enumerable
            .Range(0, FileChoice.MostFiles + 1)
            .Select(n => new MailFile($"{n}.txt", "text/plain", 1, [(byte)n], IsInline: false));

        await Assert.ThrowsAsync<RuleBrokenException>(() => Write(conference, inquiry, Reply(ada, "Yes."), files: new([], [.. files])));

        Assert.False(await conference.Read(db => db.OutgoingMails.AnyAsync()));
        Assert.Equal(1, await conference.Read(db => db.Messages.CountAsync()));
        Assert.False(await conference.Read(db => db.StoredFiles.AnyAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_note_reaches_those_whom_it_mentions_and_who_may_read_it(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (inquiry, ada) = await Arrange(conference);
        await conference.Staff("grace@example.org", "Grace", StaffRole.Sponsorship, inquiry.EventId);
        await conference.Staff("toni@example.org", "Toni", StaffRole.Door, inquiry.EventId);
        var note = Reply(ada, "@Grace @Toni @Ada, and @grace@example.org once more.");
        note.Kind = MessageKind.Note;

        Assert.True(await Write(conference, inquiry, note, newest: 0));

        var mail = await conference.Read(db => db.OutgoingMails.SingleAsync());
        Assert.Equal(
            ("inquiry-mention", "grace@example.org", "Ada mentioned you: Acme", note.Id),
            (mail.Template, mail.To, mail.Subject, mail.MessageId)
        );
        Assert.Equal(A.Day, await conference.Read(db => db.Inquiries.Select(i => i.AskedAt).SingleAsync()));
    }

    static Message Reply(StaffMember ada, string text) =>
        new()
        {
            Kind = MessageKind.Out,
            AuthorId = ada.Id,
            From = ada.Name,
            Text = text,
            At = A.Day,
        };

    /// <summary>An inquiry that waits for an answer, which Ada has begun.</summary>
    static async Task<(Inquiry Inquiry, StaffMember Ada)> Arrange(ConferenceDatabase conference)
    {
        var inquiry = A.Inquiry((await conference.Event()).Id);
        inquiry.Add(A.Message()).Subject = "Sponsoring";
        await conference.Save(inquiry);
        var ada = await conference.Staff("ada@example.org", "Ada", StaffRole.Owner);
        await conference.Save(
            new MessageDraft
            {
                EventId = inquiry.EventId,
                InquiryId = inquiry.Id,
                StaffMemberId = ada.Id,
                Text = "Dear",
                SavedAt = A.Day,
            }
        );
        return (inquiry, ada);
    }

    static async Task<bool> Write(
        ConferenceDatabase conference,
        Inquiry inquiry,
        Message message,
        string[]? copiesTo = null,
        FileChoice? files = null,
        int newest = 1
    )
    {
        await using var db = conference.CreateDbContext();
        var found = await db.Inquiries.SingleAsync(i => i.Id == inquiry.Id);
        return await new WriteMessage(db, A.Mailboxes).Write(found, message, copiesTo ?? [], files ?? new([], []), newest);
    }
}

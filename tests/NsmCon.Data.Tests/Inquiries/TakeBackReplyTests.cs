using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;
using NsmCon.Data.Tests.Sponsors;

namespace NsmCon.Data.Tests.Inquiries;

public class TakeBackReplyTests
{
    const int Rounds = 10;

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_reply_that_waits_is_taken_back_and_is_a_draft_again(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (inquiry, ada, message, _) = await Arrange(conference);

        await TakeBack(conference, inquiry, message, ada);

        var draft = await conference.Read(db => db.MessageDrafts.SingleAsync());
        Assert.Equal(
            (ada.Id, "Yes.", "mia@acme.example", true, A.Day.AddSeconds(5)),
            (draft.StaffMemberId, draft.Text, draft.Cc, draft.HasProspectus, draft.SavedAt)
        );
        Assert.Equal((0, 1), await conference.Read(async db => (await db.OutgoingMails.CountAsync(), await db.Messages.CountAsync())));
        var waiting = await conference.Read(db => db.Inquiries.SingleAsync());
        Assert.Equal((InquiryState.New, (DateTime?)A.Day), (waiting.State, waiting.AskedAt));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_begun_since_stays_below_it(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (inquiry, ada, message, _) = await Arrange(conference);
        await conference.Save(
            new MessageDraft
            {
                EventId = inquiry.EventId,
                InquiryId = inquiry.Id,
                StaffMemberId = ada.Id,
                Text = "PS",
                SavedAt = A.Day,
                Files = [new("late.txt", "text/plain", 4, "late")],
            }
        );
        await conference.Save(
            new StoredFile
            {
                Hash = "plan",
                Bytes = [1],
                StoredAt = A.Day,
            },
            new Attachment
            {
                EventId = inquiry.EventId,
                MessageId = message.Id,
                Name = "plan.pdf",
                ContentType = "application/pdf",
                Size = 1,
                Hash = "plan",
            }
        );

        await TakeBack(conference, inquiry, message, ada);

        var draft = await conference.Read(db => db.MessageDrafts.SingleAsync());
        Assert.Equal("Yes.\n\nPS", draft.Text);
        Assert.Equal([new("plan.pdf", "application/pdf", 1, "plan"), new DraftFile("late.txt", "text/plain", 4, "late")], draft.Files);
        Assert.False(await conference.Read(db => db.Attachments.AnyAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_takes_back_what_somebody_else_wrote(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (inquiry, _, message, _) = await Arrange(conference);
        var grace = new StaffMember { Name = "Grace", Email = "grace@example.org" };
        await conference.Save(grace);

        Assert.Null(await TakeBack(conference, inquiry, message, grace));

        Assert.Equal((1, 0), await conference.Read(async db => (await db.OutgoingMails.CountAsync(), await db.MessageDrafts.CountAsync())));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_on_its_way_or_was_sent_again_is_not_taken_back(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (inquiry, ada, message, mail) = await Arrange(conference);

        await using (var db = conference.CreateDbContext())
            Assert.True(await db.TryClaimMail(mail.Id, A.Day.AddMinutes(1)));
        var onItsWay = await Assert.ThrowsAsync<RuleBrokenException>(() => TakeBack(conference, inquiry, message, ada));
        await using (var db = conference.CreateDbContext())
        {
            var sent = await db.OutgoingMails.SingleAsync();
            sent.Succeed(A.Day);
            sent.Resend(A.Day);
            await db.SaveChangesAsync();
        }

        var sentAgain = await Assert.ThrowsAsync<RuleBrokenException>(() => TakeBack(conference, inquiry, message, ada));

        Assert.Equal(("It is on its way already: it cannot be taken back.", onItsWay.Message), (onItsWay.Message, sentAgain.Message));
        Assert.Equal(
            (1, 2, 0),
            await conference.Read(async db =>
                (await db.OutgoingMails.CountAsync(), await db.Messages.CountAsync(), await db.MessageDrafts.CountAsync())
            )
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_a_worker_and_its_writer_who_reach_for_it_at_once_one_gets_it(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (inquiry, ada, first, firstMail) = await Arrange(conference);
        var (message, mail) = (first, firstMail);
        for (var round = 0; round < Rounds; round++)
        {
            var claimed = false;
            var outcomes = await Task.WhenAll(
                Attempt.Catch(async () =>
                {
                    await using var db = conference.FromAnotherProcess().CreateDbContext();
                    claimed = await db.TryClaimMail(mail.Id, A.Day.AddMinutes(1));
                }),
                Attempt.Catch(() => TakeBack(conference, inquiry, message, ada))
            );

            Assert.Null(outcomes[0]);
            Assert.Equal(claimed, outcomes[1] is RuleBrokenException);
            Assert.Equal(claimed, await conference.Read(db => db.OutgoingMails.AnyAsync(m => m.Id == mail.Id)));
            (message, mail) = await Send(conference, inquiry, ada);
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task By_looking_first_and_taking_back_then_both_would_get_it(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (_, _, _, mail) = await Arrange(conference);
        await using var writer = conference.CreateDbContext();
        await using var worker = conference.FromAnotherProcess().CreateDbContext();

        var waits = (await writer.OutgoingMails.AsNoTracking().SingleAsync()).State == MailState.Waiting;
        var claimed = await worker.TryClaimMail(mail.Id, A.Day.AddMinutes(1));
        var taken = await writer.OutgoingMails.Where(m => m.Id == mail.Id).ExecuteDeleteAsync();

        Assert.Equal((true, true, 1), (waits, claimed, taken));
    }

    static async Task<(Inquiry Inquiry, StaffMember Ada, Message Message, OutgoingMail Mail)> Arrange(ConferenceDatabase conference)
    {
        var inquiry = A.Inquiry((await conference.Event()).Id);
        inquiry.Add(A.Message());
        var ada = new StaffMember { Name = "Ada", Email = "ada@example.org" };
        await conference.Save(inquiry, ada);
        var (message, mail) = await Send(conference, inquiry, ada);
        return (inquiry, ada, message, mail);
    }

    static async Task<(Message Message, OutgoingMail Mail)> Send(ConferenceDatabase conference, Inquiry inquiry, StaffMember ada)
    {
        await using var db = conference.CreateDbContext();
        var mail = new OutgoingMail("inquiry-reply", inquiry.Email, "Re: Hello", A.Day)
        {
            EventId = inquiry.EventId,
            InquiryId = inquiry.Id,
            NextAttemptAt = A.Day + TakeBackReply.Within,
        };
        var message = A.Message(MessageKind.Out, "Yes.");
        (message.AuthorId, message.Cc, message.HasProspectus, message.InternetMessageId) = (
            ada.Id,
            "mia@acme.example",
            true,
            $"{mail.MessageKey:N}@example.org"
        );
        (await db.Inquiries.SingleAsync(i => i.Id == inquiry.Id)).Add(message);
        await db.SaveChangesAsync();
        mail.MessageId = message.Id;
        db.Add(mail);
        await db.SaveChangesAsync();
        return (message, mail);
    }

    static async Task<MessageDraft?> TakeBack(ConferenceDatabase conference, Inquiry inquiry, Message message, StaffMember by)
    {
        await using var db = conference.CreateDbContext();
        var found = await db.Inquiries.SingleAsync(i => i.Id == inquiry.Id);
        return await new TakeBackReply(db).TakeBack(found, message.Id, by.Id, A.Day.AddSeconds(5));
    }
}

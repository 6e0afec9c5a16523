using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Tests.Sponsors;

namespace NsmCon.Data.Tests.Inquiries;

public class SplitInquiryTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Messages_become_an_inquiry_of_their_own_with_their_mails_and_what_was_forwarded_of_them(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var acme = await Arrange(conference);
        var (first, mail) = ((await conference.MessagesOf(acme))[0], await Receive(conference, acme, "other@acme.example"));
        var theirs = (await conference.MessagesOf(acme))[1];
        var note = A.Message(MessageKind.Note);
        (note.ForwardsId, note.At) = (theirs, A.Day.AddHours(2));
        await conference.Write(acme, note);

        var move = await conference.Split(acme, theirs);

        var made = await Made(conference, move);
        Assert.Equal(
            ("Initech", InquiryState.New, A.Day.AddHours(1), acme.EventId),
            (made.Company, made.State, made.ReceivedAt, made.EventId)
        );
        Assert.Equal([theirs, note.Id], await conference.MessagesOf(made));
        Assert.Equal([first], await conference.MessagesOf(acme));
        Assert.Equal(
            made.Id,
            await conference.Read(db => db.IncomingMails.Where(m => m.Id == mail.Id).Select(m => m.InquiryId).SingleAsync())
        );
        Assert.Equal((A.Day, A.Day.AddHours(1)), ((await conference.Now(acme)).AskedAt, made.AskedAt));
        var entry = await conference.Read(db => db.AuditEntries.SingleAsync(e => e.Action == "Split"));
        Assert.Equal(
            ("Inquiry", "Acme", "2, to a new inquiry of Initech"),
            (entry.Subject, entry.SubjectName, Assert.Single(entry.Changes).To)
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Answers_to_what_moved_come_in_at_the_new_one_although_they_carry_the_key_of_before(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var acme = await Arrange(conference);
        var ours = await Reply(conference, acme, "ours");
        var sentAgain = new OutgoingMail("inquiry-reply", acme.Email, "Re: Hello", A.Day)
        {
            EventId = acme.EventId,
            InquiryId = acme.Id,
            MessageId = ours.Id,
        };
        await Reply(conference, acme, "stays");
        await conference.Save(sentAgain);

        var move = await conference.Split(acme, ours.Id);
        var later = await Reply(conference, await Made(conference, move), "later");

        var key = acme.ReplyKey;
        Assert.Equal(move.ToId, await Find(conference, key, "ours@example.org"));
        Assert.Equal(move.ToId, await Find(conference, key, $"{sentAgain.MessageKey:N}@example.org"));
        Assert.Equal(move.ToId, await Find(conference, null, later.InternetMessageId!));
        Assert.Equal(acme.Id, await Find(conference, key, "stays@example.org"));
        Assert.Equal(acme.Id, await Find(conference, key, "unknown@example.org"));
        await conference.Undo(move);
        Assert.Equal(acme.Id, await Find(conference, key, "ours@example.org"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_split_that_is_undone_leaves_all_as_it_was_with_what_came_since(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var acme = await Arrange(conference);
        await Reply(conference, acme, "ours");
        await conference.Write(acme, A.Message());
        var before = await conference.Conversations();
        var all = await conference.MessagesOf(acme);

        var atOnce = await conference.Split(acme, all[1], all[2]);
        Assert.Equal(acme.Id, (await conference.Undo(atOnce))!.Id);
        Assert.Equal(before, await conference.Conversations());

        var move = await conference.Split(acme, all[1]);
        var made = await Made(conference, move);
        var mail = await conference.Receive(
            new()
            {
                FromAddress = made.Email,
                Text = "And now?",
                MessageId = "since@initech.example",
                Recipients = [$"sponsors+{made.ReplyKey}@example.org"],
            },
            A.Day.AddDays(2)
        );
        await conference.Undo(move);

        Assert.Equal((IncomingState.Threaded, 4), (mail.State, (await conference.MessagesOf(acme)).Count));
        Assert.Equal((acme.Id, A.Day), (await conference.FoundByKey(made), (await conference.Now(acme)).AskedAt));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_declined_stays_so_unless_something_came_there_since(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var acme = await Arrange(conference);
        await conference.Write(acme, A.Message());
        await using (var db = conference.CreateDbContext())
        {
            (await db.Inquiries.SingleAsync()).MoveTo(InquiryState.Declined, A.Day);
            await db.SaveChangesAsync();
        }

        var one = (await conference.MessagesOf(acme))[0];
        await conference.Undo(await conference.Split(acme, one));
        Assert.Equal(InquiryState.Declined, (await conference.Now(acme)).State);

        var move = await conference.Split(acme, one);
        await conference.Write(await Made(conference, move), A.Message());
        await conference.Undo(move);
        Assert.Equal((InquiryState.New, A.Day), ((await conference.Now(acme)).State, (await conference.Now(acme)).AskedAt));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_depends_on_a_move_is_undone_before_it(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var acme = await Arrange(conference);
        await conference.Write(acme, A.Message());
        var globex = A.Inquiry(acme.EventId, "Globex");
        globex.Add(A.Message());
        await conference.Save(globex);
        var merge = await conference.Merge(acme, globex);
        var all = await conference.MessagesOf(acme);
        var (unrelated, split) = (await conference.Split(acme, all[0]), await conference.Split(acme, all[2]));
        var third = A.Inquiry(acme.EventId, "Hooli");
        await conference.Save(third);
        var into = await conference.Merge(await Made(conference, split), third);

        Assert.Equal("Some of its messages were split off since. Undo that first.", await Refusal(conference, merge));
        Assert.Equal(
            "Something was merged into this inquiry or split off from it since. Undo that first.",
            await Refusal(conference, split)
        );
        await conference.Undo(into);
        await conference.Undo(split);
        await conference.Undo(merge);
        Assert.Equal([all[2]], await conference.MessagesOf(globex));

        await conference.Merge(globex, acme);
        Assert.Equal(
            "The inquiry that they were split off from was merged into another one since. Merge this one into that instead.",
            await Refusal(conference, unrelated)
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nothing_all_or_what_is_not_there_is_not_split_off(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var acme = await Arrange(conference);
        var only = (await conference.MessagesOf(acme))[0];

        foreach (
            var (ids, sentence) in new (int[], string)[]
            {
                ([], "Tick at least one message."),
                ([only], "Leave at least one message here: with all of them, nothing would be split."),
                ([only, only + 100], "One of the messages is not in this conversation any more. Look again."),
            }
        )
        {
            var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => conference.Split(acme, ids));
            Assert.Equal(sentence, refusal.Message);
        }

        Assert.Equal(1, await conference.Read(db => db.Inquiries.CountAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_two_who_split_the_same_message_off_at_once_one_does(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var acme = await Arrange(conference);
        var first = (await conference.MessagesOf(acme))[0];
        for (var round = 0; round < 10; round++)
        {
            var next = await conference.Write(acme, A.Message());

            var outcomes = await Task.WhenAll(
                Attempt.Catch(() => conference.FromAnotherProcess().Split(acme, next.Id)),
                Attempt.Catch(() => conference.FromAnotherProcess().Split(acme, next.Id))
            );

            Assert.Single(outcomes, outcome => outcome is null);
            Assert.Single(outcomes, outcome => outcome is RuleBrokenException);
            Assert.Equal([first], await conference.MessagesOf(acme));
        }

        Assert.Equal(11, await conference.Read(db => db.Inquiries.CountAsync()));
    }

    /// <summary>An inquiry of Acme, with a mail that nobody answered.</summary>
    static async Task<Inquiry> Arrange(ConferenceDatabase conference)
    {
        var acme = A.Inquiry((await conference.Event()).Id);
        acme.Add(A.Message());
        await conference.Save(acme);
        return acme;
    }

    static Task<Inquiry> Made(ConferenceDatabase conference, MessageMove move) =>
        conference.Read(db => db.Inquiries.SingleAsync(inquiry => inquiry.Id == move.ToId));

    static Task<IncomingMail> Receive(ConferenceDatabase conference, Inquiry inquiry, string messageId) =>
        conference.Receive(
            new()
            {
                FromAddress = inquiry.Email,
                Text = "Hello",
                MessageId = messageId,
                Recipients = [$"sponsors+{inquiry.ReplyKey}@example.org"],
            },
            A.Day.AddHours(1)
        );

    static Task<Message> Reply(ConferenceDatabase conference, Inquiry inquiry, string name)
    {
        var message = A.Message(MessageKind.Out);
        message.InternetMessageId = $"{name}@example.org";
        return conference.Write(inquiry, message);
    }

    static Task<int?> Find(ConferenceDatabase conference, string? key, string reference) => conference.Read(async db => (
                await new FindInquiry(db).Find(
                    new()
                    {
                        FromAddress = "buyer@acme.example",
                        References = [reference],
                        Recipients = key is null ? [] : [$"sponsors+{key}@example.org"],
                    }
                )
            )?.Inquiry.Id);

    static async Task<string> Refusal(ConferenceDatabase conference, MessageMove move) =>
        (await Assert.ThrowsAsync<RuleBrokenException>(() => conference.Undo(move))).Message;
}

using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Tests.Sponsors;

namespace NsmCon.Data.Tests.Inquiries;

public class MergeRaceTests
{
    const int Rounds = 10;

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_two_who_merge_them_into_each_other_at_once_one_does(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        for (var round = 0; round < Rounds; round++)
        {
            var (one, other) = await Arrange(conference, $"event-{round}");

            var outcomes = await Task.WhenAll(
                Attempt.Catch(() => conference.FromAnotherProcess().Merge(one, other)),
                Attempt.Catch(() => conference.FromAnotherProcess().Merge(other, one))
            );

            Assert.Single(outcomes, outcome => outcome is null);
            Assert.Single(outcomes, outcome => outcome is DbUpdateConcurrencyException or RuleBrokenException or InvalidOperationException);
            var living = await conference.Read(db => db.Inquiries.SingleAsync(inquiry => inquiry.EventId == one.EventId));
            Assert.Equal(2, (await conference.MessagesOf(living)).Count);
            Assert.Equal((living.Id, living.Id), (await conference.FoundByKey(one), await conference.FoundByKey(other)));
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task By_looking_first_and_merging_then_both_would_be_gone(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (one, other) = await Arrange(conference, "event");
        await using var first = conference.CreateDbContext();
        await using var second = conference.FromAnotherProcess().CreateDbContext();

        var bothStand = await first.Inquiries.CountAsync() == 2 && await second.Inquiries.CountAsync() == 2;
        await first.Inquiries.Where(i => i.Id == one.Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.MergedIntoId, other.Id));
        await second.Inquiries.Where(i => i.Id == other.Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.MergedIntoId, one.Id));

        Assert.Equal((true, 0), (bothStand, await conference.Read(db => db.Inquiries.CountAsync())));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_that_comes_while_its_inquiry_is_merged_is_in_the_one_that_stays_or_waits_to_be_read_again(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        for (var round = 0; round < Rounds; round++)
        {
            var (stays, goes) = await Arrange(conference, $"event-{round}");
            var answer = new MailContents
            {
                FromAddress = goes.Email,
                Text = "Hello",
                MessageId = $"{round}@acme.example",
                Recipients = [$"sponsors+{goes.ReplyKey}@example.org"],
            };

            var outcomes = await Task.WhenAll(
                Attempt.Catch(() => conference.FromAnotherProcess().Merge(stays, goes)),
                Attempt.Catch(() => conference.FromAnotherProcess().Receive(answer))
            );

            Assert.All(outcomes, outcome => Assert.True(outcome is null or DbUpdateConcurrencyException, $"{outcome}"));
            Assert.Contains(outcomes, outcome => outcome is null);
            var lost = await conference.Read(db =>
                db.Messages.CountAsync(message => !db.Inquiries.Any(inquiry => inquiry.Id == message.InquiryId))
            );
            var written = await conference.Read(db => db.Messages.CountAsync(message => message.InternetMessageId == answer.MessageId));
            Assert.Equal((0, outcomes[1] is null ? 1 : 0), (lost, written));
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_two_who_undo_at_once_one_does(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        for (var round = 0; round < Rounds; round++)
        {
            var (stays, goes) = await Arrange(conference, $"event-{round}");
            var move = await conference.Merge(stays, goes);

            var undone = await Task.WhenAll(conference.FromAnotherProcess().Undo(move), conference.FromAnotherProcess().Undo(move));

            Assert.Single(undone, inquiry => inquiry is not null);
            Assert.Equal((1, 1), ((await conference.MessagesOf(stays)).Count, (await conference.MessagesOf(goes)).Count));
        }
    }

    static async Task<(Inquiry One, Inquiry Other)> Arrange(ConferenceDatabase conference, string slug)
    {
        var eventId = (await conference.Event(slug)).Id;
        var (one, other) = (A.Inquiry(eventId), A.Inquiry(eventId, "Globex"));
        one.Add(A.Message());
        other.Add(A.Message());
        await conference.Save(one, other);
        return (one, other);
    }
}

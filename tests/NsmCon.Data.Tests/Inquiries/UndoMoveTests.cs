using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;
using NsmCon.Data.Tests.Sponsors;

namespace NsmCon.Data.Tests.Inquiries;

public class UndoMoveTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_merge_that_is_undone_leaves_both_as_they_were(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (stays, goes) = await Arrange(conference);
        var before = await conference.Conversations();

        var back = await conference.Undo(await conference.Merge(stays, goes));

        Assert.Equal(goes.Id, back!.Id);
        Assert.Equal(before, await conference.Conversations());
        Assert.Equal((stays.Id, goes.Id), (await conference.FoundByKey(stays), await conference.FoundByKey(goes)));
        Assert.Equal(0, await conference.Read(db => db.MessageMoves.CountAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_came_since_stays_where_it_came(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (stays, goes) = await Arrange(conference);
        await conference.Write(stays, A.Message(MessageKind.Out, "Yes."));
        var (ours, theirs) = (await conference.MessagesOf(stays), await conference.MessagesOf(goes));
        var move = await conference.Merge(stays, goes);
        var mail = await conference.Receive(
            new()
            {
                FromAddress = goes.Email,
                Text = "And now?",
                MessageId = "since@globex.example",
                Recipients = [$"sponsors+{goes.ReplyKey}@example.org"],
            },
            A.Day.AddDays(1.5)
        );

        await conference.Undo(move);

        var came = await conference.Read(db =>
            db.Messages.Where(message => message.IncomingMailId == mail.Id).Select(message => message.Id).SingleAsync()
        );
        Assert.Equal([.. ours, came], await conference.MessagesOf(stays));
        Assert.Equal(theirs, await conference.MessagesOf(goes));
        Assert.Equal((A.Day.AddDays(1.5), A.Day), ((await conference.Now(stays)).AskedAt, (await conference.Now(goes)).AskedAt));
        Assert.Equal(
            stays.Id,
            await conference.Read(db => db.IncomingMails.Where(m => m.Id == mail.Id).Select(m => m.InquiryId).SingleAsync())
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_a_person_decided_since_stays(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (stays, goes) = await Arrange(conference);
        var mary = new StaffMember { Name = "Mary", Email = "mary@example.org" };
        await conference.Save(mary);
        var move = await conference.Merge(stays, goes);
        await using (var db = conference.CreateDbContext())
        {
            var inquiry = await db.Inquiries.SingleAsync();
            inquiry.OwnerId = mary.Id;
            inquiry.MoveTo(InquiryState.Declined, A.Day.AddDays(1));
            (await db.MessageDrafts.SingleAsync()).SavedAt = A.Day.AddDays(1);
            await db.SaveChangesAsync();
        }

        await conference.Undo(move);

        var (one, other) = (await conference.Now(stays), await conference.Now(goes));
        Assert.Equal((InquiryState.Declined, mary.Id, null), (one.State, one.OwnerId, one.AskedAt));
        Assert.Equal((InquiryState.Offered, A.Day), (other.State, other.AskedAt));
        Assert.NotEqual(mary.Id, other.OwnerId);
        Assert.Equal(stays.Id, (await conference.Read(db => db.MessageDrafts.SingleAsync())).InquiryId);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_several_merges_the_last_is_undone_first(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (stays, goes) = await Arrange(conference);
        var third = A.Inquiry(stays.EventId, "Initech", "bill@initech.example");
        await conference.Save(third);
        var before = await conference.Conversations();
        var (first, second) = (await conference.Merge(stays, goes), await conference.Merge(stays, third));

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => conference.Undo(first));
        await conference.Undo(second);
        await conference.Undo(first);

        Assert.Equal("Another inquiry was merged into this one since. Undo that first.", refusal.Message);
        Assert.Equal(before, await conference.Conversations());
        Assert.Null(await conference.Undo(first));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_row_of_merges_is_undone_link_by_link(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (second, first) = await Arrange(conference);
        var third = A.Inquiry(second.EventId, "Initech", "bill@initech.example");
        await conference.Save(third);
        var before = await conference.Conversations();

        var inner = await conference.Merge(second, first);
        var outer = await conference.Merge(third, second);
        Assert.Equal((third.Id, third.Id), (await conference.FoundByKey(first), await conference.FoundByKey(second)));
        await conference.Undo(outer);
        Assert.Equal((second.Id, second.Id), (await conference.FoundByKey(first), await conference.FoundByKey(second)));
        await conference.Undo(inner);

        Assert.Equal(before, await conference.Conversations());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_found_by_its_inquiry_is_found_by_the_one_it_is_in(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (stays, goes) = await Arrange(conference);
        var message = (await conference.MessagesOf(goes))[0];

        var move = await conference.Merge(stays, goes);
        var merged = await Words(conference, message);
        await conference.Undo(move);

        Assert.Contains("acme", merged, StringComparison.Ordinal);
        Assert.Contains("globex", await Words(conference, message), StringComparison.Ordinal);
    }

    static Task<string> Words(ConferenceDatabase conference, int messageId) =>
        conference.Read(db => db.SearchEntries.Where(entry => entry.MessageId == messageId).Select(entry => entry.Words).SingleAsync());

    /// <summary>Acme, of whom nothing is known yet, and Globex, for whom all is: an owner, an offer, a package, a mail that waits, and a draft.</summary>
    static async Task<(Inquiry Stays, Inquiry Goes)> Arrange(ConferenceDatabase conference)
    {
        var eventId = (await conference.Event()).Id;
        var (stays, goes) = (A.Inquiry(eventId), A.Inquiry(eventId, "Globex", "hank@globex.example"));
        var (lunch, grace) = (A.Package(eventId, "Lunch"), new StaffMember { Name = "Grace", Email = "grace@example.org" });
        await conference.Save(lunch, grace);
        goes.Packages.Add(new() { PackageId = lunch.Id });
        goes.OwnerId = grace.Id;
        await conference.Save(stays, goes);
        await conference.Receive(
            new()
            {
                FromAddress = goes.Email,
                Text = "Hello",
                MessageId = "hello@globex.example",
                Recipients = [$"sponsors+{goes.ReplyKey}@example.org"],
            }
        );
        await using var db = conference.CreateDbContext();
        (await db.Inquiries.SingleAsync(inquiry => inquiry.Id == goes.Id)).MoveTo(InquiryState.Offered, A.Day);
        db.Add(
            new MessageDraft
            {
                EventId = eventId,
                InquiryId = goes.Id,
                StaffMemberId = grace.Id,
                Text = "Dear Hank",
                SavedAt = A.Day,
            }
        );
        await db.SaveChangesAsync();
        return (stays, goes);
    }
}

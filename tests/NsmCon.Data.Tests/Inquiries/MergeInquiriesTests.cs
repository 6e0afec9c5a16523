using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;
using NsmCon.Data.Tests.Sponsors;

namespace NsmCon.Data.Tests.Inquiries;

public class MergeInquiriesTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_inquiries_become_one_conversation(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (stays, goes) = await Arrange(conference);
        var (lunch, cake) = (A.Package(stays.EventId, "Lunch"), A.Package(stays.EventId, "Cake"));
        var grace = new StaffMember { Name = "Grace", Email = "grace@example.org" };
        await conference.Save(lunch, cake, grace);
        await Change(conference, stays, inquiry => inquiry.Packages.Add(new() { PackageId = lunch.Id }));
        await Change(conference, goes, inquiry =>
        {
            inquiry.Packages.AddRange([new() { PackageId = lunch.Id }, new() { PackageId = cake.Id }]);
            inquiry.OwnerId = grace.Id;
            inquiry.MoveTo(InquiryState.Offered, A.Day);
        });

        await conference.Merge(stays, goes);

        var (one, other) = (await conference.Now(stays), await conference.Now(goes));
        Assert.Equal(("Acme", InquiryState.Offered, grace.Id, A.Day), (one.Company, one.State, one.OwnerId, one.AskedAt));
        Assert.Equal([lunch.Id, cake.Id], one.Packages.Select(wish => wish.PackageId).Order());
        Assert.Equal((2, 0), ((await conference.MessagesOf(stays)).Count, (await conference.MessagesOf(goes)).Count));
        Assert.Equal(stays.Id, other.MergedIntoId);
        Assert.Equal([stays.Id], await conference.Read(db => db.Inquiries.Select(inquiry => inquiry.Id).ToListAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whatever_finds_one_of_the_two_finds_the_one_that_stays(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (stays, goes) = await Arrange(conference);
        var theirs = await conference.Receive(
            new()
            {
                FromAddress = goes.Email,
                Text = "Hello",
                MessageId = "first@globex.example",
                Recipients = [$"sponsors+{goes.ReplyKey}@example.org"],
            }
        );
        var receipt = new OutgoingMail("inquiry-receipt", goes.Email, "Thank you", A.Day)
        {
            EventId = goes.EventId,
            InquiryId = goes.Id,
            MessageId = (await conference.MessagesOf(goes))[0],
        };
        await conference.Save(receipt);

        await conference.Merge(stays, goes);

        foreach (
            var answer in new MailContents[]
            {
                new() { MessageId = "a@globex.example", Recipients = [$"sponsors+{goes.ReplyKey}@example.org"] },
                new() { MessageId = "b@globex.example", References = ["first@globex.example"] },
                new() { MessageId = "c@globex.example", References = [$"{receipt.MessageKey:N}@example.org"] },
                new() { MessageId = "d@globex.example", Text = $"> Ref. {Secret.Group(goes.ReplyKey)}" },
            }
        )
        {
            var mail = await conference.Receive(answer with { FromAddress = goes.Email });
            Assert.Equal((answer.MessageId, IncomingState.Threaded, stays.Id), (answer.MessageId, mail.State, mail.InquiryId));
        }

        var asked = await conference.Receive(new() { FromAddress = goes.Email, MessageId = "e@globex.example" });
        Assert.Equal((IncomingState.Unsorted, stays.Id), (asked.State, asked.InquiryId));
        Assert.Equal(
            stays.Id,
            await conference.Read(db => db.IncomingMails.Where(mail => mail.Id == theirs.Id).Select(mail => mail.InquiryId).SingleAsync())
        );
        Assert.Equal(7, (await conference.MessagesOf(stays)).Count);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Drafts_go_along_and_stand_below_those_that_are_there(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (stays, goes) = await Arrange(conference);
        var (ada, grace) = (
            new StaffMember { Name = "Ada", Email = "ada@example.org" },
            new StaffMember { Name = "Grace", Email = "grace@example.org" }
        );
        await conference.Save(ada, grace);
        var (acme, globex) = (Draft(stays, ada, "For Acme"), Draft(goes, ada, "For Globex"));
        (acme.Files, globex.Files) = (
            [new("plan.pdf", "application/pdf", 1, "plan")],
            [new("same.pdf", "application/pdf", 1, "plan"), new("terms.txt", "text/plain", 1, "terms", IsTicked: false)]
        );
        await conference.Save(acme, globex, Draft(goes, grace, "From Grace"), Draft(goes, ada, "A note", isNote: true));

        await conference.Merge(stays, goes);

        var drafts = await conference.Read(db =>
            db.MessageDrafts.OrderBy(draft => draft.StaffMemberId).ThenBy(draft => draft.IsNote).ToListAsync()
        );
        Assert.All(drafts, draft => Assert.Equal(stays.Id, draft.InquiryId));
        Assert.Equal(["For Acme\n\nFor Globex", "A note", "From Grace"], drafts.ConvertAll(draft => draft.Text));
        Assert.Equal([("plan.pdf", true), ("terms.txt", false)], drafts[0].Files.Select(file => (file.Name, file.IsTicked)));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_that_were_accepted_for_two_sponsors_stay_two(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (stays, goes) = await Arrange(conference);
        var (lunch, cake) = (A.Package(stays.EventId, "Lunch"), A.Package(stays.EventId, "Cake"));
        await conference.Save(lunch, cake);
        await Accept(conference, goes, lunch.Id);

        var accepted = await conference.Merge(stays, goes);
        Assert.Equal(InquiryState.Accepted, (await conference.Now(stays)).State);
        await conference.Undo(accepted);
        await Accept(conference, stays, cake.Id);
        var before = await conference.Conversations();
        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => conference.Merge(stays, goes));

        Assert.Equal(
            "Both were accepted, for two sponsors. Take back the packages of Acme or of Globex, make that inquiry a conversation again, and then merge.",
            refusal.Message
        );
        Assert.Equal(before, await conference.Conversations());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_that_were_accepted_for_one_sponsor_become_one(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (first, _) = await Arrange(conference);
        var again = A.Inquiry(first.EventId, "ACME", "boss@acme.example");
        again.Add(A.Message());
        var (lunch, cake) = (A.Package(first.EventId, "Lunch"), A.Package(first.EventId, "Cake"));
        await conference.Save(lunch, cake, again);
        await Accept(conference, first, lunch.Id);
        await Accept(conference, again, cake.Id);

        await conference.Merge(first, again);

        Assert.Equal(InquiryState.Accepted, (await conference.Now(first)).State);
        Assert.Equal(2, (await conference.MessagesOf(first)).Count);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_inquiry_is_not_merged_with_itself_or_with_one_of_another_event(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (stays, _) = await Arrange(conference);
        var foreign = A.Inquiry((await conference.Event("other")).Id, "Foreign");
        await conference.Save(foreign);

        foreach (var other in new[] { stays, foreign })
        {
            var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => conference.Merge(stays, other));
            Assert.Equal("Choose another inquiry of the same event.", refusal.Message);
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nothing_is_written_into_an_inquiry_that_was_merged(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (stays, goes) = await Arrange(conference);
        await using var late = conference.CreateDbContext();
        var open = await late.Inquiries.SingleAsync(inquiry => inquiry.Id == goes.Id);

        await conference.Merge(stays, goes);

        await using var write = await late.BeginWrite();
        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => late.LockInquiry(goes.Id));
        Assert.Equal("This inquiry was merged into another one at this moment. Open it again.", refusal.Message);
        open.Add(A.Message());
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => late.SaveChangesAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_audit_log_says_what_was_merged_into_what_and_that_it_was_undone(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (stays, goes) = await Arrange(conference);

        await conference.Undo(await conference.Merge(stays, goes));

        var entries = await conference.Read(db =>
            db.AuditEntries.Where(entry => entry.Subject == nameof(Inquiry) && entry.Action == "Changed")
                .OrderBy(entry => entry.Id)
                .ToListAsync()
        );
        Assert.Equal(["Globex", "Globex"], entries.ConvertAll(entry => entry.SubjectName));
        Assert.Equal(
            [("MergedIntoId", null, $"{stays.Id}"), ("MergedIntoId", $"{stays.Id}", null)],
            entries.SelectMany(entry => entry.Changes).Select(change => (change.Field, change.From, change.To))
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_event_is_deleted_with_all_that_was_merged_in_it(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (stays, goes) = await Arrange(conference);
        await conference.Merge(stays, goes);

        await conference.Read(db => db.Events.ExecuteDeleteAsync());

        Assert.Equal(
            (0, 0),
            await conference.Read(async db => (await db.Inquiries.IgnoreQueryFilters().CountAsync(), await db.MessageMoves.CountAsync()))
        );
    }

    /// <summary>Inquiries of Acme and of Globex, each with a mail that nobody answered.</summary>
    static async Task<(Inquiry Stays, Inquiry Goes)> Arrange(ConferenceDatabase conference)
    {
        var eventId = (await conference.Event()).Id;
        var (stays, goes) = (A.Inquiry(eventId), A.Inquiry(eventId, "Globex", "hank@globex.example"));
        stays.Add(A.Message());
        goes.Add(A.Message());
        await conference.Save(stays, goes);
        return (stays, goes);
    }

    static async Task Change(ConferenceDatabase conference, Inquiry inquiry, Action<Inquiry> change)
    {
        await using var db = conference.CreateDbContext();
        change(await db.Inquiries.Include(i => i.Packages).SingleAsync(i => i.Id == inquiry.Id));
        await db.SaveChangesAsync();
    }

    static async Task Accept(ConferenceDatabase conference, Inquiry inquiry, int packageId)
    {
        await using var db = conference.CreateDbContext();
        await new AcceptInquiry(db).Accept(await db.Inquiries.SingleAsync(i => i.Id == inquiry.Id), [packageId], A.Day, "Ada");
    }

    static MessageDraft Draft(Inquiry inquiry, StaffMember writer, string text, bool isNote = false) =>
        new()
        {
            EventId = inquiry.EventId,
            InquiryId = inquiry.Id,
            StaffMemberId = writer.Id,
            IsNote = isNote,
            Text = text,
            SavedAt = A.Day,
        };
}

using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Tests.Sponsors;

namespace NsmCon.Data.Tests.Inquiries;

public class ReceiveMailTests
{
    static readonly DateTime Now = new(2020, 4, 15, 12, 0, 0, DateTimeKind.Utc);

    public static TheoryData<string, string, string> Senders()
    {
        var rows = new TheoryData<string, string, string>();
        foreach (var provider in new[] { Databases.Sqlite, Databases.PostgreSql })
        {
            rows.Add(provider, "Buyer@ACME.example", "Threaded");
            rows.Add(provider, "boss@acme.example", "Threaded");
            rows.Add(provider, "boss@mail.acme.example", "Unsorted");
            rows.Add(provider, "contact@elsewhere.example", "Threaded");
            rows.Add(provider, "stranger@elsewhere.example", "Threaded");
            rows.Add(provider, "private@gmail.com", "Threaded");
            rows.Add(provider, "stranger@gmail.com", "Unsorted");
            rows.Add(provider, "stranger@example.org", "Unsorted");
            rows.Add(provider, "", "Unsorted");
        }

        return rows;
    }

    [SkippableTheory, MemberData(nameof(Senders))]
    public async Task Only_the_company_s_own_people_join_its_inquiry_by_themselves(string provider, string sender, string state)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var inquiry = await Inquiry(conference);

        var mail = await Receive(
            conference,
            Mail("<x@acme.example>", sender) with
            {
                Recipients = [$"sponsors+{inquiry.ReplyKey.ToLowerInvariant()}@example.org"],
            }
        );

        Assert.Equal((state, inquiry.Id), ($"{mail.State}", mail.InquiryId));
        Assert.Equal(state == "Unsorted", mail.Reason.Words.Length > 0);
        Assert.Equal(state == "Unsorted" ? 1 : 2, await conference.Read(db => db.Messages.CountAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_wrote_before_is_asked_about_and_an_equal_subject_says_nothing(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var inquiry = await Inquiry(conference);

        var known = await Receive(conference, Mail("<a@acme.example>", "buyer@acme.example"));
        var unknown = await Receive(conference, Mail("<b@example.org>", "someone@example.org") with { Subject = "Re: Sponsoring" });

        Assert.Equal((IncomingState.Unsorted, inquiry.Id), (known.State, known.InquiryId));
        Assert.Equal((IncomingState.Unsorted, (int?)null), (unknown.State, unknown.InquiryId));
    }

    [SkippableTheory]
    [InlineData(Databases.Sqlite, "buyer@acme.example", "Threaded")]
    [InlineData(Databases.PostgreSql, "buyer@acme.example", "Threaded")]
    [InlineData(Databases.Sqlite, "stranger@example.org", "Unsorted")]
    public async Task An_answer_without_any_Message_ID_of_ours_is_known_by_the_reference_that_it_quotes(
        string provider,
        string sender,
        string state
    )
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var inquiry = await Inquiry(conference);

        var mail = await Receive(
            conference,
            Mail("<y@acme.example>", sender) with
            {
                References = ["made-up@gateway.example"],
                Text = $"We take it.\n\n> Hello,\n> Ref. {Secret.Group(inquiry.ReplyKey)}\n",
            }
        );
        var other = await Receive(
            conference,
            Mail("<z@acme.example>", "someone@example.org") with
            {
                Text = $"Ref. {Secret.Group(Secret.New())}",
            }
        );

        Assert.Equal((state, inquiry.Id), ($"{mail.State}", mail.InquiryId));
        Assert.Equal((IncomingState.Unsorted, (int?)null), (other.State, other.InquiryId));
    }

    [SkippableTheory]
    [InlineData(Databases.Sqlite, "buyer@acme.example", true, "Threaded")]
    [InlineData(Databases.PostgreSql, "buyer@acme.example", false, "Doubtful")]
    [InlineData(Databases.Sqlite, "stranger@example.org", true, "Doubtful")]
    [InlineData(Databases.Sqlite, "stranger@example.org", false, "Doubtful")]
    public async Task What_the_mail_server_takes_for_spam_waits_apart_unless_it_certainly_answers_us(
        string provider,
        string sender,
        bool hasKey,
        string state
    )
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var inquiry = await Inquiry(conference);

        var mail = await Receive(
            conference,
            Mail("<s@acme.example>", sender) with
            {
                Recipients = hasKey ? [$"sponsors+{inquiry.ReplyKey}@example.org"] : [],
                Spam = "The mail server takes it for spam. X-Spam-Flag: YES",
            }
        );

        Assert.Equal(state, $"{mail.State}");
        Assert.Equal(state == "Doubtful" ? "The mail server takes it for spam. X-Spam-Flag: YES" : "", mail.Reason.Words);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_whose_inquiry_was_deleted_can_be_placed_again(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var inquiry = await Inquiry(conference);
        var contents = Mail("<d@acme.example>", "buyer@acme.example") with { Recipients = [$"sponsors+{inquiry.ReplyKey}@example.org"] };
        var id = (await Receive(conference, contents)).Id;
        await using var db = conference.CreateDbContext();
        var mail = await db.IncomingMails.SingleAsync(m => m.Id == id);
        await Assert.ThrowsAsync<RuleBrokenException>(() => new ReceiveMail(db).OpenInquiry(inquiry.EventId, mail, contents, Now));

        await db.Inquiries.ExecuteDeleteAsync();
        await db.Entry(mail).ReloadAsync();
        var again = await new ReceiveMail(db).OpenInquiry(inquiry.EventId, mail, contents, Now);

        Assert.Equal((true, (int?)again.Id), (mail.IsInInquiry, mail.InquiryId));
        Assert.Equal(1, await db.Messages.CountAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_copy_without_a_Message_ID_stays_a_copy_when_it_is_read_again(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var inquiry = await Inquiry(conference);
        var contents = Mail(null, "buyer@acme.example") with { Recipients = [$"sponsors+{inquiry.ReplyKey}@example.org"] };
        await using var db = conference.CreateDbContext();
        foreach (var uid in new[] { 1, 2 })
            await new KeepIncomingMail(db).Keep(new("sponsors@example.org/INBOX", 7, uid, [1, 2, 3], Now), Now);
        var mails = await db.IncomingMails.OrderBy(mail => mail.Id).ToListAsync();
        await new ReceiveMail(db).Sort(mails[0], contents, Now);

        mails[1].ReadAgain();
        await new ReceiveMail(db).Sort(mails[1], contents, Now);

        Assert.Equal([IncomingState.Threaded, IncomingState.SetAside], mails.Select(mail => mail.State));
        Assert.Equal(2, await db.Messages.CountAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_file_is_kept_once_however_often_it_comes(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var inquiry = await Inquiry(conference);
        MailFile[] files =
        [
            new("logo.svg", "image/svg+xml", 3, [1, 2, 3], false),
            new("again.svg", "image/svg+xml", 3, [1, 2, 3], true),
            new("film.mp4", "video/mp4", 99_000_000, null, false),
        ];

        foreach (var id in new[] { "<1@acme.example>", "<2@acme.example>" })
            await Receive(
                conference,
                Mail(id, "buyer@acme.example") with
                {
                    Recipients = [$"sponsors+{inquiry.ReplyKey}@example.org"],
                    Files = files,
                }
            );

        var kept = await conference.Read(db => db.Attachments.OrderBy(file => file.MessageId).ThenBy(file => file.Position).ToListAsync());
        Assert.Equal(["logo.svg", "again.svg", "film.mp4", "logo.svg", "again.svg", "film.mp4"], kept.Select(file => file.Name));
        Assert.Equal([false, false, true, false, false, true], kept.Select(file => file.Hash is null));
        Assert.Single(kept.Select(file => file.Hash).OfType<string>().Distinct());
        Assert.Equal(3, await conference.Read(db => db.StoredFiles.CountAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_two_who_place_a_mail_at_once_one_does(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var eventId = (await conference.Event()).Id;
        var id = (await Receive(conference, Mail(null, "someone@example.org"))).Id;
        await using var first = conference.CreateDbContext();
        await using var second = conference.CreateDbContext();
        var (mine, theirs) = (
            await first.IncomingMails.SingleAsync(mail => mail.Id == id),
            await second.IncomingMails.SingleAsync(mail => mail.Id == id)
        );

        await new ReceiveMail(first).OpenInquiry(eventId, mine, Mail(null, "someone@example.org"), Now);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            new ReceiveMail(second).OpenInquiry(eventId, theirs, Mail(null, "someone@example.org"), Now)
        );

        Assert.Equal((1, 1), await conference.Read(async db => (await db.Inquiries.CountAsync(), await db.Messages.CountAsync())));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_cannot_be_read_is_set_aside_after_three_attempts_and_can_be_read_again(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await using var db = conference.CreateDbContext();
        await new KeepIncomingMail(db).Keep(new("data/inbox", 0, 0, [0], Now), Now);
        var mail = await db.IncomingMails.SingleAsync();

        for (var attempt = 1; attempt <= 2; attempt++)
            mail.Fail("A fault.");
        Assert.Equal(IncomingState.New, mail.State);
        mail.Fail("A fault.");
        Assert.Equal((IncomingState.SetAside, "It could not be read: A fault."), (mail.State, mail.Reason.Words));

        mail.ReadAgain();
        Assert.Equal((IncomingState.New, "", 0), (mail.State, mail.Reason.Words, mail.Attempts));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_same_number_and_the_same_bytes_are_kept_once(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await using var db = conference.CreateDbContext();
        var keep = new KeepIncomingMail(db);

        Assert.True(await keep.Keep(new("INBOX", 7, 1, [1], Now), Now));
        Assert.False(await keep.Keep(new("INBOX", 7, 1, [2], Now), Now));
        Assert.False(await keep.Keep(new("INBOX", 8, 1, [1], Now), Now));
        Assert.True(await keep.Keep(new("INBOX", 8, 2, [2], Now), Now));
        Assert.True(await keep.Keep(new("data/inbox", 0, 0, [3], Now), Now));
        Assert.True(await keep.Keep(new("data/inbox", 0, 0, [4], Now), Now));

        Assert.Equal((4, 4), (await db.IncomingMails.CountAsync(), await db.StoredFiles.CountAsync()));
    }

    static MailContents Mail(string? id, string sender) =>
        new()
        {
            FromAddress = sender,
            Subject = "Re: Sponsoring",
            Text = "Text.",
            MessageId = id?.Trim('<', '>'),
        };

    /// <summary>An inquiry of Acme, which has a contact elsewhere and one at a provider for everybody.</summary>
    static async Task<Inquiry> Inquiry(ConferenceDatabase conference)
    {
        var acme = A.Sponsor("Acme");
        acme.Contacts.AddRange([
            new Contact { Name = "C", Email = "contact@elsewhere.example" },
            new Contact { Name = "P", Email = "private@gmail.com" },
        ]);
        await conference.Save(acme);
        var inquiry = A.Inquiry((await conference.Event()).Id, "Acme", "buyer@acme.example");
        inquiry.SponsorId = acme.Id;
        inquiry.Add(
            new Message
            {
                Kind = MessageKind.In,
                From = "Buyer <buyer@acme.example>",
                Subject = "Sponsoring",
                Text = "Text.",
                At = Now,
            }
        );
        await conference.Save(inquiry);
        return inquiry;
    }

    static Task<IncomingMail> Receive(ConferenceDatabase conference, MailContents contents) => conference.Receive(contents, Now);
}

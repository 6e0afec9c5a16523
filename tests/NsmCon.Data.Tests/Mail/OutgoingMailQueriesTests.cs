using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Mail;

namespace NsmCon.Data.Tests.Mail;

public class OutgoingMailQueriesTests
{
    // Beyond the microsecond no database keeps a time.
    static readonly TimeSpan AMoment = TimeSpan.FromMicroseconds(1);

    static readonly DateTime Stuck = A.Day + OutgoingMail.StuckAfter + AMoment;

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_is_due_from_its_next_attempt_on_while_it_waits(string provider)
    {
        await using var conference = await EveryState(provider);

        Assert.Equal(["waiting"], await Names(conference, mails => mails.Due(A.Day)));
        Assert.Equal([], await Names(conference, mails => mails.Due(A.Day - AMoment)));
        Assert.Equal(["later", "waiting"], await Names(conference, mails => mails.Due(A.Day + AMoment)));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_that_was_handed_over_is_stuck_when_no_answer_came_for_more_than_fifteen_minutes(string provider)
    {
        await using var conference = await EveryState(provider);

        Assert.Equal(["handed over"], await Names(conference, mails => mails.Stuck(Stuck)));
        Assert.Equal([], await Names(conference, mails => mails.Stuck(Stuck - AMoment)));
        Assert.Equal([], await Names(conference, mails => mails.Stuck(A.Day)));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_person_is_needed_for_what_was_given_up_and_for_what_is_stuck(string provider)
    {
        await using var conference = await EveryState(provider);

        Assert.Equal(["failed", "handed over"], await Names(conference, mails => mails.NeedingAPerson(Stuck)));
        Assert.Equal(["failed"], await Names(conference, mails => mails.NeedingAPerson(Stuck - AMoment)));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_says_of_itself_whether_it_is_stuck_and_whether_it_may_have_arrived(string provider)
    {
        await using var conference = await EveryState(provider);

        var mails = await conference.Read(db => db.OutgoingMails.OrderBy(mail => mail.Subject).ToListAsync());

        Assert.Equal(
            ["handed over"],
            mails.Where(mail => mail.IsStuck(A.Day + OutgoingMail.StuckAfter + TimeSpan.FromTicks(1))).Select(mail => mail.Subject)
        );
        Assert.DoesNotContain(mails, mail => mail.IsStuck(A.Day + OutgoingMail.StuckAfter));
        Assert.Equal(["handed over", "sent"], mails.Where(mail => mail.MayHaveArrived).Select(mail => mail.Subject));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_worker_takes_a_mail_in_hand_and_the_next_comes_too_late(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (ada, grace) = (Mail("ada"), Mail("grace"));
        await conference.Save(ada, grace);

        Assert.False(await Claim(conference, ada, A.Day - AMoment));
        Assert.True(await Claim(conference, ada, A.Day));
        Assert.False(await Claim(conference, ada, A.Day));

        var (hers, other) = (await Read(conference, "ada"), await Read(conference, "grace"));
        Assert.Equal((MailState.Sending, A.Day, null), (hers.State, hers.ClaimedAt, hers.HandedOverAt));
        Assert.Equal((MailState.Waiting, null), (other.State, other.ClaimedAt));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_that_was_left_before_anything_of_it_went_out_waits_again_after_fifteen_minutes(string provider)
    {
        await using var conference = await EveryState(provider);

        await using (var db = conference.CreateDbContext())
            await db.TakeBackUnsentMails(Stuck - AMoment);
        Assert.Equal(MailState.Sending, (await Read(conference, "in hand")).State);
        await using (var db = conference.CreateDbContext())
            await db.TakeBackUnsentMails(Stuck);

        var left = await Read(conference, "in hand");
        Assert.Equal((MailState.Waiting, Stuck, null), (left.State, left.NextAttemptAt, left.ClaimedAt));
        var gone = await Read(conference, "handed over");
        Assert.Equal((MailState.Sending, A.Day, A.Day), (gone.State, gone.ClaimedAt, gone.HandedOverAt));
        Assert.Equal(A.Day, (await Read(conference, "sent")).NextAttemptAt);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Where_no_mail_was_left_nothing_is_written_and_kept_pages_stay(string provider)
    {
        await using var conference = await EveryState(provider);
        var written = 0;
        conference.Gate.News.Heard += _ => written++;

        await using (var db = conference.CreateDbContext())
            await db.TakeBackUnsentMails(A.Day);
        Assert.Equal(0, written);
        await using (var db = conference.CreateDbContext())
            await db.TakeBackUnsentMails(Stuck);

        Assert.Equal(1, written);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_only_written_to_files_is_sent_once_there_is_a_server(string provider)
    {
        await using var conference = await EveryState(provider);
        var (here, there) = (A.Event(), A.Event("other"));
        await conference.Save(here, there);
        await conference.Save(Written("file", here.Id), Written("elsewhere", there.Id));

        var sent = await conference.Read(db => db.SendWritten(db.OutgoingMails.Where(mail => mail.EventId != there.Id), Stuck));

        Assert.Equal(2, sent);
        var file = await Read(conference, "file");
        Assert.Equal((MailState.Waiting, 0, Stuck), (file.State, file.Attempts, file.NextAttemptAt));
        Assert.Equal(["elsewhere"], await Names(conference, mails => mails.Where(mail => mail.State == MailState.Written)));
        Assert.Equal(
            ["file", "later", "waiting", "written"],
            await Names(conference, mails => mails.Where(mail => mail.State == MailState.Waiting))
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task How_a_delivery_went_is_kept(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(Mail("ticket"));
        await using var db = conference.CreateDbContext();
        (await db.OutgoingMails.SingleAsync()).Fail("550 no such user", isFinal: true, A.Day);

        await db.SaveMails();

        var mail = await Read(conference, "ticket");
        Assert.Equal((MailState.Failed, "550 no such user"), (mail.State, mail.LastError));
    }

    /// <summary>A mail in each state, named by its subject; those in hand were taken so at <see cref="A.Day"/>.</summary>
    static async Task<ConferenceDatabase> EveryState(string provider)
    {
        var conference = await ConferenceDatabase.Create(provider);
        var (sent, failed, later) = (Mail("sent"), Mail("failed"), Mail("later"));
        var (inHand, handedOver) = (Mail("in hand"), Mail("handed over"));
        sent.HandOver(A.Day);
        sent.Succeed(A.Day);
        failed.Fail("550 no such user", isFinal: true, A.Day);
        later.NextAttemptAt = A.Day + AMoment;
        await conference.Save(Mail("waiting"), later, inHand, handedOver, sent, failed, Written("written", null));
        await Claim(conference, inHand, A.Day);
        await Claim(conference, handedOver, A.Day);

        await using var db = conference.CreateDbContext();
        (await db.OutgoingMails.SingleAsync(mail => mail.Id == handedOver.Id)).HandOver(A.Day);
        await db.SaveMails();
        return conference;
    }

    static OutgoingMail Mail(string name) => new("ticket", "ada@example.org", name, A.Day);

    static OutgoingMail Written(string name, int? eventId)
    {
        var mail = Mail(name);
        mail.EventId = eventId;
        mail.WriteDown();
        return mail;
    }

    static Task<bool> Claim(ConferenceDatabase conference, OutgoingMail mail, DateTime now) =>
        conference.Read(db => db.TryClaimMail(mail.Id, now));

    static Task<OutgoingMail> Read(ConferenceDatabase conference, string name) =>
        conference.Read(db => db.OutgoingMails.SingleAsync(mail => mail.Subject == name));

    static Task<List<string>> Names(ConferenceDatabase conference, Func<IQueryable<OutgoingMail>, IQueryable<OutgoingMail>> some) =>
        conference.Read(db => some(db.OutgoingMails).Select(mail => mail.Subject).OrderBy(name => name).ToListAsync());
}

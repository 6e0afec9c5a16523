using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Mail;

namespace NsmCon.Data.Tests.Mail;

public class IncomingMailTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_could_not_be_fetched_is_kept_with_its_number_and_its_reason_and_is_no_copy(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await using var db = conference.CreateDbContext();
        var keep = new KeepIncomingMail(db);

        Assert.True(await keep.Keep(new("INBOX", 7, 1, [], A.Day) { Fault = "The server gives it not." }, A.Day));
        Assert.True(await keep.Keep(new("INBOX", 7, 2, [], A.Day) { Fault = "Nor this." }, A.Day));

        var mails = await conference.Read(fresh => fresh.IncomingMails.OrderBy(mail => mail.Uid).ToListAsync());
        Assert.Equal(
            [(1L, IncomingState.SetAside, "The server gives it not."), (2L, IncomingState.SetAside, "Nor this.")],
            mails.Select(mail => (mail.Uid, mail.State, mail.Reason.Words))
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_folder_that_is_numbered_anew_gives_its_mails_new_numbers_and_another_folder_has_copies(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await using var db = conference.CreateDbContext();
        var keep = new KeepIncomingMail(db);
        await keep.Keep(new("INBOX", 7, 1, [1], A.Day), A.Day);

        Assert.False(await keep.Keep(new("INBOX", 8, 5, [1], A.Day), A.Day));
        Assert.False(await keep.Keep(new("Archive", 3, 9, [1], A.Day), A.Day));
        Assert.False(await keep.Keep(new("data/inbox", 0, 0, [1], A.Day), A.Day));

        var mails = await conference.Read(fresh => fresh.IncomingMails.OrderBy(mail => mail.Id).ToListAsync());
        Assert.Equal(
            [("INBOX", 8L, 5L, IncomingState.New, MailReason.None), ("Archive", 3L, 9L, IncomingState.SetAside, MailReason.SameBytes)],
            mails.Select(mail => (mail.Folder, mail.UidValidity, mail.Uid, mail.State, mail.Reason))
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_number_is_one_of_its_folder_and_of_its_numbering(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await using var db = conference.CreateDbContext();
        var keep = new KeepIncomingMail(db);

        Assert.True(await keep.Keep(new("INBOX", 7, 1, [1], A.Day), A.Day));
        Assert.True(await keep.Keep(new("INBOX", 8, 1, [2], A.Day), A.Day));
        Assert.True(await keep.Keep(new("Archive", 7, 1, [3], A.Day), A.Day));
        Assert.False(await keep.Keep(new("INBOX", 7, 1, [4], A.Day), A.Day));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_from_a_server_whose_clock_is_ahead_arrived_now(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await using var db = conference.CreateDbContext();

        await new KeepIncomingMail(db).Keep(new("INBOX", 7, 1, [1, 2], A.Day.AddMinutes(5)) { WholeSize = 9 }, A.Day);
        await new KeepIncomingMail(db).Keep(new("INBOX", 7, 2, [3], A.Day.AddMinutes(-5)), A.Day);

        var mails = await conference.Read(fresh => fresh.IncomingMails.OrderBy(mail => mail.Uid).ToListAsync());
        Assert.Equal(
            [(A.Day, A.Day, 2L, 9L), (A.Day.AddMinutes(-5), A.Day, 1L, null)],
            mails.Select(mail => (mail.ArrivedAt, mail.KeptAt, mail.Size, mail.WholeSize))
        );
        Assert.Equal([true, false], mails.Select(mail => mail.IsCut));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_could_not_be_read_is_told_from_what_a_person_set_aside(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (unreadable, tried, person) = (Mail(), Mail(), Mail());
        for (var attempt = 0; attempt < IncomingMail.MostAttempts; attempt++)
            unreadable.Fail("A fault.");
        tried.Fail("A fault.");
        person.SetAside(new(MailReasonKind.ByStaff, "Mira"));
        await conference.Save(new StoredFile { Hash = "x", Bytes = [1] }, unreadable, tried, person);

        Assert.Equal([unreadable.Id], await conference.Read(db => db.IncomingMails.Unreadable().Select(mail => mail.Id).ToListAsync()));
    }

    [Fact]
    public void A_mail_is_read_again_unless_it_is_in_an_inquiry()
    {
        var (threaded, deleted, waiting) = (Mail(), Mail(), Mail());
        threaded.Thread(7);
        waiting.Wait(new(MailReasonKind.NamesNothing), 7);

        waiting.ReadAgain();
        var refusal = Assert.Throws<RuleBrokenException>(threaded.ReadAgain);

        Assert.Equal((IncomingState.New, MailReason.None, 0), (waiting.State, waiting.Reason, waiting.Attempts));
        Assert.Equal("This mail is in an inquiry already: there is nothing to read again.", refusal.Message);
        Assert.Equal((true, false, false), (threaded.IsInInquiry, deleted.IsInInquiry, waiting.IsInInquiry));
    }

    [Fact]
    public void What_is_complete_is_read_anew_only_where_it_was_set_aside()
    {
        var (aside, threaded) = (Mail(), Mail());
        aside.SetAside(MailReason.FromText("Too large."));
        threaded.Thread(7);

        foreach (var mail in new[] { aside, threaded })
            mail.Complete("y", 9);

        Assert.Equal((IncomingState.New, IncomingState.Threaded), (aside.State, threaded.State));
        Assert.Equal(("y", 9, null), (threaded.Hash, threaded.Size, threaded.WholeSize));
    }

    [Theory]
    [InlineData(200, MailFolderState.Read)]
    [InlineData(201, MailFolderState.Asking)]
    public void A_folder_that_holds_many_mails_is_asked_about(int held, MailFolderState state)
    {
        var folder = MailFolder.Found("INBOX", 7, lastUid: 499, held);

        Assert.Equal((state, 7, 499, 0, held), (folder.State, folder.UidValidity, folder.OldUpTo, folder.LastUid, folder.Held));
    }

    [Fact]
    public void A_folder_is_read_as_far_as_somebody_says_and_from_its_beginning_when_it_is_numbered_anew()
    {
        var folder = MailFolder.Found("INBOX", 7, lastUid: 499, held: 300);

        folder.ReadNewOnly(new(2020, 3, 2));
        Assert.Equal((MailFolderState.Read, new DateOnly(2020, 3, 2), 499), (folder.State, folder.Since!.Value, folder.LastUid));
        folder.ReadUpTo(510);
        folder.ReadUpTo(505);
        Assert.Equal(510, folder.LastUid);
        folder.BeginAgain(8, lastUid: 19);
        Assert.Equal((8, 0, 19), (folder.UidValidity, folder.LastUid, folder.OldUpTo));
        folder.ReadSince(new(2020, 1, 1));
        Assert.Equal(new DateOnly(2020, 1, 1), folder.Since);
        folder.ReadAll();
        Assert.Equal((MailFolderState.Read, null), (folder.State, folder.Since));
    }

    static IncomingMail Mail() =>
        new()
        {
            Folder = "data/inbox",
            Hash = "x",
            Size = 1,
            ArrivedAt = A.Day,
            KeptAt = A.Day,
        };
}

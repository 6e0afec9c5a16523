using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;
using NsmCon.Data.Tests.Sponsors;

namespace NsmCon.Data.Tests.Inquiries;

public class KeepDraftTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_person_has_one_reply_and_one_note_in_an_inquiry(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (inquiry, ada, grace) = await Arrange(conference);

        await Keep(conference, Draft(inquiry, ada, "Dear"));
        await Keep(conference, Draft(inquiry, ada, "They called.", isNote: true));
        await Keep(conference, Draft(inquiry, grace, "Hello"));
        var later = Draft(inquiry, ada, "Dear Wile");
        (later.Cc, later.HasProspectus, later.SavedAt) = ("mia@acme.example", true, A.Day.AddMinutes(1));
        await Keep(conference, later);

        var kept = await conference.Read(db => db.MessageDrafts.OrderBy(draft => draft.Text).ToListAsync());
        Assert.Equal(["Dear Wile", "Hello", "They called."], kept.Select(draft => draft.Text));
        Assert.Equal(
            (ada.Id, false, "mia@acme.example", true, A.Day.AddMinutes(1)),
            (kept[0].StaffMemberId, kept[0].IsNote, kept[0].Cc, kept[0].HasProspectus, kept[0].SavedAt)
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_draft_without_text_is_thrown_away_and_no_other(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (inquiry, ada, grace) = await Arrange(conference);
        await Keep(conference, Draft(inquiry, ada, "Dear"));
        await Keep(conference, Draft(inquiry, ada, "They called.", isNote: true));
        await Keep(conference, Draft(inquiry, grace, "Hello"));

        await Keep(conference, Draft(inquiry, ada, " \n"));

        Assert.Equal(
            ["Hello", "They called."],
            await conference.Read(db => db.MessageDrafts.OrderBy(draft => draft.Text).Select(draft => draft.Text).ToListAsync())
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_comes_after_it_was_sent_is_no_draft_any_more(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (inquiry, ada, grace) = await Arrange(conference);
        var sent = A.Message(MessageKind.Out);
        (sent.InquiryId, sent.EventId, sent.AuthorId) = (inquiry.Id, inquiry.EventId, ada.Id);
        await conference.Save(sent);

        var late = await Keep(conference, Draft(inquiry, ada, "Dear"), newest: sent.Id - 1);
        var note = await Keep(conference, Draft(inquiry, ada, "They called.", isNote: true), newest: sent.Id - 1);
        var hers = await Keep(conference, Draft(inquiry, grace, "Hello"), newest: sent.Id - 1);
        Assert.Equal((false, true, true), (late, note, hers));

        Assert.True(await Keep(conference, Draft(inquiry, ada, "One more thing"), newest: sent.Id));
        Assert.Equal(3, await conference.Read(db => db.MessageDrafts.CountAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_draft_goes_with_its_inquiry_and_with_its_writer(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (inquiry, ada, grace) = await Arrange(conference);
        var other = A.Inquiry(inquiry.EventId, "Globex");
        await conference.Save(other);
        await Keep(conference, Draft(inquiry, ada, "Dear"));
        await Keep(conference, Draft(other, ada, "Dear too"));
        await Keep(conference, Draft(other, grace, "Hello"));
        await using var db = conference.CreateDbContext();

        await db.Inquiries.Where(i => i.Id == inquiry.Id).ExecuteDeleteAsync();
        await new RemoveStaff(db).Remove(await db.Users.Include(person => person.Roles).SingleAsync(person => person.Id == ada.Id));

        Assert.Equal("Hello", Assert.Single(await db.MessageDrafts.ToListAsync()).Text);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Files_are_kept_without_text_and_stay_until_something_is_said_of_them(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (inquiry, ada, grace) = await Arrange(conference);
        var (plan, terms) = (File("plan.pdf", 1), File("terms.txt", 2));

        await Keep(conference, Draft(inquiry, ada, ""), new FileChoice([], [plan, terms]));
        await Keep(conference, Draft(inquiry, grace, ""), new FileChoice([], [plan]));
        await Keep(conference, Draft(inquiry, ada, "Dear"), null);
        Assert.Equal(["plan.pdf", "terms.txt"], await Files(ada));
        await Keep(
            conference,
            Draft(inquiry, ada, "Dear"),
            new FileChoice([terms.Hash!, "unknown"], [File("again.pdf", 1, isOther: true)])
        );
        Assert.Equal(["(plan.pdf)", "terms.txt", "again.pdf"], await Files(ada));
        await Keep(conference, Draft(inquiry, ada, "Dear"), new FileChoice([], [plan]));

        Assert.Equal(["plan.pdf", "(terms.txt)", "(again.pdf)"], await Files(ada));
        Assert.Equal(["plan.pdf"], await Files(grace));
        Assert.Equal(3, await conference.Read(db => db.StoredFiles.CountAsync()));

        async Task<List<string>> Files(StaffMember of) =>
            (await conference.Read(db => db.MessageDrafts.SingleAsync(draft => draft.StaffMemberId == of.Id))).Files.ConvertAll(file =>
                file.IsTicked ? file.Name : $"({file.Name})"
            );
    }

    [Fact]
    public void Files_are_at_most_20_and_15_megabytes()
    {
        var large = new DraftFile("film.mp4", "video/mp4", FileChoice.MostBytes, "film");
        List<DraftFile> many =
        [
            .. Enumerable.Range(0, FileChoice.MostFiles).Select(n => new DraftFile($"{n}.txt", "text/plain", 1, $"{n}")),
        ];

        Assert.Null(new FileChoice(["film"], []).FaultWith([large]));
        Assert.StartsWith(
            "The files of a message have at most 15 MB together",
            new FileChoice(["film"], [File("a", 1)]).FaultWith([large]),
            StringComparison.Ordinal
        );
        Assert.Null(new FileChoice([], [File("a", 1)]).FaultWith([large]));
        Assert.Null(new FileChoice(["0"], []).FaultWith(many));
        Assert.StartsWith(
            "A message has at most 20 files",
            new FileChoice(["0"], [File("a", 1)]).FaultWith(many),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "“a” is empty",
            new FileChoice([], [new("a", "text/plain", 0, [], IsInline: false)]).FaultWith([]),
            StringComparison.Ordinal
        );
    }

    static MailFile File(string name, byte content, bool isOther = false) =>
        new(name, "text/plain", 1, isOther ? [content, content] : [content], IsInline: false);

    static async Task<(Inquiry Inquiry, StaffMember Ada, StaffMember Grace)> Arrange(ConferenceDatabase conference)
    {
        var inquiry = A.Inquiry((await conference.Event()).Id);
        var (ada, grace) = (
            new StaffMember { Name = "Ada", Email = "ada@example.org" },
            new StaffMember { Name = "Grace", Email = "grace@example.org" }
        );
        await conference.Save(inquiry, ada, grace);
        return (inquiry, ada, grace);
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

    static async Task Keep(ConferenceDatabase conference, MessageDraft draft, FileChoice? files)
    {
        await using var db = conference.CreateDbContext();
        Assert.True(await new KeepDraft(db).Keep(draft, newest: 0, files));
    }

    static async Task<bool> Keep(ConferenceDatabase conference, MessageDraft draft, int newest = 0)
    {
        await using var db = conference.CreateDbContext();
        return await new KeepDraft(db).Keep(draft, newest);
    }
}

using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Agenda;
using NsmCon.Admin.Tests.Events;
using NsmCon.Admin.Tests.Inquiries;
using NsmCon.Admin.Tests.Registrations;
using NsmCon.Admin.Tests.Sponsors;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Sponsors;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Shared;

/// <summary>Whatever two people edit at once is brought together in one way. Talks and speakers have tests of their own.</summary>
public class StaleEditTests
{
    const string Link = "https://other.example/";

    static readonly string[] Kinds = ["registration", "settings", "company", "contact", "package", "answer"];

    public static IEnumerable<object[]> OnBoth =>
        from provider in new[] { Databases.Sqlite, Databases.PostgreSql }
        from kind in Kinds
        select new object[] { provider, kind };

    [SkippableTheory, MemberData(nameof(OnBoth))]
    public async Task What_only_one_of_two_changed_is_taken_from_them_without_asking(string provider, string kind)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = await app.SignIn();
        var form = await Arrange(app, kind);
        var open = await form.Open(browser);
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await browser.Send(form.Path, new() { [form.Field] = "Theirs" }, form.Selector);

        var done = await (await browser.Send(open, form.Path, new() { [form.Other] = Link })).Page();

        Assert.EndsWith("Both changes are in it.", done.QuerySelector(".flash").Words(), StringComparison.Ordinal);
        Assert.Contains("changed this at", done.QuerySelector(".flash").Words(), StringComparison.Ordinal);
        var saved = await form.Saved(browser);
        Assert.Equal(("Theirs", Link), (saved[form.Field], saved[form.Other]));
    }

    [SkippableTheory, MemberData(nameof(OnBoth))]
    public async Task What_both_changed_is_asked_with_both_values_in_sight_and_nothing_is_saved_before(string provider, string kind)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = await app.SignIn();
        var form = await Arrange(app, kind);
        var open = await form.Open(browser);
        await browser.Send(form.Path, new() { [form.Field] = "Theirs" }, form.Selector);

        var asked = await (await browser.Send(open, form.Path, new() { [form.Field] = "Mine", [form.Other] = Link })).Page();
        var before = await form.Saved(browser);
        var again = await (await browser.Send(asked.QuerySelector(form.Selector)!, form.Path, [])).Page();
        await browser.Send(again.QuerySelector(form.Selector)!, form.Path, new() { [form.Keep] = "mine" });

        Assert.EndsWith(
            "Choose below which of the two stays; nothing is saved yet.",
            Assert.Single(asked.Refusals()),
            StringComparison.Ordinal
        );
        Assert.EndsWith("Yours: Mine Saved: Theirs", Assert.Single(asked.QuerySelectorAll(".choose")).Words(), StringComparison.Ordinal);
        Assert.StartsWith("Choose which ", Assert.Single(again.Refusals()), StringComparison.Ordinal);
        Assert.Equal("Theirs", before[form.Field]);
        Assert.NotEqual(Link, before[form.Other]);
        var after = await form.Saved(browser);
        Assert.Equal(("Mine", Link), (after[form.Field], after[form.Other]));
    }

    [SkippableTheory, MemberData(nameof(OnBoth))]
    public async Task Two_who_save_different_fields_at_the_same_moment_are_both_in_it(string provider, string kind)
    {
        await using var app = await RunningApp.Start(provider);
        using var first = await app.SignIn();
        using var second = await app.SignIn();
        var form = await Arrange(app, kind);
        for (var round = 1; round <= 5; round++)
        {
            var (mine, theirs) = (await form.Open(first), await form.Open(second));

            await Task.WhenAll(
                first.Send(mine, form.Path, new() { [form.Field] = $"Round {round}" }),
                second.Send(theirs, form.Path, new() { [form.Other] = $"{Link}{round}" })
            );

            var saved = await form.Saved(first);
            Assert.Equal(($"Round {round}", $"{Link}{round}"), (saved[form.Field], saved[form.Other]));
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_state_of_an_inquiry_is_not_written_over_either(string provider)
    {
        const string Stage = "form[action$='/stage']";
        await using var app = await RunningApp.Start(provider);
        using var browser = await app.SignIn();
        await using var db = app.OpenDb();
        var me = await db.Users.Select(person => person.Id).SingleAsync();
        var inquiry = await app.AddInquiry("Polder Systems");
        var path = $"{Arranged.List}/{inquiry.Id}";
        var open = (await browser.Open(path)).QuerySelector(Stage)!;
        await browser.Send(path, new() { ["State"] = "Offered" }, Stage);

        var asked = await (await browser.Send(open, path, new() { ["State"] = "InConversation", ["OwnerId"] = $"{me}" })).Page();
        var before = await db.Inquiries.AsNoTracking().SingleAsync();
        await browser.Send(asked.QuerySelector(Stage)!, path, new() { ["Keep[State]"] = "theirs" });

        Assert.Equal(["State Yours: In conversation Saved: Offered"], asked.QuerySelectorAll(".choose").Select(choice => choice.Words()));
        Assert.Equal((InquiryState.Offered, null), (before.State, before.OwnerId));
        var after = await db.Inquiries.AsNoTracking().SingleAsync();
        Assert.Equal((InquiryState.Offered, me), (after.State, after.OwnerId));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_another_chose_from_a_list_is_shown_by_its_name(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = await app.SignIn();
        var (ours, type) = await app.OpenRegistration();
        var (speaker, student) = (await app.AddTicketType(ours, "Speaker"), await app.AddTicketType(ours, "Student"));
        var ada = await app.Attend(type, "Ada");
        var path = $"{Registrations.Attendees.List}/{ada.Id}/edit";
        var open = (await browser.Open(path)).QuerySelector("main form")!;
        await browser.Send(path, new() { ["TicketTypeId"] = $"{speaker.Id}" });

        var asked = await (await browser.Send(open, path, new() { ["TicketTypeId"] = $"{student.Id}" })).Page();

        Assert.Matches("^Ticket type Yours: Student, .* Saved: Speaker, ", Assert.Single(asked.QuerySelectorAll(".choose")).Words());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_a_person_takes_from_the_other_must_go_with_what_they_keep(string provider)
    {
        const string path = "/admin/events/ours/settings",
            form = "main form.form";
        await using var app = await RunningApp.Start(provider);
        using var browser = await app.SignIn();
        await app.AddEvent("ours");
        var open = (await browser.Open(path)).QuerySelector(form)!;
        await browser.Send(path, new() { ["DayBegins"] = "08:00", ["DayEnds"] = "11:00" }, form);

        var asked = await (await browser.Send(open, path, new() { ["DayBegins"] = "12:00", ["DayEnds"] = "20:00" })).Page();
        var refused = await (
            await browser.Send(asked.QuerySelector(form)!, path, new() { ["Keep[DayBegins]"] = "mine", ["Keep[DayEnds]"] = "theirs" })
        ).Page();

        Assert.Contains("The days would end before they begin.", refused.Body.Words(), StringComparison.Ordinal);
        await using var db = app.OpenDb();
        var saved = await db.Events.AsNoTracking().SingleAsync(e => e.Slug == "ours");
        Assert.Equal((new TimeOnly(8, 0), new TimeOnly(11, 0)), (saved.DayBegins, saved.DayEnds));
    }

    static async Task<EditedForm> Arrange(RunningApp app, string kind)
    {
        switch (kind)
        {
            case "registration":
                var (_, type) = await app.OpenRegistration();
                return new($"{Registrations.Attendees.List}/{(await app.Attend(type)).Id}/edit", "Company", "DietaryNeeds");
            case "settings":
                await app.AddEvent("ours");
                return new("/admin/events/ours/settings", "Title", "PrivacyUrl");
            case "package":
                return new($"{Offers.Path}/packages/{(await Offers.Package(app, "Lunch")).Id}", "Name", "Intro");
            case "company":
                return new($"{Offers.Path}/companies/{(await app.AddSponsor("Acme")).Id}", "Form.Name", "Form.Website")
                {
                    Selector = "#company",
                };
            case "contact":
                var contact = await Add(
                    app,
                    new Contact
                    {
                        Name = "Grace",
                        Email = "grace@acme.example",
                        SponsorId = (await app.AddSponsor("Acme")).Id,
                    }
                );
                return new($"{Offers.Path}/companies/{contact.SponsorId}/contacts/{contact.Id}", "Name", "Phone");
            default:
                var seed = (await Offers.Package(app, "Lunch")).EventId;
                return new(
                    $"{Arranged.List}/answers/{(await Add(app, new SavedAnswer { EventId = seed, Title = "Lunch", Text = "Free." })).Id}",
                    "Title",
                    "Text"
                );
        }
    }

    static async Task<T> Add<T>(RunningApp app, T row)
        where T : class
    {
        await using var db = app.OpenDb();
        db.Add(row);
        await db.SaveChangesAsync();
        return row;
    }

    /// <summary>The form of a page, with two fields that take a text.</summary>
    sealed record EditedForm(string Path, string Field, string Other)
    {
        public string Selector { get; init; } = "main form.form";

        public string Keep => $"{Field[..(Field.IndexOf('.') + 1)]}Keep[{Field[(Field.IndexOf('.') + 1)..]}]";

        public async Task<IElement> Open(HttpClient browser) => (await browser.Open(Path)).QuerySelector(Selector)!;

        public async Task<Dictionary<string, string>> Saved(HttpClient browser) =>
            (await Open(browser))
                .FieldsOf([])
                .DistinctBy(field => field.Key)
                .ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);
    }
}

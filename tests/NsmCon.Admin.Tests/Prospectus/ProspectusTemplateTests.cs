using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Prospectus;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Prospectus;

public class ProspectusTemplateTests
{
    const string Staff = $"/admin/events/{RunningApp.Seed}/prospectus";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_broken_template_shows_its_line_to_staff_and_the_last_good_prospectus_to_the_public(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var good = await browser.GetByteArrayAsync(Pdf.Path);

        WriteTemplate(app, "#let a = 1\n#let b = missing\n");
        var page = await staff.Open(Staff);

        Assert.Contains("prospectus.typ:2:", page.QuerySelector(".summary").Words(), StringComparison.Ordinal);
        Assert.Contains("content/templates/prospectus.typ", page.QuerySelector(".rows").Words(), StringComparison.Ordinal);
        Assert.Equal(good, await browser.GetByteArrayAsync(Pdf.Path));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_template_that_was_broken_from_the_start_asks_the_public_to_come_back_until_it_is_mended(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();
        WriteTemplate(app, "#missing");

        var refused = await browser.GetAsync(Pdf.Path);
        WriteTemplate(app, "#set document(title: \"Own\")\n#let d = json(\"prospectus.json\")\nOur own words for #d.event.name");
        var mended = await Pdf.ProspectusOf(browser);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("Back in a moment", (await refused.Page()).QuerySelector("h1").Words());
        Assert.Equal("Our own words for NSMCon EU 2020", mended);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Staff_see_which_letters_no_font_has(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        await using var db = app.OpenDb();
        db.Packages.First(package => package.Key == "lunch").Name = "Lunch 𓀀";
        await db.SaveChangesAsync();

        var page = await staff.Open(Staff);

        Assert.Contains("No font has 𓀀", page.QuerySelector(".flash").Words(), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_command_writes_the_file_or_says_why_not(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();
        await using var scope = app.Services.CreateAsyncScope();
        var file = Path.Combine(app.Folder, "out.pdf");

        var written = await ProspectusCommand.Draw(scope.ServiceProvider, RunningApp.Seed, file, default);
        var unknown = await ProspectusCommand.Draw(scope.ServiceProvider, "nowhere", file + "2", default);
        var nowhere = await ProspectusCommand.Draw(scope.ServiceProvider, RunningApp.Seed, "/proc/none/out.pdf", default);

        Assert.Equal((0, 1, 1), (written, unknown, nowhere));
        Assert.Equal(await browser.GetByteArrayAsync(Pdf.Path), await File.ReadAllBytesAsync(file));
        Assert.False(File.Exists(file + "2"));
    }

    static void WriteTemplate(RunningApp app, string text)
    {
        var folder = Directory.CreateDirectory(Path.Combine(app.Folder, "content", "templates"));
        File.WriteAllText(Path.Combine(folder.FullName, "prospectus.typ"), text);
    }
}

using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Content;
using NsmCon.Data;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>A file is sent with a name that leads elsewhere.</summary>
public class UploadedNameTests
{
    const string All = "/admin/content";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Only_the_end_of_an_uploaded_name_counts_and_what_is_no_name_gets_a_sentence(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var owner = await app.SignIn();
        await using var db = app.OpenDb();
        var plan = await Plan(owner, "gracecon.md");
        var form = plan.QuerySelector($"form[action='{All}/apply']")!;

        foreach (var name in new[] { "/", "events/", "..", "events/..", @"events\..", "grace\u0001con.md", "grace\ncon.md" })
        {
            using var refused = await owner.Send(form, All, new() { ["Name"] = name });
            Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
            Assert.Equal(
                "No file can have the name that this one was sent with. Name it after its event, such as nsmconeu2020.md, and send it once more.",
                (await refused.Page()).ReadMessage()
            );
        }

        var before = await db.Agenda("gracecon");
        using var applied = await owner.Send(form, All, new() { ["Name"] = @"events\..\gracecon.md" });

        Assert.Empty(before);
        Assert.Equal("Imported: 1 event, 2 speakers, 3 talks new.", (await applied.Page()).ReadMessage());
        Assert.Equal(
            "events/gracecon.md",
            await db
                .ImportedPages.Where(page => db.Events.Any(e => e.Id == page.EventId && e.Slug == "gracecon"))
                .Select(page => page.Path)
                .SingleAsync()
        );
    }

    [Theory]
    [InlineData("gracecon.md", "events/gracecon.md")]
    [InlineData("gracecon.toml", "packages/gracecon.toml")]
    [InlineData("/home/grace/events/old/gracecon.md", "events/gracecon.md")]
    [InlineData(@"C:\Grace\gracecon.md", "events/gracecon.md")]
    [InlineData("events/../../gracecon.TOML", "packages/gracecon.TOML")]
    public void An_uploaded_file_stands_in_the_folder_that_its_ending_tells(string name, string path)
    {
        var file = ContentFile.FromUpload(name, []);

        Assert.Equal(path, file.Path);
        Assert.Equal(path.Split('/')[1], file.ShownAs);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("grace\0con.md")]
    public void What_no_file_is_named_is_refused(string name) => Assert.Throws<RuleBrokenException>(() => ContentFile.FromUpload(name, []));

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_page_that_came_in_under_such_a_name_long_ago_is_written_nowhere(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var text = await app.PageText();
        foreach (
            var path in new[] { "events/../privacy.md", @"events\..\privacy.md", "events/../../privacy.md", $"{app.Folder}/privacy.md" }
        )
        {
            var file = Path.Combine(app.Folder, "content", path.Replace('\\', '/'));
            await File.WriteAllTextAsync(file, text);
            await using (var db = app.OpenDb())
                await db.ImportedPages.ExecuteUpdateAsync(set =>
                    set.SetProperty(page => page.Path, page => page.Path.EndsWith(".toml") ? page.Path : path)
                );
            await app.Rename($"Opening {path}");

            var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => app.Export());

            Assert.Equal(
                $"{path} leads out of its folder, so it is neither read nor written. Undo the import that brought it in, and import the page under its own name.",
                refusal.Message
            );
            Assert.Equal(text, await File.ReadAllTextAsync(file));
        }
    }

    static async Task<AngleSharp.Html.Dom.IHtmlDocument> Plan(HttpClient browser, string name)
    {
        var form = (await browser.Open(All)).QuerySelector("form[enctype]")!;
        using var content = new MultipartFormDataContent
        {
            {
                new StringContent(form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!),
                "__RequestVerificationToken"
            },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(Imports.Grace)), "Upload", name },
        };
        using var answer = await browser.PostAsync($"{All}/plan", content);
        return await answer.Page();
    }
}

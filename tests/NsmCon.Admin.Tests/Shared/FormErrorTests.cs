using AngleSharp.Dom;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Shared;

/// <summary>What must be corrected is listed in the order of the fields, read first, and said in the title.</summary>
public class FormErrorTests
{
    public static TheoryData<string> Forms =>
        [
            $"/events/{RunningApp.Seed}/register",
            $"/events/{RunningApp.Seed}/sponsor",
            $"/admin/events/{RunningApp.Seed}/settings",
            $"/admin/events/{RunningApp.Seed}/registrations/add",
            $"/admin/events/{RunningApp.Seed}/inquiries/new",
            "/admin/events/new",
        ];

    [Theory, MemberData(nameof(Forms))]
    public async Task Sentences_follow_the_order_of_the_fields(string path)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var browser = await app.SignIn();
        var fields = (await browser.Open(path)).QuerySelectorAll(
            "main form[method=post] :is(input:not([type=hidden], [type=checkbox], [type=radio]), textarea)"
        );

        using var answer = await browser.Send(
            path,
            fields.ToDictionary(field => field.GetAttribute("name")!, _ => (string?)new string('\u202e', 3_000))
        );

        var page = await answer.Page();
        var named = page.QuerySelectorAll(".summary a").Select(link => link.GetAttribute("href")![1..]).ToList();
        var order = page.QuerySelectorAll("main form[method=post] [id]").Select(element => element.Id!).Where(named.Contains).ToList();
        Assert.True(named.Distinct().Count() > 1, "A form with one wrong field has no order.");
        Assert.Equal(order.Distinct(), named.Distinct());
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        Assert.True(page.QuerySelector(".summary")!.HasAttribute("autofocus"));
    }

    [Fact]
    public async Task A_form_that_nobody_sent_has_no_error_in_its_title()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var browser = app.Browser();

        Assert.StartsWith("Register", (await browser.Open($"/events/{RunningApp.Seed}/register")).Title, StringComparison.Ordinal);
    }
}

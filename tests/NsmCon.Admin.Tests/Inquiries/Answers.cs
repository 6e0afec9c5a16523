using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inquiries;

static class Answers
{
    /// <summary>What is on the page, whatever the status.</summary>
    public static async Task<string> TextOf(this HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(path);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Presses a button of the form for replies and notes, after filling it in.</summary>
    public static async Task<HttpResponseMessage> Press(
        this HttpClient browser,
        string path,
        string words,
        Dictionary<string, string?>? values = null,
        params (string Name, byte[] Bytes)[] files
    )
    {
        var form = (await browser.Open(path)).QuerySelector("form.reply")!;
        var button = form.QuerySelectorAll("button").Single(button => button.Words() == words);
        form.SetAttribute("action", button.GetAttribute("formaction") ?? form.GetAttribute("action")!);
        browser.DefaultRequestHeaders.Referrer = new Uri(browser.BaseAddress!, path);
        return files.Length == 0
            ? await browser.Send(form, path, values ?? [])
            : await browser.Send(form, path, values ?? [], "Uploads", files);
    }

    /// <summary>What the form's script sends while somebody types on a page that is open.</summary>
    public static async Task<string> Types(this HttpClient browser, IHtmlDocument page, string text)
    {
        var form = page.QuerySelector("form.reply")!;
        var typed = (IElement)form.Clone();
        typed.SetAttribute("action", form.GetAttribute("data-draft")!);
        using var answer = await browser.Send(typed, "", new() { ["Text"] = text });
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Sends a form of a page as browsers do, naming the page: a refusal comes back to it.</summary>
    public static async Task<HttpResponseMessage> PostFrom(
        this HttpClient browser,
        string path,
        string selector,
        Dictionary<string, string?>? values = null
    )
    {
        var form = (await browser.Open(path)).QuerySelector(selector)!;
        browser.DefaultRequestHeaders.Referrer = new Uri(browser.BaseAddress!, path);
        return await browser.Send(form, path, values ?? []);
    }
}

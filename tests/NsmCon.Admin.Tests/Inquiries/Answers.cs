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

    /// <summary>Sends a form of a page as browsers do, naming the page: a refusal comes back to it.</summary>
    public static async Task<HttpResponseMessage> PostFrom(this HttpClient browser, string path, string selector, Dictionary<string, string?>? values = null)
    {
        var form = (await browser.Open(path)).QuerySelector(selector)!;
        browser.DefaultRequestHeaders.Referrer = new Uri(browser.BaseAddress!, path);
        return await browser.Send(form, path, values ?? []);
    }
}

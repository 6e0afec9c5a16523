using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace NsmCon.Testbed.Running;

/// <summary>What a browser does with pages and forms.</summary>
public static class Forms
{
    static readonly HtmlParser Parser = new();

    /// <summary>Opens a page that must be there.</summary>
    public static async Task<IHtmlDocument> Open(this HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(path);
        answer.EnsureSuccessStatusCode();
        return await answer.Page();
    }

    /// <summary>The page that an answer carries.</summary>
    public static async Task<IHtmlDocument> Page(this HttpResponseMessage answer) =>
        Parser.ParseDocument(await answer.Content.ReadAsStringAsync());

    /// <summary>
    /// Opens the page, fills in the form that posts (the one that matches <paramref name="selector"/>), and sends it with whatever else stands in it.
    /// A value of null leaves the field out.
    /// </summary>
    public static async Task<HttpResponseMessage> Send(
        this HttpClient browser,
        string path,
        Dictionary<string, string?> values,
        string selector = "main form[method=post]"
    )
    {
        var page = await browser.Open(path);
        var form = page.QuerySelector(selector) ?? throw new InvalidOperationException($"{path} has no form {selector}.");
        return await browser.Send(form, path, values);
    }

    /// <summary>Sends a form of a page that is open already.</summary>
    public static async Task<HttpResponseMessage> Send(
        this HttpClient browser,
        IElement form,
        string path,
        Dictionary<string, string?> values
    )
    {
        using var content = new FormUrlEncodedContent(FieldsOf(form, values));
        return await browser.PostAsync(ActionOf(form, path), content);
    }

    /// <summary>Sends it with files, as a browser does where some were chosen in the field.</summary>
    public static async Task<HttpResponseMessage> Send(
        this HttpClient browser,
        IElement form,
        string path,
        Dictionary<string, string?> values,
        string field,
        params IEnumerable<(string Name, byte[] Bytes)> files
    )
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in FieldsOf(form, values))
            content.Add(new StringContent(value), name);
        foreach (var (name, bytes) in files)
            content.Add(new ByteArrayContent(bytes), field, name);
        return await browser.PostAsync(ActionOf(form, path), content);
    }

    public static string ActionOf(this IElement form, string path) => form.GetAttribute("action") is { Length: > 0 } given ? given : path;

    public static IEnumerable<KeyValuePair<string, string>> FieldsOf(this IElement form, Dictionary<string, string?> values) =>
        Filled(form)
            .Where(field => !values.ContainsKey(field.Key))
            .Concat(values.Where(value => value.Value is not null).Select(value => KeyValuePair.Create(value.Key, value.Value!)));

    /// <summary>The text of an element, with white space as one space.</summary>
    public static string Words(this IElement? element) =>
        string.Join(' ', (element?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    static IEnumerable<KeyValuePair<string, string>> Filled(IElement form)
    {
        foreach (
            var field in form.QuerySelectorAll("input[name], select[name], textarea[name]").Where(field => !field.HasAttribute("disabled"))
        )
        {
            var name = field.GetAttribute("name")!;
            switch (field)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box when !box.IsChecked:
                case IHtmlInputElement { Type: "submit" or "button" or "file" }:
                    break;
                case IHtmlInputElement input:
                    yield return KeyValuePair.Create(name, input.Value);
                    break;
                case IHtmlTextAreaElement text:
                    yield return KeyValuePair.Create(name, text.Value);
                    break;
                case IHtmlSelectElement select:
                    foreach (var option in select.Options.Where(option => option.IsSelected))
                        yield return KeyValuePair.Create(name, option.Value);
                    break;
            }
        }
    }
}

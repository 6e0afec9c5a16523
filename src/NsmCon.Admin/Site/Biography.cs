using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using NsmCon.Admin.Published;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Site;

/// <summary>
/// A biography that begins with the person's name, in bold: their own words if they begin with it, else the name is put before.
/// </summary>
static class Biography
{
    const string Paragraph = "<p>";

    public static IHtmlContent Render(ReleasedSpeaker speaker, MarkdownHtml markdown)
    {
        var html = markdown.Render(speaker.Bio, PublishedAgendas.HeadingAbove).ToString()!;
        if (!html.StartsWith(Paragraph, StringComparison.Ordinal))
            return new HtmlString($"<p><b>{Encode(speaker.Name)}</b></p>{html}");

        var text = html[Paragraph.Length..];
        var name = new[] { speaker.Name, speaker.Name.Split(' ')[0] }.Select(Encode).FirstOrDefault(name => Begins(text, name));
        return new HtmlString(name is null ? $"<p><b>{Encode(speaker.Name)}.</b> {text}" : $"<p><b>{name}</b>{text[name.Length..]}");
    }

    static bool Begins(string text, string name) =>
        text.StartsWith(name, StringComparison.Ordinal) && text.Length > name.Length && !char.IsLetterOrDigit(text[name.Length]);

    static string Encode(string name) => HtmlEncoder.Default.Encode(name);
}

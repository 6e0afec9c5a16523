using System.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NsmCon.Admin.Shared;

/// <summary>A person's photo or, without one, the initials on a colour that follows from the name.</summary>
[HtmlTargetElement("face", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FaceTagHelper : TagHelper
{
    static readonly string[] Colours = ["a", "b", "c", "d"];

    public string Name { get; set; } = "";
    public string? Photo { get; set; }
    public string Class { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(string.IsNullOrEmpty(Photo) ? InitialsOf(Name) : Image(Photo));
    }

    TagBuilder InitialsOf(string name)
    {
        var span = new TagBuilder("span");
        span.Attributes["class"] = $"face {Colour(name)} {Class}".TrimEnd();
        span.Attributes["aria-hidden"] = "true";
        span.InnerHtml.Append(Initials(name));
        return span;
    }

    TagBuilder Image(string url)
    {
        var image = new TagBuilder("img") { TagRenderMode = TagRenderMode.SelfClosing };
        image.Attributes["class"] = $"face {Class}".TrimEnd();
        image.Attributes["src"] = url;
        image.Attributes["alt"] = "";
        image.Attributes["width"] = image.Attributes["height"] = "40";
        image.Attributes["loading"] = "lazy";
        return image;
    }

    // string.GetHashCode differs between processes; the colour of a person must not.
    static string Colour(string name) => Colours[name.EnumerateRunes().Sum(rune => rune.Value) % Colours.Length];

    static string Initials(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length switch
        {
            0 => "?",
            1 => First(words[0]),
            _ => First(words[0]) + First(words[^1]),
        };
    }

    static string First(string word) => Rune.ToUpperInvariant(word.EnumerateRunes().First()).ToString();
}

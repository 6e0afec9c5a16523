using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NsmCon.Admin.Shared;

/// <summary>One of our line icons: <c>&lt;icon name="mail" /&gt;</c>. It decorates; the words beside it carry the meaning.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    static readonly Dictionary<string, string> Paths = new()
    {
        ["home"] = "M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-5h4v5",
        ["calendar"] = "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
        ["publish"] = "M12 20v-9M8.5 14.5L12 11l3.5 3.5M7 18H6a4 4 0 0 1-.5-8A6 6 0 0 1 17 8.5a4.75 4.75 0 0 1 1 9.5h-1",
        ["people"] =
            "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M3 20c0-3.5 2.5-6 6-6s6 2.5 6 6M16 4.5a3.5 3.5 0 0 1 0 6.5M17.5 14.5c2.2.8 3.5 2.9 3.5 5.5",
        ["scan"] = "M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M5 12h14",
        ["badge"] = "M6 5h12v16H6zM10 3h4v4h-4zM12 13a2 2 0 1 0 0-4 2 2 0 0 0 0 4M9 17.5c.5-1.5 1.6-2 3-2s2.5.5 3 2",
        ["gem"] = "M12 3l9 6-3.5 11h-11L3 9zM12 3v8M3 9l9 2 9-2M6.5 20L12 11l5.5 9",
        ["inbox"] = "M4 13l2.5-8h11L20 13v7H4zM4 13h5l1 3h4l1-3h5",
        ["page"] = "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
        ["sync"] = "M4 12a8 8 0 0 1 14-5l2 2M20 4v5h-5M20 12a8 8 0 0 1-14 5l-2-2M4 20v-5h5",
        ["mail"] = "M3 6h18v13H3zM3 7l9 6.5L21 7",
        ["settings"] =
            "M12 15.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.1 2.1M16.3 16.3l2.1 2.1"
            + "M18.4 5.6l-2.1 2.1M7.7 16.3l-2.1 2.1",
        ["list"] = "M9 6h11M9 12h11M9 18h11M5 6v.01M5 12v.01M5 18v.01",
        ["key"] = "M8 19a4 4 0 1 0 0-8 4 4 0 0 0 0 8M11 12l8-8M16 7l2.5 2.5M13.5 9.5l2 2",
        ["clock"] = "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16M12 7.5V12l3 2",
        ["leave"] = "M14 4H5v16h9M10 12h10M17 8.5l3.5 3.5-3.5 3.5",
        ["down"] = "M6 9l6 6 6-6",
        ["plus"] = "M12 5v14M5 12h14",
        ["search"] = "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13M15.5 15.5L20 20",
        ["more"] = "M6 12v.01M12 12v.01M18 12v.01",
        ["attach"] = "M19 11l-7.5 7.5a4.2 4.2 0 0 1-6-6L13 5a2.8 2.8 0 0 1 4 4l-7.5 7.5a1.4 1.4 0 0 1-2-2L14 8",
        ["warning"] = "M12 4l9 16H3zM12 10v4M12 17v.01",
        ["offline"] = "M4 4l16 16M9 6.5A5.5 5.5 0 0 1 17 10a4 4 0 0 1 3.5 6M7 9a4.5 4.5 0 0 0-1 9h9",
        ["yes"] = "M5 12.5l4.5 4.5L19 7.5",
        ["no"] = "M6 6l12 12M18 6L6 18",
        ["undo"] = "M8 5L4 9l4 4M4 9h10a6 5.500 0 0 1 0 11h-3",
        ["redo"] = "M16 5l4 4-4 4M20 9H10a6 5.500 0 0 0 0 11h3",
        ["grid"] = "M4 5h16v14H4zM4 10h16M12 5v14",
        ["note"] = "M12 5v9M12 18.5v.01",
    };

    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "icon");
        output.Attributes.SetAttribute("viewBox", "0 0 24 24");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"""<path d="{Paths[Name]}"/>""");
    }
}

using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NsmCon.Admin.Forms;

/// <summary>
/// A label with its input, hint and error sentence: <c>&lt;field asp-for="Email" hint="Only we see it." /&gt;</c>.
/// What stands between its tags becomes the label; attributes it does not know go to the input.
/// </summary>
[HtmlTargetElement("field", Attributes = "asp-for")]
public sealed class FieldTagHelper(IHtmlGenerator generator) : TagHelper
{
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    /// <summary>The words above the input; the property's [Display] name, or its own, if not given.</summary>
    public string? Label { get; set; }

    public string? Hint { get; set; }

    /// <summary>The choices of a select. An enum brings its own.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>Lines of a textarea; without it a text is a single line.</summary>
    public int Rows { get; set; }

    /// <summary>Whether "(optional)" is shown; follows from the property, if not given.</summary>
    public bool? Optional { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    string FullName => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
    string Id => TagBuilder.CreateSanitizedId(FullName, "_");
    string? Error =>
        ViewContext.ViewData.ModelState.TryGetValue(FullName, out var entry) ? entry.Errors.FirstOrDefault()?.ErrorMessage : null;
    bool IsCheckbox => For.Metadata.ModelType == typeof(bool);
    bool IsOptional => Optional ?? (!IsCheckbox && !For.Metadata.IsRequired);

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        var input = await new FieldInput(For, generator, ViewContext, Items, Rows).Render(context, InputAttributes(output.Attributes));

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", Error is null ? "field" : "field wrong");
        output.Content.Clear();
        AppendLabelled(output.Content, input, words.IsEmptyOrWhiteSpace ? Text(Label ?? For.Metadata.Label()) : words);
        AppendSentence(output.Content, "hint", Hint);
        AppendSentence(output.Content, "error", Error);
    }

    TagHelperAttributeList InputAttributes(TagHelperAttributeList given)
    {
        var attributes = new TagHelperAttributeList(given);
        string?[] sentences = [Hint is null ? null : $"{Id}-hint", Error is null ? null : $"{Id}-error"];
        if (string.Join(' ', sentences.OfType<string>()) is { Length: > 0 } ids)
            attributes.SetAttribute("aria-describedby", ids);
        if (Error is not null)
            attributes.SetAttribute("aria-invalid", "true");
        if (!IsOptional && !IsCheckbox)
            attributes.SetAttribute(new TagHelperAttribute("required"));

        return attributes;
    }

    // A checkbox stands in its label, before the words; any other input stands below them.
    void AppendLabelled(TagHelperContent content, IHtmlContent input, IHtmlContent words)
    {
        var label = new TagBuilder("label");
        label.AddCssClass(IsCheckbox ? "check" : "form-label");
        if (!IsCheckbox)
        {
            label.Attributes["for"] = Id;
            label.InnerHtml.AppendHtml(words).AppendHtml(IsOptional ? Element("span", "hint", " (optional)") : Text(""));
            content.AppendHtml(label).AppendHtml(input);
            return;
        }

        label.InnerHtml.AppendHtml(input).AppendHtml("<span>").AppendHtml(words).AppendHtml("</span>");
        content.AppendHtml(label);
    }

    void AppendSentence(TagHelperContent content, string kind, string? sentence)
    {
        if (sentence is null)
            return;

        var paragraph = Element("p", kind, sentence);
        paragraph.Attributes["id"] = $"{Id}-{kind}";
        content.AppendHtml(paragraph);
    }

    static TagBuilder Element(string name, string cssClass, string text)
    {
        var element = new TagBuilder(name);
        element.AddCssClass(cssClass);
        element.InnerHtml.Append(text);
        return element;
    }

    static HtmlContentBuilder Text(string text)
    {
        var content = new HtmlContentBuilder();
        content.Append(text);
        return content;
    }
}

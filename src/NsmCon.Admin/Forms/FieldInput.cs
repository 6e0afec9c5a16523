using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NsmCon.Admin.Forms;

/// <summary>The input of a field: ASP.NET Core's own tag helpers choose its kind, name, value and length by the property.</summary>
sealed class FieldInput(ModelExpression property, IHtmlGenerator generator, ViewContext view, IEnumerable<SelectListItem>? items, int rows)
{
    // WCAG 1.3.5: a public form asks people about themselves; a staff form asks about someone else.
    static readonly Dictionary<string, string> OwnData = new()
    {
        ["Name"] = "name",
        ["Email"] = "email",
        ["Phone"] = "tel",
        ["Company"] = "organization",
    };

    ModelMetadata Metadata => property.Metadata;
    Type Type => Metadata.UnderlyingOrModelType;
    bool IsText => rows > 0 || Metadata.DataTypeName == nameof(DataType.MultilineText);
    bool IsSelect => items is not null || Metadata.IsEnum;

    // Minutes are enough: browsers show seconds and milliseconds where the value has them.
    (string InputType, string Format)? Moment =>
        Type switch
        {
            _ when Type == typeof(DateTime) && Metadata.DataTypeName is null => ("datetime-local", "{0:yyyy-MM-ddTHH:mm}"),
            _ when Type == typeof(DateOnly) => ("date", "{0:yyyy-MM-dd}"),
            _ when Type == typeof(TimeOnly) => ("time", "{0:HH:mm}"),
            _ => null,
        };

    public async Task<IHtmlContent> Render(TagHelperContext context, TagHelperAttributeList attributes)
    {
        Complete(attributes);
        ForgetWhatIsNeitherYesNorNo();
        var (name, helper) = Element(attributes);
        var output = new TagHelperOutput(name, attributes, (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()))
        {
            TagMode = name == "input" ? TagMode.StartTagOnly : TagMode.StartTagAndEndTag,
        };
        helper.Init(context);
        await helper.ProcessAsync(context, output);
        return output;
    }

    (string Name, TagHelper Helper) Element(TagHelperAttributeList attributes)
    {
        if (IsSelect)
            return ("select", Select());
        if (IsText)
            return ("textarea", TextArea());

        return ("input", Input(attributes));
    }

    // ASP.NET Core would take what was sent for the state of the checkbox, and fail on a word.
    void ForgetWhatIsNeitherYesNorNo()
    {
        var name = view.ViewData.TemplateInfo.GetFullHtmlFieldName(property.Name);
        if (Type != typeof(bool) || !view.ViewData.ModelState.TryGetValue(name, out var entry) || entry.AttemptedValue is null)
            return;
        if (!bool.TryParse(entry.AttemptedValue.Split(',')[0], out _))
            view.ViewData.ModelState.SetModelValue(name, false, "false");
    }

    void Complete(TagHelperAttributeList attributes)
    {
        var kind = IsSelect ? "form-select" : "form-control";
        if (Type == typeof(bool))
            kind = "form-check-input";
        attributes.SetAttribute("class", $"{kind} {attributes["class"]?.Value}".TrimEnd());
        if (IsText && rows > 0)
            attributes.SetAttribute("rows", rows);
        if (Moment is { } moment && !attributes.ContainsName("type"))
            attributes.SetAttribute("type", moment.InputType);
        if (Type == typeof(decimal) && !attributes.ContainsName("inputmode"))
            attributes.SetAttribute("inputmode", "decimal");
        if (
            view.ExecutingFilePath!.Contains("/Public/")
            && !attributes.ContainsName("autocomplete")
            && OwnData.TryGetValue(Metadata.PropertyName ?? "", out var purpose)
        )
            attributes.SetAttribute("autocomplete", purpose);
    }

    InputTagHelper Input(TagHelperAttributeList attributes) =>
        new(generator)
        {
            For = property,
            ViewContext = view,
            InputTypeName = attributes["type"]?.Value.ToString(),
            Format = Moment?.Format,
        };

    TextAreaTagHelper TextArea() => new(generator) { For = property, ViewContext = view };

    SelectTagHelper Select() =>
        new(generator)
        {
            For = property,
            ViewContext = view,
            Items = items ?? Metadata.EnumGroupedDisplayNamesAndValues!.Select(e => new SelectListItem(e.Key.Name.SplitWords(), e.Value)),
        };
}

public static class FieldWords
{
    /// <summary>A property's display name, or its own name as words: DietaryNeeds is "Dietary needs".</summary>
    public static string Label(this ModelMetadata metadata) => metadata.DisplayName ?? (metadata.PropertyName ?? "").SplitWords();

    public static string SplitWords(this string name) =>
        string.Concat(
            name.Select(
                (letter, i) =>
                    i > 0 && char.IsUpper(letter) && char.IsLower(name[i - 1]) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"
            )
        );
}

using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace NsmCon.Admin.Forms;

/// <summary>
/// What must be corrected in a form, in the order of its properties, which is
/// that of its fields. Model state itself is in the order of the alphabet.
/// </summary>
static class FormErrors
{
    // A page that has its form in a property: what is posted may be named with it or without.
    const string FormProperty = "Form";

    /// <summary>The title of a page. Of a form that came back it says so first: it is what a screen reader reads first.</summary>
    public static string Title(string title, ViewContext view) =>
        HttpMethods.IsPost(view.HttpContext.Request.Method) && !view.ViewData.ModelState.IsValid ? $"Error: {title}" : title;

    public static List<(string Field, string Sentence)> InOrder(ViewDataDictionary viewData) =>
        [
            .. viewData
                .ModelState.SelectMany(field => field.Value!.Errors.Select(error => (field.Key, error.ErrorMessage)))
                .OrderBy(error => Position(viewData.ModelMetadata, error.Key)),
        ];

    // What is said of the whole form comes first, and what is no property last.
    static int Position(ModelMetadata? model, string key)
    {
        if (key.Length == 0)
            return -1;

        var name = key.StartsWith($"{FormProperty}.", StringComparison.Ordinal) ? key[(FormProperty.Length + 1)..] : key;
        var form = model?.Properties[FormProperty] ?? model;
        var names = form?.Properties.Select(property => property.PropertyName).ToList() ?? [];
        return names.IndexOf(name.Split('.', '[')[0]) is >= 0 and var at ? at : int.MaxValue;
    }
}

using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using NsmCon.Admin.Forms;

namespace NsmCon.Admin.Host;

/// <summary>
/// Takes texts of one line (<see cref="SingleLineAttribute"/>) with single spaces:
/// two in a row are a slip that nobody sees, and pages of the site have one.
/// </summary>
public sealed class SingleLineBinder(IModelBinder inner) : IModelBinder
{
    // Line breaks and tabs are none: they are refused, not mended.
    static readonly Regex Spaces = new(@"\p{Zs}+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        await inner.BindModelAsync(bindingContext);
        if (bindingContext.Result is { IsModelSet: true, Model: string typed })
            bindingContext.Result = ModelBindingResult.Success(Spaces.Replace(typed, " ").Trim(' '));
    }
}

/// <summary>Finds the properties of one line.</summary>
public sealed class SingleLineBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata is DefaultModelMetadata { Attributes.PropertyAttributes: { } attributes }
        && attributes.OfType<SingleLineAttribute>().Any()
            ? new SingleLineBinder(new SimpleTypeModelBinder(typeof(string), context.Services.GetRequiredService<ILoggerFactory>()))
            : null;
}

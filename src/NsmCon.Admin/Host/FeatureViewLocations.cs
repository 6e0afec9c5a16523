using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace NsmCon.Admin.Host;

/// <summary>Looks for a controller's view in the controller's own folder, then in Shared.</summary>
public sealed class FeatureViewLocations : IViewLocationExpander
{
    const string Folder = "folder";
    const string Root = "NsmCon.Admin";

    // What stands in Values is part of the view cache's key: without it, two controllers of one name show each other's pages.
    public void PopulateValues(ViewLocationExpanderContext context)
    {
        var controller = (context.ActionContext.ActionDescriptor as ControllerActionDescriptor)?.ControllerTypeInfo;
        context.Values[Folder] = controller?.Namespace?.Replace(Root, "").Replace('.', '/');
    }

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
        [$"{context.Values[Folder]}/{{0}}.cshtml", "/Shared/{0}.cshtml"];
}

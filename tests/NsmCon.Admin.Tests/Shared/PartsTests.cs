using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Host;
using NsmCon.Admin.Host.Public;
using NsmCon.Admin.Shared;

namespace NsmCon.Admin.Tests.Shared;

public class PartsTests
{
    [Fact]
    public void A_view_is_looked_for_in_its_controllers_folder_then_in_Shared()
    {
        var context = new ViewLocationExpanderContext(
            new ActionContext
            {
                ActionDescriptor = new ControllerActionDescriptor { ControllerTypeInfo = typeof(ErrorController).GetTypeInfo() },
            },
            "Show",
            "Error",
            areaName: null,
            pageName: null,
            isMainPage: true
        )
        {
            Values = new Dictionary<string, string?>(),
        };
        var locations = new FeatureViewLocations();

        locations.PopulateValues(context);

        Assert.Contains("/Host/Public", context.Values.Values);
        Assert.Equal(["/Host/Public/{0}.cshtml", "/Shared/{0}.cshtml"], locations.ExpandViewLocations(context, []));
    }

    [Fact]
    public void A_pager_keeps_what_was_searched_for()
    {
        var request = Request("?find=ada&page=2");
        var pager = new Pager(page: 2, pageSize: 50, total: 101);

        Assert.Equal("?find=ada&page=3", pager.Link(request, 3));
        Assert.Equal("?find=ada", pager.Link(request, 1));
        Assert.Equal((51, 100, 3), (pager.First, pager.Last, pager.Pages));
    }

    [Fact]
    public void An_empty_list_has_one_page_that_shows_nothing()
    {
        var pager = new Pager(page: 1, pageSize: 50, total: 0);

        Assert.Equal((0, 0, 1), (pager.First, pager.Last, pager.Pages));
    }

    [Fact]
    public void Sorting_again_by_the_same_column_turns_the_order_and_begins_at_the_first_page()
    {
        var request = Request("?find=ada&sort=name&page=4");

        var header = new SortHeader("Name", "name", Current: "name");

        Assert.Equal("?find=ada&sort=-name", header.Link(request));
        Assert.Equal("ascending", header.AriaSort);
    }

    [Theory]
    [InlineData("/admin/events", "Events")]
    [InlineData("/admin/events/nsmconeu2020", "Dashboard")]
    [InlineData("/admin/events/nsmconeu2020/check-in", "Check-in")]
    [InlineData("/admin/events/nsmconeu2020/inquiries/7", "Inquiries")]
    [InlineData("/admin/events/nsmconeu2020/audit", "Audit log")]
    public void The_menu_marks_the_page_that_a_person_is_on(string path, string label)
    {
        var menu = new StaffMenu(
            new(1, "nsmconeu2020", "NSMCon EU 2020", "March 30, Amsterdam"),
            [],
            new Dictionary<string, int>(),
            "Ada",
            "Owner"
        );

        Assert.Equal([label], menu.Entries.Where(e => e.IsCurrent(path)).Select(e => e.Label));
    }

    [Theory]
    [InlineData("DietaryNeeds", "Dietary needs")]
    [InlineData("Name", "Name")]
    public void A_property_without_a_display_name_is_called_by_its_own_words(string name, string words) =>
        Assert.Equal(words, name.SplitWords());

    static HttpRequest Request(string query) => new DefaultHttpContext { Request = { Path = "/admin", QueryString = new(query) } }.Request;
}

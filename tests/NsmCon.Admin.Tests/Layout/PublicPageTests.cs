namespace NsmCon.Admin.Tests.Layout;

public class PublicPageTests
{
    static readonly SourceFile Program = new("src/NsmCon.Admin/Program.cs", "options.FallbackPolicy = staffOnly;");

    [Fact]
    public void Only_controllers_in_Public_are_open_to_anyone()
    {
        Assert.Contains(Repository.Sources, f => f.IsController);

        Assert.Empty(PublicPages.Faults(Repository.Sources));
    }

    [Theory]
    [InlineData("[AllowAnonymous]\npublic class AgendaController : Controller;")]
    [InlineData("public class AgendaController : Controller { [HttpGet, AllowAnonymous] public IActionResult Show() => View(); }")]
    public void An_open_controller_elsewhere_is_found(string code) =>
        Assert.Equal(
            ["src/NsmCon.Admin/Agenda/AgendaController.cs lets anyone in, outside of Public."],
            PublicPages.Faults([Program, new("src/NsmCon.Admin/Agenda/AgendaController.cs", code)])
        );

    [Theory]
    [InlineData("Agenda/Public")]
    [InlineData("Site")]
    public void A_public_controller_that_asks_for_staff_is_found(string folder) =>
        Assert.Single(
            PublicPages.Faults([
                Program,
                new($"src/NsmCon.Admin/{folder}/AgendaController.cs", "public class AgendaController : Controller;"),
            ])
        );

    [Fact]
    public void A_public_page_of_an_event_as_staff_have_it_is_found() =>
        Assert.Equal(
            [
                "src/NsmCon.Admin/Agenda/Public/AgendaController.cs shows the public an event that is not published: derive from PublicEventController.",
            ],
            PublicPages.Faults([
                Program,
                new(
                    "src/NsmCon.Admin/Agenda/Public/AgendaController.cs",
                    "[AllowAnonymous]\npublic class AgendaController : EventController;"
                ),
            ])
        );

    [Fact]
    public void Staff_pages_without_a_fallback_policy_are_found() =>
        Assert.Equal(
            ["No fallback policy asks for staff."],
            PublicPages.Faults([new("src/NsmCon.Admin/Agenda/AgendaController.cs", "public class AgendaController : Controller;")])
        );
}

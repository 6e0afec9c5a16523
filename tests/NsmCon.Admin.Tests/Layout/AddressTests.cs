namespace NsmCon.Admin.Tests.Layout;

public class AddressTests
{
    [Fact]
    public void Addresses_of_the_app_stand_in_one_place()
    {
        Assert.Contains(Repository.Sources, f => f.Path == "src/NsmCon.Admin/Shared/Links.cs");

        Assert.Empty(Addresses.Faults(Repository.Sources));
    }

    [Theory]
    [InlineData("Agenda/TalksController.cs", """        return Redirect($"/admin/events/{Event.Slug}/agenda");""", "/admin/events/")]
    [InlineData("Agenda/TalksController.cs", """        return Redirect("/admin/inbox?state=new");""", "/admin/inbox?state=new")]
    [InlineData(
        "Registrations/TicketMail.cs",
        """        var ticket = $"{settings.BaseUrl}/tickets/{registration.TicketCode}";""",
        "/tickets/"
    )]
    [InlineData("Agenda/Talk.cshtml", """<a href="/events/@Model.Slug">Back</a>""", "/events/")]
    [InlineData("Agenda/Talk.cshtml", """<partial name="_Empty" model='new Empty("None", "/admin")' />""", "/admin")]
    public void One_that_is_written_by_hand_is_found(string path, string line, string address) =>
        Assert.Equal(
            [$"src/NsmCon.Admin/{path}:2 writes {address} by hand: take it from Links."],
            Addresses.Faults([new($"src/NsmCon.Admin/{path}", $"\n{line}\n")])
        );

    [Theory]
    [InlineData("Shared/Links.cs", """    public const string Inbox = "/admin/inbox";""")]
    [InlineData("Site/SpeakerPagesController.cs", """[AllowAnonymous, Route("/events/{slug}/speakers")]""")]
    [InlineData("Published/PublicPage.cs", """    /// <summary>Such as "/events/nsmcon".</summary>""")]
    [InlineData("Published/SpeakerPhotos.cs", """    public const string Folder = "/img/speakers/";""")]
    [InlineData("Agenda/Talk.cshtml", """<a href="@Model.Path/speakers">Speakers</a>""")]
    public void Routes_and_what_goes_on_from_a_page_are_none(string path, string line) =>
        Assert.Empty(Addresses.Faults([new($"src/NsmCon.Admin/{path}", line)]));
}

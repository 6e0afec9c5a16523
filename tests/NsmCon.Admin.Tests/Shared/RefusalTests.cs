using System.Net;
using System.Text.Json;
using NsmCon.Admin.Tests.Agenda;
using NsmCon.Admin.Tests.Events;
using NsmCon.Admin.Tests.Registrations;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Shared;

/// <summary>Whoever is refused reads why, in the form that was asked for.</summary>
public class RefusalTests
{
    const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_broken_rule_is_a_sentence_on_the_page_or_a_problem_for_a_program(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, type) = await app.OpenRegistration();
        var ada = await app.Attend(type, "Ada");
        using var browser = await app.SignIn(StaffRole.Registration);
        var path = $"{Attendees.List}/{ada.Id}";
        var form = (await browser.Open(path)).QuerySelector("form[action$='/cancel']")!;
        await app.Cancel(ada);

        using var toProgram = await Send(browser, form, path, "application/json");
        using var toBrowser = await Send(browser, form, path, Browser);
        using var toAnyone = await Send(browser, form, path, "*/*");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Ada's registration is already canceled."), await Problem(toProgram));
        Assert.Equal("Ada's registration is already canceled.", (await toBrowser.Page()).QuerySelector(".flash.refused").Words());
        Assert.Equal("text/html", toAnyone.Content.Headers.ContentType?.MediaType);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_another_changed_meanwhile_is_a_conflict_for_a_program(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        var talk = await app.AddTalk(ours, "Compilers", "09:00", "10:00");
        using var browser = await app.SignIn();
        var path = $"/admin/events/ours/agenda/talks/{talk.Id}";
        var form = (await browser.Open(path)).QuerySelector("form[action$='/delete']")!;
        await browser.Send(path, new() { ["Title"] = "Linkers" });

        using var answer = await Send(browser, form, path, "application/problem+json, application/json");

        var (status, sentence) = await Problem(answer);
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.StartsWith("Someone else changed this at the same time.", sentence, StringComparison.Ordinal);
        Assert.Equal("Linkers", (await app.Talk(talk.Id)).Title);
    }

    static async Task<HttpResponseMessage> Send(HttpClient browser, AngleSharp.Dom.IElement form, string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, form.ActionOf(path))
        {
            Content = new FormUrlEncodedContent(form.FieldsOf([])),
        };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await browser.SendAsync(request);
    }

    static async Task<(HttpStatusCode Status, string? Sentence)> Problem(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return (answer.StatusCode, problem.RootElement.GetProperty("detail").GetString());
    }
}

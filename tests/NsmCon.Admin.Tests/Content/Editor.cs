using System.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>A member of staff who edits the agenda of the seed event by its own forms.</summary>
sealed class Editor(RunningApp app, HttpClient browser)
{
    const string Agenda = $"/admin/events/{RunningApp.Seed}/agenda",
        Main = "main form.form[method=post]";

    public async Task Talk(string title, params (string Field, string Value)[] fields) =>
        await Send($"{Agenda}/talks/{await Id(title)}", fields);

    public Task NewTalk(params (string Field, string Value)[] fields) => Send($"{Agenda}/talks/new", fields);

    public async Task Delete(string title) => await Send($"{Agenda}/talks/{await Id(title)}", [], "form[action$=delete]");

    public async Task Speaker(string name, params (string Field, string Value)[] fields) =>
        await Send($"{Agenda}/speakers/{await IdOf(name)}", fields);

    /// <summary>The speakers of a talk, as fields of its form.</summary>
    public async Task<(string, string)[]> Speakers(params string[] names)
    {
        var fields = new List<(string, string)>();
        foreach (var name in names)
            fields.Add(($"SpeakerIds[{fields.Count}]", $"{await IdOf(name)}"));
        fields.Add(($"SpeakerIds[{fields.Count}]", ""));
        return [.. fields];
    }

    async Task Send(string path, (string Field, string Value)[] fields, string form = Main)
    {
        using var answer = await browser.Send(path, fields.ToDictionary(field => field.Field, field => (string?)field.Value), form);
        var page = await answer.Page();
        Assert.True(
            answer.StatusCode == HttpStatusCode.OK && page.QuerySelector(".flash:not(.refused)") is not null,
            $"{path}: {page.QuerySelector("main").Words()}"
        );
    }

    async Task<int> Id(string title)
    {
        await using var db = app.OpenDb();
        return await db.Talks.Where(talk => talk.Title == title).OrderBy(talk => talk.Position).Select(talk => talk.Id).FirstAsync();
    }

    async Task<int> IdOf(string name)
    {
        await using var db = app.OpenDb();
        return await db.Speakers.Where(speaker => speaker.Name == name).Select(speaker => speaker.Id).SingleAsync();
    }
}

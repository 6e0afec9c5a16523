using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Content.Import;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Hugo;

namespace NsmCon.Admin.Content;

/// <summary>
/// What waits under Content: questions that only a person can answer, an import that failed, and what is wrong with the page.
/// </summary>
public sealed class ContentNeeds(ConferenceDb db, PlanImport planner, ContentNews news) : IKnowNeeds
{
    public async Task<IReadOnlyList<Need>> Needs(Event conference)
    {
        var path = Links.Content(conference.Slug);
        var pages = await db
            .ImportedPages.AsNoTracking()
            .Where(page => page.EventId == conference.Id)
            .OrderBy(page => page.Path)
            .ToListAsync();
        return [.. Questions(pages, path), .. LeftOut(conference, pages, path), .. Findings(pages, path)];
    }

    static IEnumerable<Need> Questions(List<ImportedPage> pages, string path)
    {
        var questions = pages.SelectMany(page => page.Undecided).ToList();
        if (questions.Count > 0)
            yield return new(
                "bad",
                questions.Count == 1
                    ? "The page and the agenda disagree"
                    : InWords($"The page and the agenda disagree in {questions.Count:N0} places"),
                $"About {questions[0].Name}: {(questions[0].Field == OpenQuestions.Person ? "are two speakers one person" : "which version should stay")}?",
                path
            );
    }

    IEnumerable<Need> LeftOut(Event conference, List<ImportedPage> pages, string path)
    {
        var rows = pages.ConvertAll(page => ImportedRow.FromPage(page, conference));
        if (news.Last?.ForEvent(conference.Slug)?.WithoutSettled(rows) is not { } last)
            yield break;
        if (last.Fault is not null)
            yield return new("bad", "The content folder was not imported", last.Fault, path);
        foreach (var file in last.Files.Where(file => file.IsLeftOut))
            yield return new("bad", $"{file.Path} did not come in", $"It {file.Sentence}", path);
    }

    IEnumerable<Need> Findings(List<ImportedPage> pages, string path)
    {
        var findings = planner
            .Understand([.. pages.Select(page => ContentFile.FromImport(page.Path, page.Text))])
            .SelectMany(file => file.Findings)
            .Where(finding => finding.Severity != DiagnosticSeverity.Info)
            .ToList();
        if (findings.Count > 0)
            yield return new(
                "low",
                findings.Count == 1 ? "Something looks wrong on the page" : InWords($"{findings.Count:N0} things look wrong on the page"),
                $"Line {findings[0].Line}: {findings[0].Message}",
                path
            );
    }
}

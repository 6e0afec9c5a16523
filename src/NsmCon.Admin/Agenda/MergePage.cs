using Microsoft.AspNetCore.Mvc.Rendering;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Steps;

namespace NsmCon.Admin.Agenda;

/// <summary>Two speakers side by side, of whom one shall become the other.</summary>
public sealed record MergePage(Event Event, Speaker First, Speaker? Second, IReadOnlyList<Speaker> Others)
{
    public string Path => $"{Links.Speaker(Event.Slug, First.Id)}/merge";

    /// <summary>Whoever shares a part of the name stands first.</summary>
    public IEnumerable<SelectListItem> Choices
    {
        get
        {
            var alike = new SelectListGroup { Name = "Similar names" };
            var all = new SelectListGroup { Name = "All others" };
            return Others
                .OrderBy(other => IsAlike(other) ? 0 : 1)
                .ThenBy(other => SearchText.Normalize(other.Name), StringComparer.Ordinal)
                .Select(other => new SelectListItem(
                    other.Company.Length > 0 ? $"{other.Name}, {other.Company}" : other.Name,
                    $"{other.Id}",
                    other.Id == Second?.Id
                )
                {
                    Group = IsAlike(other) ? alike : all,
                });
        }
    }

    /// <summary>
    /// The values in which they differ, in words, with what is proposed: what the first has, and the second's where the first has nothing.
    /// </summary>
    public IEnumerable<MergeRow> Rows =>
        MergeSpeakers
            .Choices.Select(choice => new MergeRow(choice.Name, choice.Label, choice.Text(First), choice.Text(Second!)))
            .Where(row => row.First != row.Second);

    bool IsAlike(Speaker other) => Words(First).Overlaps(Words(other));

    static HashSet<string> Words(Speaker speaker) =>
        [
            .. SearchText
                .Normalize(speaker.Name)
                .Split([' ', '-', '.'], StringSplitOptions.RemoveEmptyEntries)
                .Where(word => word.Length > 1),
        ];
}

/// <summary>A value of both, in words.</summary>
public sealed record MergeRow(string Field, string Label, string First, string Second)
{
    public bool TakesSecond => First.Length == 0;
}

/// <summary>Which values stay.</summary>
public sealed class MergeForm
{
    /// <summary>The one who goes.</summary>
    public int With { get; set; }

    /// <summary>The version of the one who stays, as it was shown.</summary>
    public int Version { get; set; }

    /// <summary>The version of the one who goes.</summary>
    public int OtherVersion { get; set; }

    /// <summary>By the name of the value: "second" for those that come from the one who goes.</summary>
    public Dictionary<string, string> From { get; set; } = [];

    public IReadOnlyCollection<string> Taken => [.. From.Where(choice => choice.Value == "second").Select(choice => choice.Key)];
}

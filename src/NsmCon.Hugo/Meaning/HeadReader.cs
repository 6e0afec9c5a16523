using System.Globalization;

namespace NsmCon.Hugo;

/// <summary>Reads what the front matter says of the event.</summary>
internal sealed class HeadReader(PageIndex page)
{
    readonly FrontMatterTable fields = page.Page.FrontMatter?.Fields ?? new FrontMatterTable();

    public string Title() => PersonName.SingleSpaced(Text(fields, "title") ?? "");

    public string? Place() => Text(fields, "place") ?? Text(fields, "location");

    /// <summary>The field that names the place; null if none does.</summary>
    public string? PlaceKey()
    {
        if (Text(fields, "place") is not null)
            return "place";
        if (Text(fields, "location") is not null)
            return "location";

        return null;
    }

    public DateOnly? Date() => WrittenDate.Iso(fields.Find("date")?.Text?.Trim() ?? "");

    /// <summary>What the site's own field for the days says, which comes after the subtitle and before Hugo's date.</summary>
    public List<string> Dates() => Texts(fields.Find("dates"));

    public bool IsTrue(string key) => string.Equals(fields.Find(key)?.Text?.Trim(), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>A moment in UTC, which is what Hugo takes a time without an offset for.</summary>
    public DateTime? Moment(string key) =>
        DateTime.TryParse(
            fields.Find(key)?.Text?.Trim(),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal,
            out var moment
        )
            ? moment
            : null;

    public int SubtitleOffset() => (fields.Find("subtitle") ?? fields.Find("dates"))?.Start ?? 0;

    public int DateOffset() => fields.Find("date")?.Start ?? 0;

    /// <summary>The lines under the title: a list, or one text.</summary>
    public List<string> Subtitles()
    {
        var value = fields.Find("subtitle");
        ReportType(Values(value).FirstOrDefault(t => t.Text is null), "subtitle", "texts");
        return Texts(value);
    }

    /// <summary>The value that says a line of the subtitles, or of the field for the days.</summary>
    public FrontMatterValue ValueThatSays(string line) =>
        Values(fields.Find("subtitle")).Concat(Values(fields.Find("dates"))).First(value => value.Text?.Trim() == line);

    static IEnumerable<FrontMatterValue> Values(FrontMatterValue? value) => value is null ? [] : value.Items ?? [value];

    static List<string> Texts(FrontMatterValue? value) => Values(value).Select(t => t.Text?.Trim() ?? "").Where(t => t.Length > 0).ToList();

    public List<PageButton> Buttons()
    {
        var value = fields.Find("buttons");
        if (value is null)
            return [];

        var buttons = new List<PageButton>();
        if (value.Items is null)
            ReportType(value, "buttons", "tables with name and href");
        foreach (var item in value.Items ?? [])
        {
            if (item.Table is not { } table)
                ReportType(item, "buttons", "tables with name and href");
            else if (Text(table, "name") is { } name && Text(table, "href") is { } href)
                buttons.Add(new PageButton(name, href));
            else
                page.Findings.Warning(
                    item.Start,
                    FindingCodes.ButtonIncomplete,
                    "This button lacks a name or an href and was left out: give it both."
                );
        }

        return buttons;
    }

    string? Text(FrontMatterTable table, string key)
    {
        var value = table.Find(key);
        if (value is { Text: null })
            ReportType(value, key, "a text");
        return string.IsNullOrWhiteSpace(value?.Text) ? null : value.Text.Trim();
    }

    void ReportType(FrontMatterValue? value, string key, string expected)
    {
        if (value is not null)
            page.Findings.Warning(value.Start, FindingCodes.FrontMatterType, $"The field {key} must hold {expected}: change it.");
    }
}

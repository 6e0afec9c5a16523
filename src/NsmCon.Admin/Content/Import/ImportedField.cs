using NsmCon.Admin.Content.Git;

namespace NsmCon.Admin.Content.Import;

/// <summary>A row that is compared with a page, and what is not decided about it.</summary>
sealed record ComparedRow(string Subject, int Id, string Name, OpenQuestions Open);

/// <summary>Something that a page says and a row keeps: as text on both sides, and how the row takes it over.</summary>
sealed record ImportedField<TPage, TRow>(string Name, Func<TPage, string?> OnPage, Func<TRow, string?> InRow, Action<TRow, TPage> Take)
{
    public PlanKind Kind { get; init; } = PlanKind.Changed;

    /// <summary>How the row takes a text that a person wrote to settle a conflict; null where a text alone does not say it.</summary>
    public Action<TRow, string>? Settle { get; init; }

    /// <summary>The longest such text, in characters.</summary>
    public int Longest { get; init; }

    /// <summary>What a page is told has too many of them.</summary>
    public string LimitWord { get; init; } = Name;

    /// <summary>
    /// The step that takes the page's value over, if there is one to take: the two differ, and the page has changed since the base.
    /// What only we have changed stays. What both have changed comes together line by line; the same lines are a conflict.
    /// </summary>
    public PlanLine? Compare(TPage page, TPage? @base, TRow row, ComparedRow compared)
    {
        var theirs = OnPage(page) ?? "";
        var ours = InRow(row) ?? "";
        var before = Before(@base, compared);
        if (theirs == ours || theirs == before)
            return null;

        var isOneSided = before is null || before == ours;
        var merged = isOneSided || Settle is null ? null : LineMerge.Merge(before!, ours, theirs);
        if (merged?.Length > Longest)
            merged = null;
        var kind = merged is null ? PlanKind.Conflict : PlanKind.Changed;
        return new(isOneSided ? Kind : kind, compared.Subject, compared.Name, Name, ours, merged ?? theirs)
        {
            Base = before,
            Row = row,
            Apply = _ =>
            {
                if (merged is null)
                    Take(row, page);
                else
                    Settle!(row, merged);
            },
            Settle = Settle is null ? null : text => Settle(row, text),
            Longest = Longest,
            IfLeftOpen = new(compared.Subject, $"{compared.Id}", Name)
            {
                Name = compared.Name,
                Before = before,
                Theirs = theirs,
            },
        };
    }

    // A question that nobody has answered keeps what was there when it was first asked.
    string? Before(TPage? @base, ComparedRow compared)
    {
        if (compared.Open.Find(compared.Subject, compared.Id, Name) is { } open)
            return open.Before;

        return @base is null ? null : OnPage(@base) ?? "";
    }

    /// <summary>Whether a page and a row say the same.</summary>
    public bool IsSame(TPage page, TRow row) => (OnPage(page) ?? "") == (InRow(row) ?? "");

    /// <summary>Whether two pages say the same.</summary>
    public bool IsSame(TPage one, TPage other) => (OnPage(one) ?? "") == (OnPage(other) ?? "");
}

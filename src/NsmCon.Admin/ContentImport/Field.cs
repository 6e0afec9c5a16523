namespace NsmCon.Admin.ContentImport;

/// <summary>Something that a page says and a row keeps: as text on both sides, and how the row takes it over.</summary>
sealed record Field<TPage, TRow>(string Name, Func<TPage, string?> OnPage, Func<TRow, string?> InRow, Action<TRow, TPage> Take)
{
    public PlanKind Kind { get; init; } = PlanKind.Changed;

    /// <summary>How the row takes a text that a person wrote to settle a conflict; null where a text alone does not say it.</summary>
    public Action<TRow, string>? Settle { get; init; }

    /// <summary>The longest such text, in characters.</summary>
    public int Longest { get; init; }

    /// <summary>
    /// The step that takes the page's value over, if there is one to take: the two differ, and the page has changed since the base.
    /// What only we have changed stays; what both have changed is a conflict.
    /// </summary>
    public PlanLine? Compare(TPage page, TPage? @base, TRow row, string subject, string name)
    {
        var (theirs, ours) = (OnPage(page) ?? "", InRow(row) ?? "");
        var before = @base is null ? null : OnPage(@base) ?? "";
        if (theirs == ours || theirs == before) return null;

        return new(before is null || before == ours ? Kind : PlanKind.Conflict, subject, name, Name, ours, theirs)
        {
            Base = before,
            Row = row,
            Apply = _ => Take(row, page),
            Settle = Settle is null ? null : text => Settle(row, text),
            Longest = Longest,
        };
    }

    /// <summary>Whether two pages say the same.</summary>
    public bool IsSame(TPage one, TPage other) => (OnPage(one) ?? "") == (OnPage(other) ?? "");
}

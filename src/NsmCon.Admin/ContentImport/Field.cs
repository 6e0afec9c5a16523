namespace NsmCon.Admin.ContentImport;

/// <summary>Something that a page says and a row keeps: as text on both sides, and how the row takes it over.</summary>
sealed record Field<TPage, TRow>(string Name, Func<TPage, string?> OnPage, Func<TRow, string?> InRow, Action<TRow, TPage> Take)
{
    public PlanKind Kind { get; init; } = PlanKind.Changed;

    /// <summary>
    /// The step that takes the page's value over, if there is one to take: the two differ, and the page has changed since the base.
    /// What only we have changed stays.
    /// </summary>
    public PlanLine? Compare(TPage page, TPage? @base, TRow row, string subject, string name)
    {
        var (theirs, ours) = (OnPage(page) ?? "", InRow(row) ?? "");
        if (theirs == ours || (@base is not null && theirs == (OnPage(@base) ?? ""))) return null;

        return new(Kind, subject, name, Name, ours, theirs) { Apply = _ => Take(row, page) };
    }
}

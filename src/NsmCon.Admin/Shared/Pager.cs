using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;

namespace NsmCon.Admin.Shared;

/// <summary>
/// Where a list stands: page n of m. Page numbers begin at 1 and travel as ?page=; one that is not there shows the nearest that is.
/// </summary>
public sealed record Pager
{
    public Pager(int page, int pageSize, int total)
    {
        PageSize = pageSize;
        Total = total;
        Page = Math.Clamp(page, 1, Pages);
    }

    public int Page { get; }
    public int PageSize { get; }
    public int Total { get; }
    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);
    public int First => Total == 0 ? 0 : (Page - 1) * PageSize + 1;
    public int Last => Math.Min(Page * PageSize, Total);

    public string Link(HttpRequest request, int page) =>
        request.QueryWith(("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture)));
}

public static class PagedQueries
{
    /// <summary>The rows of the pager's page; the query must have an order.</summary>
    public static IQueryable<T> TakePage<T>(this IQueryable<T> ordered, Pager pager) =>
        ordered.Skip((pager.Page - 1) * pager.PageSize).Take(pager.PageSize);
}

/// <summary>A table head that sorts by ?sort=name or ?sort=-name. <c>Current</c> is the sort in force.</summary>
public sealed record SortHeader(string Label, string Column, string? Current, string? Class = null)
{
    public bool Ascending => Current == Column;
    public bool Descending => Current == $"-{Column}";
    public string? AriaSort =>
        this switch
        {
            { Ascending: true } => "ascending",
            { Descending: true } => "descending",
            _ => null,
        };

    // Another order begins again at the first page.
    public string Link(HttpRequest request) => request.QueryWith(("sort", Ascending ? $"-{Column}" : Column), ("page", null));
}

public static class QueryLinks
{
    /// <summary>The request's own query string with some values set, or taken out where null.</summary>
    public static string QueryWith(this HttpRequest request, params (string Name, string? Value)[] changes)
    {
        var query = new QueryBuilder(request.Query.Where(q => changes.All(c => c.Name != q.Key)));
        foreach (var (name, value) in changes)
            if (value is not null)
                query.Add(name, value);

        return query.ToString() is { Length: > 0 } text ? text : request.Path;
    }
}

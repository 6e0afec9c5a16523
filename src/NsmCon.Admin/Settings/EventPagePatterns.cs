using Microsoft.Extensions.FileSystemGlobbing;
using NsmCon.Data;

namespace NsmCon.Admin.Settings;

/// <summary>The patterns by which a site names the pages of its events.</summary>
public sealed class EventPagePatterns
{
    readonly Matcher? matcher;

    EventPagePatterns(Matcher? matcher) => this.matcher = matcher;

    /// <summary>Reads patterns with commas between them.</summary>
    /// <exception cref="StartRefusedException">One of them leads out of the content folder.</exception>
    public static EventPagePatterns Read(string? given)
    {
        var patterns = (given ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (patterns.Any(pattern => pattern.StartsWith('/') || pattern.Split('/').Contains("..")))
            throw new StartRefusedException(
                $"Content:EventPages is \"{given}\"; it must be patterns of pages in the content folder, such as events/2027/*.md, events/*/index.md."
            );
        if (patterns.Length == 0)
            return new(null);

        var named = new Matcher(StringComparison.Ordinal);
        named.AddIncludePatterns(patterns);
        return new(named);
    }

    /// <summary>Whether one of them names a page.</summary>
    /// <param name="path">Its place in the content folder: "events/nsmconeu2020.md".</param>
    public bool Name(string path) => matcher?.Match(path).HasMatches == true;
}

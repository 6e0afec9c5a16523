namespace NsmCon.Admin.Shared;

/// <summary>A list with nothing in it: what was looked for, and what to do next.</summary>
public sealed record Empty(string Title, string Sentence, string? LinkText = null, string? LinkHref = null);

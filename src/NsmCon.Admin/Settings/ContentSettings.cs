using NsmCon.Data;

namespace NsmCon.Admin.Settings;

/// <summary>What an event begins as that comes in with its page.</summary>
public enum NewEvents
{
    Draft,
    Announced,
}

/// <summary>How the site's content comes here and goes back.</summary>
public sealed class ContentSettings
{
    const int ShortestSecret = 16;

    /// <summary>Whether a file that changes in the content folder is imported at once; <c>Content:Watch</c>.</summary>
    public bool Watch { get; private init; }

    /// <summary>Which pages are events' although they have no talks, such as <c>events/2027/*.md</c>; <c>Content:EventPages</c>.</summary>
    public required EventPagePatterns EventPages { get; init; }

    /// <summary>What events begin as that come in with their pages; <c>Content:NewEvents</c>.</summary>
    public NewEvents NewEvents { get; private init; }

    /// <summary>
    /// Whether nobody has named any content or said what becomes of it: then the only page there is the one that NsmCon brings along.
    /// </summary>
    public bool IsAsDelivered { get; private init; }

    /// <summary>What a Git host proves itself with that asks for an import; null lets nobody ask; <c>Content:HookSecret</c>.</summary>
    public string? HookSecret { get; private init; }

    /// <summary>The Git repository of the site.</summary>
    public required GitSettings Git { get; init; }

    /// <summary>Reads and checks the configuration.</summary>
    /// <exception cref="StartRefusedException">A value is wrong; the sentence names its key.</exception>
    public static ContentSettings Read(IConfiguration configuration, string contentPath) =>
        new()
        {
            Watch = configuration.YesOrNo("Content:Watch", true),
            EventPages = EventPagePatterns.Read(configuration["Content:EventPages"]),
            NewEvents = configuration.OneOf("Content:NewEvents", NewEvents.Draft),
            IsAsDelivered = string.IsNullOrEmpty(configuration["Content:Path"]) && string.IsNullOrEmpty(configuration["Content:NewEvents"]),
            HookSecret = Secret(configuration["Content:HookSecret"]),
            Git = GitSettings.Read(configuration, contentPath),
        };

    static string? Secret(string? given)
    {
        if (given is not { Length: > 0 })
            return null;
        if (given.Length >= ShortestSecret)
            return given;

        throw new StartRefusedException(
            $"Content:HookSecret is too short: give at least {ShortestSecret} characters, as of \"openssl rand -hex 20\"."
        );
    }
}

using NsmCon.Admin.Shared;

namespace NsmCon.Admin.Host;

/// <summary>What a person reads when a page cannot be shown, and where to go next.</summary>
public sealed record ErrorPage(int Status, string Title, string Sentence, bool ForStaff)
{
    /// <summary>Where the event begins that the address names, and its title; null where the person has no part in one.</summary>
    public (string Href, string Title)? Event { get; init; }

    public string NextHref => Event?.Href ?? (ForStaff ? Links.Events : "/");
    public string NextText =>
        this switch
        {
            { Event: { } conference } => $"Back to {conference.Title}",
            { ForStaff: true } => "All events",
            _ => "To the conference page",
        };

    public static ErrorPage Create(int status, bool forStaff) =>
        status switch
        {
            400 => new(
                status,
                "This was not understood",
                "If it was a form: it was open for too long, sent from another tab, or carries more than its fields can hold. "
                    + "Go back, load the page again, and send it once more.",
                forStaff
            ),
            403 => new(
                status,
                "This page is not yours to open",
                forStaff
                    ? "Your role does not include it. Ask an Owner of the event if you need it."
                    : "The link may have expired. Use the newest mail you have from us.",
                forStaff
            ),
            404 => new(status, "There is no such page", "The address may be mistyped, or what it showed was taken down.", forStaff),
            413 => new(
                status,
                "This was too large",
                "It carries more than we take at once. Go back, make the file or the text smaller, and send it again.",
                forStaff
            ),
            429 => new(status, "Too many requests", "Wait a minute, then try once more.", forStaff),
            503 => new(status, "Back in a moment", "The conference system is starting or under repair. Try again in a minute.", forStaff),
            _ when status < 500 => new(
                status,
                "This request was not understood",
                "Go back, load the page again, and try once more.",
                forStaff
            ),
            _ => new(
                status,
                "Something went wrong on our side",
                "Nothing you sent was saved. The fault is in our log; try again in a few minutes.",
                forStaff
            ),
        };
}

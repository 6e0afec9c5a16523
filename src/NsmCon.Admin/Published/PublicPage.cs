using Microsoft.AspNetCore.Mvc.ViewFeatures;
using NsmCon.Admin.Shared;

namespace NsmCon.Admin.Published;

/// <summary>What a public view tells the public layout: <c>new PublicPage("Register") { … }.ShowOn(ViewData)</c>.</summary>
public sealed record PublicPage(string Title)
{
    /// <summary>The picture of all pages that have none of their own: 1200 by 630.</summary>
    public const string SitePicture = "/img/og.png";

    public string? Description { get; init; }

    /// <summary>The one path under which this page is known, such as "/events/nsmconeu2020". The request's own, if not given.</summary>
    public string? CanonicalPath { get; init; }

    /// <summary>The picture shown with a shared link: a path of this site or an https address.</summary>
    public string ImagePath { get; init; } = SitePicture;

    /// <summary>What the picture shows, for those who do not see it.</summary>
    public string ImageWords { get; init; } = "A globe of connected points: Network Service Mesh";

    /// <summary>What a shared link leads to, in the words of Open Graph.</summary>
    public string Type { get; init; } = "website";

    /// <summary>The event the page belongs to; it fills the top bar and the foot.</summary>
    public PublicEvent? Event { get; init; }

    /// <summary>The page's h1 in a low hero. A page that brings its own hero leaves it out.</summary>
    public string? Heading { get; init; }

    /// <summary>The line under the heading; the event's own, if not given.</summary>
    public string? HeadingLine { get; init; }

    /// <summary>The page has a filled button of its own, and the top bar none.</summary>
    public bool HasForm { get; init; }

    /// <summary>Kept from search engines: tickets, and whatever else a signed link opens.</summary>
    public bool Private { get; init; }

    /// <summary>The whole address of a picture, which may be a path of this site.</summary>
    public static string Absolute(string root, string image) => image.StartsWith('/') ? root + image : image;

    public void ShowOn(ViewDataDictionary viewData) => viewData[nameof(PublicPage)] = this;

    public static PublicPage FromViewData(ViewDataDictionary viewData) =>
        viewData[nameof(PublicPage)] as PublicPage ?? new(viewData["Title"] as string ?? "NsmCon");
}

/// <summary>An event as the top bar and the foot name it. Links that are null are not shown.</summary>
public sealed record PublicEvent(string Slug, string Title, string When)
{
    /// <summary>The parts of the event page that the top bar links to, by id.</summary>
    public IReadOnlyList<LinkedSection> Sections { get; init; } =
    [new("agenda", "Agenda"), new("why", "Why attend"), new("sponsors", "Sponsors")];

    public required RegistrationAnswer Registration { get; init; }
    public bool CanRegister => Registration.IsOpen;

    /// <summary>Whether everybody can see the event's pages.</summary>
    public bool IsPublic { get; init; } = true;

    /// <summary>What each page of the event says first: that it is postponed or canceled.</summary>
    public string? Notice { get; init; }

    public string? ProspectusUrl { get; init; }
    public string? CodeOfConductUrl { get; init; }
    public string? PrivacyUrl { get; init; }

    /// <summary>Where its sponsors write to; empty for the address that is configured.</summary>
    public string SponsorEmail { get; init; } = "";

    /// <summary>Where people who come write to.</summary>
    public string? HelpMail { get; init; }

    public string Path => Links.PublicEvent(Slug);
}

/// <summary>A part of a page that can be linked to.</summary>
public sealed record LinkedSection(string Id, string Label);

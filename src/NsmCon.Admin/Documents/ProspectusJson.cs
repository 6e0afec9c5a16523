using System.Globalization;
using System.Text.Json;
using NsmCon.Admin.Published;
using NsmCon.Data.Events;
using NsmCon.Data.Sponsors;
using NsmCon.Typst;
using QRCoder;

namespace NsmCon.Admin.Documents;

/// <summary>The data of prospectus.typ; docs/TEMPLATES.md tells what it takes.</summary>
sealed class ProspectusJson(ProspectusFacts facts, string formUrl, string sponsorsAddress)
{
    const string DefaultWhy =
        "Meet the people who build and run Network Service Mesh. "
        + "Your support pays for the room, the recordings and the coffee, and your name is where they look.";

    // The site's pages have a picture of what a mesh joins beside this text; here it is drawn.
    static readonly TextBlock[] Mesh =
    [
        new("mesh")
        {
            Centre = "Network Service Mesh",
            Sites = ["Public cloud", "Another cloud", "Own clusters", "On-premises", "Data centre", "Legacy workloads"],
            Alt = "Six places, from public clouds to legacy workloads, joined by one mesh in the middle",
        },
    ];

    Event Event => facts.Event;

    EventSection? Section => Event.Sections.Find(section => section.Heading.StartsWith("why", StringComparison.OrdinalIgnoreCase));

    bool HasPicture => !string.IsNullOrEmpty(Section?.ImagePath);

    public byte[] ToUtf8() =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Title = Event.StartsOn is { } day ? InWords($"{day:yyyy} Sponsor Prospectus") : "Sponsor Prospectus",
                Author = new[] { $"{Event.Title} organizers" },
                Description = $"Sponsorship packages of {Event.Title}",
                Keywords = new[] { "Network Service Mesh", "sponsorship" },
                Lang = "en",
                Region = "US",
                Paper = "us-letter",
                Created = facts.ChangedAt.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                Version = InWords($"{(facts.Packages.Count == 0 ? "As" : "Prices and places as")} of {facts.ChangedAt:MMMM d, yyyy}"),
                Event = new
                {
                    Name = Event.Title,
                    Date = Event.StandingDays() is { Length: > 0 } days ? days : "Date not known yet",
                    Place = Event.Place.Length > 0 ? Event.Place : "Place not known yet",
                    Colocated = Event.Subtitles.Select(MarkdownBlocks.Plain).FirstOrDefault(IsColocation),
                },
                Why = Why(),
                Audience = Audience(),
                Groups = Groups(),
                PastSponsors = facts.Sponsors.Count == 0
                    ? null
                    : new { Heading = "Already on board", Logos = facts.Sponsors.Select(name => new { Name = name }) },
                Contact = Contact(),
            },
            MarkdownBlocks.Json
        );

    static bool IsColocation(string subtitle) =>
        subtitle.StartsWith("colocated", StringComparison.OrdinalIgnoreCase)
        || subtitle.StartsWith("co-located", StringComparison.OrdinalIgnoreCase);

    IEnumerable<TextBlock> Why()
    {
        var blocks = MarkdownBlocks.Parse(Section?.Markdown ?? DefaultWhy);
        return
        [
            new("heading") { Level = 1, Runs = [new($"Why sponsor {Event.Title}?")] },
            .. blocks.Take(1).Select(first => first.Type == "paragraph" ? first with { Type = "lead" } : first),
            .. blocks.Skip(1),
            .. HasPicture ? Mesh : [],
        ];
    }

    // A page has room for one of the two.
    object? Audience() =>
        facts.Talks == 0 || HasPicture
            ? null
            : new
            {
                Heading = "The company you will keep",
                Numbers = new[]
                {
                    Number(facts.Talks, "talk"),
                    Number(facts.Speakers, "speaker"),
                    Number(facts.Companies, "company on stage", "companies on stage"),
                }.OfType<object>(),
            };

    static object? Number(int count, string one, string? many = null) =>
        count == 0 ? null : new { Value = count.ToString(CultureInfo.InvariantCulture), Label = count == 1 ? one : many ?? one + "s" };

    IEnumerable<object> Groups() =>
        facts
            .Packages.GroupBy(package => package.Group.Length > 0 ? package.Group : "Sponsorship opportunities")
            .Select(group => new { Heading = group.Key, Packages = group.Select(Card) });

    // Zero would be left out as a default; a price of nothing is a price.
    static Dictionary<string, object?> Card(Package package) =>
        new()
        {
            ["name"] = package.Name,
            ["price"] = package.PriceCents,
            ["currency"] = package.Currency,
            ["max"] = package.Quota?.Size,
            ["left"] = package.Quota is { Left: > 0 } quota ? quota.Left : null,
            ["soldOut"] = package.IsSoldOut,
            ["onlyFor"] = package.OnlyWithPackage is { } needed ? $"{needed.Name} sponsors" : null,
            ["intro"] = package.Intro.Length > 0 ? MarkdownBlocks.Runs(package.Intro) : null,
            ["benefits"] = package.Benefits.Select(benefit =>
                benefit.Parts.Count == 0 ? (object)benefit.Text : new { benefit.Text, Items = benefit.Parts }
            ),
        };

    object Contact() =>
        new
        {
            Line = new TextRun[]
            {
                new("Contact "),
                new(sponsorsAddress) { Link = $"mailto:{sponsorsAddress}" },
                new(" to secure your sponsorship today."),
            },
            Note = new[]
            {
                new TextRun(
                    facts.Packages.Count == 0
                        ? "The packages are not set yet. Scan the code, tell us what you have in mind, and you are the first to hear."
                        : "Or scan the code and ask for a package online."
                ),
            },
            Url = formUrl,
            Qr = QrSvg.Draw(QRCodeGenerator.GenerateQrCode(formUrl, QRCodeGenerator.ECCLevel.M).ModuleMatrix),
        };
}

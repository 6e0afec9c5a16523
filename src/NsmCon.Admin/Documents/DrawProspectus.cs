using System.Text.Json;
using NsmCon.Admin.Published;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Typst;

namespace NsmCon.Admin.Documents;

/// <summary>Draws the prospectus of an event from its packages, as they are now. The same data give the same bytes.</summary>
public sealed class DrawProspectus(ConferenceDb db, PublishedAgendas published, ConferenceSettings settings, KeptPdfs pdfs)
{
    /// <summary>The template's file name; one of this name in the templates folder takes the place of the built-in one.</summary>
    public const string Template = "prospectus.typ";

    /// <summary>Draws it.</summary>
    /// <exception cref="TypstException">The template has faults, or the document was stopped.</exception>
    public async Task<byte[]> Draw(Event conference, CancellationToken cancel)
    {
        var document = TypstDocument.FromTemplate(Template, await Json(conference, cancel), OwnTemplates.Read(settings));
        return await pdfs.Make(NameOf(conference), document, cancel);
    }

    /// <summary>Draws it or, while the template has faults, gives the last one that could be drawn.</summary>
    /// <exception cref="TypstException">There is none.</exception>
    public async Task<byte[]> DrawOrLastGood(Event conference, CancellationToken cancel)
    {
        try
        {
            return await Draw(conference, cancel);
        }
        catch (TypstException) when (pdfs.LastGood(NameOf(conference)) is not null)
        {
            return pdfs.LastGood(NameOf(conference))!;
        }
    }

    /// <summary>Whether one could be drawn before.</summary>
    public bool HasLastGood(Event conference) => pdfs.LastGood(NameOf(conference)) is not null;

    /// <summary>The characters in its texts that no font has: they would print as empty boxes.</summary>
    public async Task<IReadOnlyList<string>> Unprintable(Event conference, CancellationToken cancel)
    {
        using var json = JsonDocument.Parse(await Json(conference, cancel));
        return FontCoverage.FindMissing(string.Join(' ', Texts(json.RootElement)));
    }

    /// <summary>What the file is called where people keep it.</summary>
    public static string FileName(Event conference) => $"{conference.Slug}-prospectus.pdf";

    async Task<byte[]> Json(Event conference, CancellationToken cancel) =>
        new ProspectusJson(
            await db.ProspectusFacts(
                await published.Shown(db, conference, cancel),
                await published.Latest(db, conference.Id, cancel),
                cancel
            ),
            $"{settings.BaseUrl}{Links.Sponsor(conference.Slug)}",
            settings.Mail.SponsorsAt(conference.SponsorEmail).Address
        ).ToUtf8();

    static string NameOf(Event conference) => $"prospectus {conference.Id}";

    static IEnumerable<string> Texts(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => [element.GetString()!],
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
            JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Texts(property.Value)),
            _ => [],
        };
}

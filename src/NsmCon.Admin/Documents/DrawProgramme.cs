using NsmCon.Admin.Published;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data.Events;
using NsmCon.Typst;

namespace NsmCon.Admin.Documents;

/// <summary>Draws the programme of an event, a page for each day. The same version of the agenda gives the same bytes.</summary>
public sealed class DrawProgramme(ConferenceSettings settings, KeptPdfs pdfs)
{
    /// <summary>The template's file name; one of this name in the templates folder takes the place of the built-in one.</summary>
    public const string Template = "programme.typ";

    /// <summary>The papers that it can be printed on; the first is the usual one.</summary>
    public static readonly IReadOnlyList<string> Papers = ["a4", "a3"];

    /// <summary>Draws it or, while the template has faults, gives the last one that could be drawn.</summary>
    /// <exception cref="TypstException">There is none.</exception>
    public async Task<byte[]> DrawOrLastGood(
        Event conference,
        IReadOnlyList<ProgrammeTalk> talks,
        PublishedAgenda version,
        string paper,
        CancellationToken cancel
    )
    {
        var name = $"programme {conference.Id} {paper}";
        var json = new ProgrammeJson(conference, talks, version, paper, $"{settings.BaseUrl}{Links.PublicEvent(conference.Slug)}").ToUtf8();
        try
        {
            return await pdfs.Make(name, TypstDocument.FromTemplate(Template, json, OwnTemplates.Read(settings)), cancel);
        }
        catch (TypstException) when (pdfs.LastGood(name) is not null)
        {
            return pdfs.LastGood(name)!;
        }
    }
}

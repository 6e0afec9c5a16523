using System.Runtime.CompilerServices;
using NsmCon.Admin.Documents;
using NsmCon.Admin.Published;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Releases;
using NsmCon.Typst;

namespace NsmCon.Admin.Badges;

/// <summary>Draws badges. The same registrations give the same bytes.</summary>
public sealed class DrawBadges(ConferenceDb db, PublishedAgendas published, ConferenceSettings settings, TypstWorker typst, KeptPdfs pdfs)
{
    /// <summary>The template's file name; one of this name in the templates folder takes the place of the built-in one.</summary>
    public const string Template = "badge.typ";

    /// <summary>
    /// The most badges in one PDF: more of them are several, so that memory and waiting stay the same however many there are.
    /// </summary>
    public const int MostInFile = 500;

    /// <summary>What the file is called where people keep it: part 2 of several is "nsmconeu2020-badges-2.pdf".</summary>
    public static string FileName(Event conference, int? part = null) => $"{conference.Slug}-badges{(part is null ? "" : $"-{part}")}.pdf";

    /// <summary>One PDF of at least one badge and at most <see cref="MostInFile"/>.</summary>
    /// <exception cref="TypstException">The template has faults, or the document was stopped.</exception>
    public async Task<byte[]> Draw(Event conference, IReadOnlyList<BadgeRow> rows, BadgeLayout layout, CancellationToken cancel) =>
        await typst.Compile(await Document(conference, rows, layout, cancel), cancel);

    /// <summary>The first sheet alone: how the badges look, in a moment, and whether the template has faults.</summary>
    /// <exception cref="TypstException">The template has faults, or the document was stopped.</exception>
    public async Task<byte[]> DrawFirstSheet(
        Event conference,
        IReadOnlyList<BadgeRow> rows,
        BadgeLayout layout,
        CancellationToken cancel
    ) => await pdfs.Make($"badges {conference.Id}", await Document(conference, [.. rows.Take(layout.OnSheet)], layout, cancel), cancel);

    /// <summary>As many PDFs as the badges need, one after the other.</summary>
    /// <exception cref="TypstException">The template has faults, or a document was stopped.</exception>
    public async IAsyncEnumerable<byte[]> DrawAll(
        Event conference,
        IReadOnlyList<BadgeRow> rows,
        BadgeLayout layout,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        foreach (var part in rows.Chunk(MostInFile))
            yield return await Draw(conference, part, layout, cancel);
    }

    async Task<TypstDocument> Document(Event conference, IReadOnlyList<BadgeRow> rows, BadgeLayout layout, CancellationToken cancel)
    {
        var agenda = layout.HasBack ? await Agenda(conference, cancel) : [];
        var json = new BadgeJson(await published.Shown(db, conference, cancel), rows, layout).ToUtf8(
            agenda,
            $"{settings.BaseUrl}{Links.PublicEvent(conference.Slug)}"
        );
        return TypstDocument.FromTemplate(Template, json, OwnTemplates.Read(settings));
    }

    async Task<List<ReleasedTalk>> Agenda(Event conference, CancellationToken cancel) =>
        [.. (await published.Latest(db, conference.Id, cancel))?.Agenda.Talks.Where(talk => talk.Starts is not null) ?? []];
}

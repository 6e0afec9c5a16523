using NsmCon.Admin.Content.Import;
using NsmCon.Admin.Forms;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Hugo;

namespace NsmCon.Admin.Content.Export;

sealed partial class WritePage
{
    const string NoShortcodes = "Not every speaker of this talk has a shortcode of their own on the page: change them there by hand.";
    const string NoPlace =
        "On the page the speaker is a bullet of a list, which has no place for it: give them a shortcode of their own there.";

    static readonly Dictionary<string, TextField<SpeakerDetails>> Parameters = SpeakerDetails
        .Fields.Where(field => field.Parameter is not null)
        .ToDictionary(field => field.Parameter!, StringComparer.Ordinal);

    void WriteSpeaking(Entry entry, Talk row)
    {
        var wanted = row.Speakers.OrderBy(s => s.Position).Select(s => s.Speaker!).ToList();
        if (entry.Speakers.SequenceEqual(wanted))
            return;

        var line = new ExportLine("talk", row.Title, "speakers", Names(entry.Speakers), Names(wanted));
        if (IsLeftOpen(line, row.Id, OpenQuestions.Speakers))
            return;
        if (HasBullets(entry))
            lines.Add(line with { Refusal = ArrangeBullets(entry, wanted) });
        else if (HasShortcodes(entry))
            lines.Add(line with { Refusal = Remove(entry, wanted) ?? Arrange(entry, wanted) });
        else
            Leave(line, NoShortcodes);
    }

    string? Remove(Entry entry, List<Speaker> wanted)
    {
        for (var at = entry.Speakers.Count - 1; at >= 0; at--)
        {
            if (entry.Speakers[at] is { } speaker && wanted.Contains(speaker))
                continue;
            if (Try(edit => edit.RemoveSpeaker(Nodes(entry)[at])) is { } refusal)
                return refusal;

            entry.Speakers.RemoveAt(at);
        }

        return null;
    }

    string? Arrange(Entry entry, List<Speaker> wanted)
    {
        for (var at = 0; at < wanted.Count; at++)
        {
            if (at < entry.Speakers.Count && entry.Speakers[at] == wanted[at])
                continue;

            var nodes = Nodes(entry);
            var from = entry.Speakers.IndexOf(wanted[at]);
            var before = at < nodes.Count ? nodes[at] : null;
            var refusal =
                from >= 0
                    ? Try(edit => edit.MoveSpeaker(nodes[from], before))
                    : Try(edit => edit.AddSpeaker(Node(entry), New(wanted[at]), before));
            if (refusal is not null)
                return refusal;

            if (from >= 0)
                entry.Speakers.RemoveAt(from);
            entry.Speakers.Insert(at, wanted[at]);
        }

        return null;
    }

    string? ArrangeBullets(Entry entry, List<Speaker> wanted)
    {
        var refusal = Try(edit =>
            edit.SetBullets(
                Node(entry),
                wanted.ConvertAll(row =>
                    entry.Speakers.IndexOf(row) is >= 0 and var at
                        ? new BulletSpeaker { Stands = at }
                        : new BulletSpeaker
                        {
                            Name = row.Name,
                            JobTitle = row.JobTitle,
                            Company = row.Company,
                            Bio = row.Bio,
                        }
                )
            )
        );
        if (refusal is not null)
            return refusal;

        entry.Speakers.Clear();
        entry.Speakers.AddRange(wanted);
        return null;
    }

    void WritePeople()
    {
        foreach (var row in entries.SelectMany(entry => entry.Speakers).OfType<Speaker>().Distinct().ToList())
            WritePerson(row);
    }

    // A person may stand in several talks: each place that says it says the new.
    void WritePerson(Speaker row)
    {
        var said = PageSpeakerOf(row);
        var from = Line(said.Name, said.JobTitle, said.Company);
        var to = Line(row.Name, row.JobTitle, row.Company);
        if ((said.Name, said.JobTitle, said.Company) != (row.Name.Line(), row.JobTitle.Line(), row.Company.Line()))
            EditEach(
                row,
                new("speaker", row.Name, "name", from, to),
                (edit, node) => edit.SetName(node, row.Name, row.JobTitle, row.Company),
                _ => true,
                bullet => bullet with { Name = row.Name, JobTitle = row.JobTitle, Company = row.Company }
            );
        foreach (var (name, field) in Parameters)
            WriteParameter(row, field.Word, name, said[name], field.Get(row));
        if (said.Bio.Trim() != row.Bio.Trim())
            EditEach(
                row,
                new("speaker", row.Name, "text", said.Bio, row.Bio),
                (edit, node) => edit.SetBio(node, row.Bio),
                HasText,
                bullet => bullet with { Bio = row.Bio }
            );
    }

    void WriteParameter(Speaker row, string field, string name, string? from, string? to)
    {
        if (from == to)
            return;

        EditEach(
            row,
            new("speaker", row.Name, field, from, to),
            (edit, node) =>
            {
                if (to is null)
                    edit.RemoveParameter(node, name);
                else
                    edit.SetParameter(node, name, to);
            },
            node => node[name] is not null
        );
    }

    /// <summary>Edits the places where a person stands: those that say it already, or else the first.</summary>
    void EditEach(
        Speaker row,
        ExportLine line,
        Action<PageEdit, ShortcodeNode> edit,
        Predicate<ShortcodeNode> says,
        Func<BulletSpeaker, BulletSpeaker>? inBullet = null
    )
    {
        if (IsLeftOpen(line, row.Id, line.Field == "name" ? ["name", "job title", "company"] : [line.Field!]))
            return;

        var places = entries.Where(HasShortcodes).SelectMany(entry => Nodes(entry).Where((_, at) => entry.Speakers[at] == row)).ToList();
        var bullets = entries.Where(entry => HasBullets(entry) && entry.Speakers.Contains(row)).ToList();
        if (places.Count == 0 && (inBullet is null || bullets.Count == 0))
        {
            Leave(line, bullets.Count > 0 ? NoPlace : NoShortcodes);
            return;
        }

        Edit(line, all =>
        {
            foreach (var node in places.Exists(says) || places.Count == 0 ? places.FindAll(says) : places[..1])
                edit(all, node);
            foreach (var entry in inBullet is null ? [] : bullets)
                all.SetBullets(
                    Node(entry),
                    [
                        .. entry.Speakers.Select(
                            (one, at) => one == row ? inBullet!(new() { Stands = at }) : new BulletSpeaker { Stands = at }
                        ),
                    ]
                );
        });
    }

    PageSpeaker PageSpeakerOf(Speaker row)
    {
        var entry = entries.First(entry => entry.Speakers.Contains(row));
        var key = PageTalkOf(entry).SpeakerKeys[entry.Speakers.IndexOf(row)];
        return meaning.Speakers.First(speaker => speaker.Key == key);
    }

    bool HasBullets(Entry entry) => entry.Speakers.Count > 0 && Nodes(entry).Count == 0;

    bool HasShortcodes(Entry entry) => Nodes(entry).Count == entry.Speakers.Count;

    List<ShortcodeNode> Nodes(Entry entry) => [.. Node(entry).Children.OfType<ShortcodeNode>().Where(node => node.Name == "speaker")];

    static bool HasText(ShortcodeNode node) => node.Children.Any(child => !string.IsNullOrWhiteSpace(child.ToString()));

    // Two people of one name are told apart by a mark, or reading would make one of them.
    string? MarkOf(Speaker row)
    {
        if (entries.Exists(entry => entry.Speakers.Contains(row)))
            return PageSpeakerOf(row).Mark;

        var name = SearchText.Normalize(row.Name);
        var alike = state.Speakers.Where(speaker => SearchText.Normalize(speaker.Name) == name).OrderBy(speaker => speaker.Id).ToList();
        return alike.Count < 2 ? null : $"{name.Replace(' ', '-')}-{alike.IndexOf(row) + 1}";
    }

    NewSpeaker New(Speaker row) =>
        new()
        {
            Name = row.Name,
            JobTitle = row.JobTitle,
            Company = row.Company,
            Parameters = Parameters.ToDictionary(parameter => parameter.Key, parameter => parameter.Value.Get(row), StringComparer.Ordinal),
            Mark = MarkOf(row),
            Bio = row.Bio,
        };

    static string Line(string name, string jobTitle, string company) =>
        string.Join(", ", new[] { name, jobTitle, company }.Where(part => part.Length > 0));

    static string Names(IEnumerable<Speaker?> speakers) =>
        string.Join(", ", speakers.Select(speaker => speaker?.Name ?? "(no longer here)"));
}

using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Hugo;

namespace NsmCon.Admin.Content.Import;

/// <summary>
/// What nobody has decided yet about a page that was imported. A question keeps what both sides had
/// before, so that it is asked again however often the page is imported, and nothing is written over it.
/// </summary>
sealed class OpenQuestions(IEnumerable<OpenQuestion> all)
{
    public const string Speakers = "speakers",
        Gone = "gone",
        Deleted = "deleted",
        Person = "same person";

    public static readonly OpenQuestions None = new([]);

    readonly Dictionary<(string Subject, string Key, string Field), OpenQuestion> questions = all.DistinctBy(question =>
            (question.Subject, question.Key, question.Field)
        )
        .ToDictionary(question => (question.Subject, question.Key, question.Field));

    public OpenQuestion? Find(string subject, string key, string field) => questions.GetValueOrDefault((subject, key, field));

    public OpenQuestion? Find(string subject, int id, string field) => Find(subject, $"{id}", field);

    public OpenQuestion? Find(Talk row, string field) => Find("talk", row.Id, field);

    public OpenQuestion? Find(Speaker row) => Find("speaker", row.Id, Person);

    public OpenQuestion? FindDeleted(PageTalk talk) => Find("talk", KeyOf(talk), Deleted);

    /// <summary>The title under which the page knows a talk.</summary>
    public string TitleOnPage(Talk row) => Find(row, "title")?.Theirs ?? row.Title;

    public static string KeyOf(PageTalk talk) => Invariant($"{PageFields.Starts(talk):s} {PageFields.Title(talk)}");
}

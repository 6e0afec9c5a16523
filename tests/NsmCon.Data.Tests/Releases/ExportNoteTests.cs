using NsmCon.Data.Releases;

namespace NsmCon.Data.Tests.Releases;

public class ExportNoteTests
{
    static readonly ExportNote Two = new("events/ours.md")
    {
        Changes = new Dictionary<string, int> { ["talk"] = 2, ["speaker"] = 1 },
    };

    public static TheoryData<ExportOutcome, ExportNote, string> Notes { get; } =
        new()
        {
            { ExportOutcome.Refused, ExportNote.FromFault("The page was changed."), "The page was changed." },
            { ExportOutcome.Waits, ExportNote.FromFault("A merge is not done."), "The page waits to be written. A merge is not done." },
            { ExportOutcome.Writing, new(), "The page is being written." },
            { ExportOutcome.Unfinished, new(), "Writing the page was not finished: the log says why. Write it from Content." },
            { ExportOutcome.Written, Two, "events/ours.md was written: 2 talks, 1 speaker." },
            {
                ExportOutcome.Written,
                Two with
                {
                    Commit = new("1a2b3c4", "main") { PushedTo = "origin", Remark = "It went with another." },
                    ByHand = 1,
                },
                "events/ours.md was written: 2 talks, 1 speaker. It is commit 1a2b3c4 on main, pushed to origin. It went with another. 1 change must be made there by hand: see Content."
            },
            {
                ExportOutcome.Written,
                Two with
                {
                    Commit = new(null, "main") { PushFault = "It was not pushed." },
                },
                "events/ours.md was written: 2 talks, 1 speaker. The branch main already said so. It was not pushed."
            },
            {
                ExportOutcome.Unchanged,
                Two with
                {
                    ByHand = 2,
                },
                "events/ours.md already says so. 2 changes must be made there by hand: see Content."
            },
        };

    [Theory, MemberData(nameof(Notes))]
    public void How_it_went_is_said_in_the_same_words_after_it_was_kept(ExportOutcome outcome, ExportNote note, string words)
    {
        var kept = JsonList.ReadOne<ExportNote>(JsonList.Write(note));

        Assert.Equal((words, words), (note.Describe(outcome), kept.Describe(outcome)));
    }

    [Fact]
    public void Each_outcome_has_its_words() =>
        Assert.Empty(Enum.GetValues<ExportOutcome>().Except(Notes.Select(row => (ExportOutcome)row[0])));
}

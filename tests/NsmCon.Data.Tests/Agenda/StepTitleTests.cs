using NsmCon.Data.Agenda;
using NsmCon.Data.Steps;

namespace NsmCon.Data.Tests.Agenda;

public class StepTitleTests
{
    static readonly DateTime Nine = new(2030, 3, 30, 9, 0, 0);

    public static TheoryData<StepTitle, string> Titles { get; } =
        new()
        {
            { new(StepDeed.Text, "Did something"), "Did something" },
            { new(StepDeed.Added, "Opening"), "Added Opening" },
            { new(StepDeed.Changed, "Opening"), "Changed Opening" },
            { new(StepDeed.Deleted, "Opening"), "Deleted Opening" },
            {
                new(StepDeed.AddedPause, "Lunch") { Starts = Nine },
                "Added Lunch at 09:00 across all rooms"
            },
            {
                new(StepDeed.Moved, "Opening") { Starts = Nine },
                "Moved Opening to March 30, 09:00"
            },
            {
                new(StepDeed.Moved, "Opening")
                {
                    Starts = Nine,
                    Ends = Nine.AddHours(1),
                    Target = "Hall",
                },
                "Moved Opening to March 30, 09:00 to 10:00, Hall"
            },
            { new(StepDeed.TakenOff, "Opening"), "Took Opening off the agenda" },
            {
                new(StepDeed.PutIntoRoom) { Talks = 1, Target = "Hall" },
                "Put 1 talk into Hall"
            },
            {
                new(StepDeed.PutIntoRoom) { Talks = 2, Target = "Hall" },
                "Put 2 talks into Hall"
            },
            {
                new(StepDeed.MovedByDays) { Talks = 2, Days = -1 },
                "Moved 2 talks by 1 day back"
            },
            {
                new(StepDeed.MovedByDays) { Talks = 1, Days = 1000 },
                "Moved 1 talk by 1,000 days"
            },
            {
                new(StepDeed.Merged, "A. Lovelace") { Target = "Ada Lovelace" },
                "Merged A. Lovelace into Ada Lovelace"
            },
            { new(StepDeed.ChangedDetails, "Ada"), "Ada changed their details" },
            { new(StepDeed.Confirmed, "Ada"), "Ada confirmed" },
            { new(StepDeed.NewPhoto, "Ada"), "New photo of Ada" },
            { new(StepDeed.Imported, "events/ours.md"), "Imported events/ours.md" },
            { new(StepDeed.Imported), "Imported" },
        };

    [Theory, MemberData(nameof(Titles))]
    public void A_step_is_said_by_what_it_did_also_after_it_was_kept(StepTitle title, string words)
    {
        Assert.Equal(words, title.Words);

        Assert.Equal(title, JsonList.ReadOne<StepTitle>(JsonList.Write(title)));
    }

    [Fact]
    public void Each_deed_has_its_words() =>
        Assert.Empty(Enum.GetValues<StepDeed>().Except(Titles.Select(row => ((StepTitle)row[0]).Deed)));

    [Fact]
    public void Deeds_are_kept_by_their_names() =>
        Assert.Equal(
            """{"Deed":"Merged","Subject":"A","Target":"B"}""",
            JsonList.Write(new StepTitle(StepDeed.Merged, "A") { Target = "B" })
        );

    [Fact]
    public void A_subject_that_nobody_would_read_to_its_end_is_shortened()
    {
        var step = new AgendaStep { By = "ada", Title = new(StepDeed.Imported, new string('a', 5000)) };

        Assert.InRange(step.Title.Words.Length, 10, 450);
    }
}

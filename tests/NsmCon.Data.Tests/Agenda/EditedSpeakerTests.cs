using NsmCon.Data.Agenda;

namespace NsmCon.Data.Tests.Agenda;

public class EditedSpeakerTests
{
    [Fact]
    public void A_speaker_takes_all_that_is_filled_in()
    {
        var grace = A.Speaker();
        grace.Email = "old@example.org";
        grace.Twitter = "grace";

        grace.Change(
            new()
            {
                Name = "Grace Brewster Hopper",
                Email = " Grace@Example.org",
                Company = "Navy",
                Bio = "She compiled.",
                ImagePath = "/img/grace.jpg",
                GitHub = "ghopper",
                Arrives = new DateTime(2020, 3, 29, 18, 0, 0),
            }
        );

        Assert.Equal(
            ("Grace Brewster Hopper", "Grace@example.org", "Navy", "She compiled.", "/img/grace.jpg", "ghopper", null),
            (grace.Name, grace.Email, grace.Company, grace.Bio, grace.ImagePath, grace.GitHub, grace.Twitter)
        );
        Assert.Equal(new DateTime(2020, 3, 29, 18, 0, 0), grace.Arrives);
    }

    [Fact]
    public void Nobody_leaves_before_they_arrive()
    {
        var grace = A.Speaker();
        var edited = new EditedSpeaker
        {
            Name = "Grace",
            Arrives = new DateTime(2020, 3, 30),
            Leaves = new DateTime(2020, 3, 29),
        };

        Assert.Throws<RuleBrokenException>(() => grace.Change(edited));

        Assert.Null(grace.Arrives);
    }
}

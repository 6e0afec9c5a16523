namespace NsmCon.Hugo.Tests;

public class TalkTimeTests
{
    [Theory]
    [InlineData("13:00:30", "13:00:30-")]
    [InlineData("13:00:05pm - 14:00:10", "13:00:05-14:00:10")]
    [InlineData("0:30 - 1:00pm", "00:30:00-13:00:00")]
    [InlineData("1:00 - 1:00pm", "13:00:00-13:00:00")]
    [InlineData("1:00pm - 1:00", "13:00:00-13:00:00")]
    [InlineData("9:00 - soon", "-")]
    [InlineData("soon - 9:00", "-")]
    public void Both_times_are_read_to_the_second(string time, string expected) => Assert.Equal(expected, Read(time));

    [Theory]
    [InlineData(39, "09:00:00-10:00:00")]
    [InlineData(40, "-")]
    public void A_time_is_shorter_than_40_characters(int length, string expected) =>
        Assert.Equal(expected, Read("9:00" + "- 10:00".PadLeft(length - 4)));

    [Fact]
    public void Six_in_the_morning_is_no_longer_the_night_before()
    {
        var read = A.Event("{{% talk time=\"22:30\" title=\"A\" %}}{{% /talk %}}\n{{% talk time=\"06:00\" title=\"B\" %}}{{% /talk %}}\n");

        Assert.Equal([new(2020, 3, 30), new(2020, 3, 30)], read.Talks.Select(talk => talk.StartsOn));
        Assert.Equal(["5:10 H455", "6:10 H412"], A.Places(read.Findings));
    }

    static string Read(string time)
    {
        var talk = Assert.Single(A.Event($"{{{{% talk time=\"{time}\" title=\"T\" %}}}}{{{{% /talk %}}}}").Talks);
        return $"{talk.StartsAt:HH:mm:ss}-{talk.EndsAt:HH:mm:ss}";
    }
}

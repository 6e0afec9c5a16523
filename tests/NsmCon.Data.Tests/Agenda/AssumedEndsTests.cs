using NsmCon.Data.Agenda;

namespace NsmCon.Data.Tests.Agenda;

public class AssumedEndsTests
{
    static readonly DateTime Day = new(2031, 7, 4);

    [Theory]
    [InlineData("9 10 11", "10 11 -")]
    [InlineData("11 9 10", "- 10 11")]
    [InlineData("9 9 10", "10 10 -")]
    [InlineData("9-9.5 10 -", "- - -")]
    [InlineData("8 21", "- -")]
    [InlineData("23 25", "- -")]
    [InlineData("9A 9B 10B 11A", "11 10 - -")]
    [InlineData("9A 10 11A", "10 11 -")]
    [InlineData("9 10A 11B", "10 - -")]
    [InlineData("9A 10B 12", "12 12 -")]
    [InlineData("8 20", "20 -")]
    [InlineData("9A 10 10B 11A", "10 11 - -")]
    [InlineData("9A 10A 11 12A", "10 11 12 -")]
    [InlineData("9A 10 11A 12", "10 11 12 -")]
    public void A_talk_ends_when_the_next_begins_in_its_room_or_everywhere(string talks, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                ' ',
                AssumedEnds.Estimate([.. talks.Split(' ').Select(Place)]).Select(end => end is { } at ? $"{(at - Day).TotalHours}" : "-")
            )
        );

    // "9-9.5" from nine to half past nine, "10B" at ten in room B, "25" at one in the night after, "-" without a time.
    static TimedPlace Place(string written)
    {
        if (written == "-")
            return default;

        var room = char.IsAsciiLetter(written[^1]) ? written[^1] : (int?)null;
        var hours = written
            .TrimEnd('A', 'B')
            .Split('-')
            .Select(hour => (DateTime?)Day.AddHours(double.Parse(hour, System.Globalization.CultureInfo.InvariantCulture)))
            .ToList();
        return new(hours[0], hours.ElementAtOrDefault(1), room);
    }
}

using NsmCon.Data.Inquiries;

namespace NsmCon.Data.Tests.Inquiries;

public class MentionsTests
{
    static readonly Colleague[] Colleagues =
    [
        new(1, "Ada Lovelace", "ada@example.org"),
        new(2, "Ada Byron", "byron@example.org"),
        new(3, "Grace", "grace@example.org"),
        new(4, "Élodie Ōe", "elodie@example.org"),
        new(5, "", "nameless@example.org"),
        new(6, "Grace Hopper-Murray", "hopper@example.org"),
        new(7, "Mo @home", "mo@example.org"),
    ];

    [Theory]
    [InlineData("@Ada Lovelace, please call.", "@Ada Lovelace=1")]
    [InlineData("@ada lovelace", "@ada lovelace=1")]
    [InlineData("Ask (@Ada Byron) or @byron@example.org.", "@Ada Byron=2 @byron@example.org=2")]
    [InlineData("@Ada will know", "@Ada=several")]
    [InlineData("@Grace Hopper-Murray's idea", "@Grace Hopper-Murray=6")]
    [InlineData("@élodie!\n@Élodie Ōe", "@élodie=4 @Élodie Ōe=4")]
    [InlineData("@nameless@example.org", "@nameless@example.org=5")]
    [InlineData("@Adams and @Ada_1 and @Ada-Marie", "@Adams=nobody @Ada_1=nobody @Ada-Marie=nobody")]
    [InlineData("@grace@elsewhere.example", "@grace@elsewhere.example=nobody")]
    [InlineData("Write to toni@polder.example, ada@example.org or a+@Grace", "")]
    [InlineData("@Élodie🎉 @Mo @home", "@Élodie=4 @Mo @home=7")]
    [InlineData("@ @@ @. @@Grace @", "")]
    [InlineData("", "")]
    public void Who_is_mentioned_is_found_by_name_by_its_first_word_and_by_address(string note, string expected)
    {
        var found = Mentions.Find(note, Colleagues).Select(mention => $"{mention.Text}={Meant(mention)}");

        Assert.Equal(expected, string.Join(' ', found));
    }

    static string Meant(Mention mention)
    {
        if (mention.Colleague is { } one)
            return $"{one.Id}";

        return mention.Who.Count == 0 ? "nobody" : "several";
    }

    [Fact]
    public void One_name_of_two_people_is_nobodys_for_certain() =>
        Assert.Equal([3, 6], Assert.Single(Mentions.Find("@Grace", Colleagues)).Who.Select(colleague => colleague.Id));

    [Fact]
    public void The_parts_of_a_note_are_the_whole_note()
    {
        const string Note = "Hello @Ada Lovelace, ask @Bob and @Ada Byron\n@Élodie";

        var parts = Mentions.Parts(Note, Colleagues);

        Assert.Equal(Note, string.Concat(parts.Select(part => part.Text)));
        Assert.Equal(["@Ada Lovelace", "@Ada Byron", "@Élodie"], parts.Where(part => part.IsMention).Select(part => part.Text));
        Assert.Equal("No names", Assert.Single(Mentions.Parts("No names", Colleagues)).Text);
        Assert.Empty(Mentions.Parts("", Colleagues));
    }

    [Fact]
    public void A_note_full_of_signs_is_read_at_once()
    {
        var note = string.Concat(Enumerable.Repeat(" @Ada Lovelac @Grace@ @Ada", 2_000));

        Assert.Equal(note, string.Concat(Mentions.Parts(note, Colleagues).Select(part => part.Text)));
    }
}

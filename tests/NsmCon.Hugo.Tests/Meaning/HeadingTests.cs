namespace NsmCon.Hugo.Tests;

public class HeadingTests
{
    [Theory]
    [InlineData("# Why? A-b_c & d!", "Why? A-b_c & d!|why-a-b_c--d")]
    [InlineData("# Größe 𝐀2", "Größe 𝐀2|größe-𝐀2")]
    [InlineData("   # Venue", "Venue|venue")]
    [InlineData("    # Venue", "")]
    [InlineData("###### Venue", "Venue|venue")]
    [InlineData("####### Venue", "")]
    [InlineData("#\tVenue", "Venue|venue")]
    [InlineData("#Venue", "")]
    [InlineData("#", "|")]
    [InlineData("# Venue ##", "Venue|venue")]
    [InlineData("# Venue #1", "Venue #1|venue-1")]
    [InlineData("# C#", "C#|c")]
    [InlineData("# ##", "|")]
    [InlineData("# Venue {#hall}", "Venue|hall")]
    [InlineData("# Venue {#hall .wide}", "Venue|hall")]
    [InlineData("# {#hall}", "|hall")]
    [InlineData("# Use {#hall} here", "Use {#hall} here|use-hall-here")]
    public void A_section_has_its_heading_s_text_and_anchor(string heading, string expected) =>
        Assert.Equal(
            expected,
            string.Join(' ', A.Event($"{heading}\nText.\n").Sections.Select(section => $"{section.Heading}|{section.Anchor}"))
        );

    [Theory]
    [InlineData("# Empty", "5:1 H405")]
    [InlineData("  # Empty\n# More\nText.\n", "5:3 H405")]
    [InlineData("# A\nText.\n{{%/*\n# A\n*/%}}\n# B\nText.\n", "8:1 H406")]
    [InlineData("# A\nText.\n{{%/*\n\n  # A*/%}}\nText.\n", "9:3 H406")]
    public void A_heading_is_found_where_it_stands(string body, string expected) =>
        Assert.Equal(expected, string.Join(' ', A.Places(A.Event(body).Findings)));

    [Theory]
    [InlineData("# Venue\n{{< img-text img=\"/a.png\" >}}\n\nHere.\n\n{{< /img-text >}}\n", "Here.")]
    [InlineData("# Venue\n\n{{< img-text img=\"/a.png\" >}}Here.{{< /img-text >}} And there.\n\n", "Here. And there.")]
    public void The_text_beside_a_picture_is_the_section_s(string body, string text) =>
        Assert.Equal([new PageSection("Venue", "venue", text, "/a.png")], A.Event(body).Sections);

    [Fact]
    public void A_heading_right_behind_a_tag_is_in_its_line() =>
        Assert.Equal(
            5,
            A.Event("{{< img-text img=\"/a.png\" >}}# Event Sponsors\nText.\n{{< /img-text >}}\n").SponsorSections.Single().Line
        );
}

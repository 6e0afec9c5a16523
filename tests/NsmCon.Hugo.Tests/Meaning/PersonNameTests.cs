namespace NsmCon.Hugo.Tests;

/// <summary>The line that names a person, taken apart: "Name - Title, Company".</summary>
public class PersonNameTests
{
    [Theory]
    [InlineData("Ada Lovelace — Analyst, Engines", "Ada Lovelace|Analyst|Engines")]
    [InlineData("Ada Lovelace – Head of R - D, Engines", "Ada Lovelace|Head of R - D|Engines")]
    [InlineData("Ada Lovelace - Head of R — D – E, Engines", "Ada Lovelace|Head of R — D – E|Engines")]
    [InlineData("Ada Lovelace - , Engines", "Ada Lovelace||Engines")]
    [InlineData("Ada Lovelace - , Engines, Inc.", "Ada Lovelace||Engines, Inc.")]
    [InlineData("Ada Lovelace - , Inc.", "Ada Lovelace||Inc.")]
    [InlineData("Ada Lovelace - Analyst, Inc.", "Ada Lovelace|Analyst|Inc.")]
    [InlineData("Ada Lovelace - Analyst,Engines", "Ada Lovelace|Analyst,Engines|")]
    public void The_first_dash_ends_the_name_and_the_last_comma_begins_the_company(string line, string expected) =>
        Assert.Equal(expected, Read(line));

    [Theory]
    [InlineData("Inc")]
    [InlineData("Inc.")]
    [InlineData("Ltd")]
    [InlineData("Ltd.")]
    [InlineData("LLC")]
    [InlineData("GmbH")]
    [InlineData("Corp.")]
    [InlineData("S.A.")]
    [InlineData("AG")]
    [InlineData("gmbh")]
    public void A_legal_form_belongs_to_the_company_before_it(string form) =>
        Assert.Equal($"Ada Lovelace|Analyst, Maths|Engines, {form}", Read($"Ada Lovelace - Analyst, Maths, Engines, {form}"));

    static string Read(string line)
    {
        var speaker = A.Event($"{{{{% speaker name=\"{line}\" %}}}}{{{{% /speaker %}}}}").Speakers.Single();
        return $"{speaker.Name}|{speaker.JobTitle}|{speaker.Company}";
    }
}

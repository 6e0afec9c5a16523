using System.Globalization;
using System.Text.Json;
using CsCheck;

namespace NsmCon.Hugo.Tests;

/// <summary>A page is read, judged and written alike, whatever language the process speaks.</summary>
public class CultureTests
{
    static readonly DateOnly Day = new(2020, 3, 30);

    /// <summary>German names of months, two calendars that count other years, and an alphabet with two kinds of i.</summary>
    public static TheoryData<string> Cultures { get; } = ["de-DE", "ar-SA", "fa-IR", "tr-TR"];

    [Theory]
    [MemberData(nameof(Cultures))]
    public void A_text_that_names_no_culture_does_differ(string culture) =>
        Assert.NotEqual(In(CultureInfo.InvariantCulture, () => $"{Day:MMMM d, yyyy}"), In(culture, () => $"{Day:MMMM d, yyyy}"));

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Each_page_of_these_tests_says_the_same_in_each_language(string culture)
    {
        const string Head = "+++\ntitle = \"NSMCon\"\nsubtitle = \"March 30, 2020 | Istanbul\"\n+++\n";
        var pages = SentencesTests.Pages.Select(row => (string)row[0]).Append(Seed.Text);
        var bodies = SentencesTests.Syntax.Concat(SentencesTests.Events).Select(row => Head + row[0]);

        foreach (var text in pages.Concat(bodies))
            Assert.Equal(In(CultureInfo.InvariantCulture, () => Read(text)), In(culture, () => Read(text)));
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public void An_edit_writes_the_same_in_each_language(string culture) =>
        Gen.Select(Handwriting.Any, SomeTalk.Several, SomeEdit.WithText(SomeText.Wild))
            .Sample(
                (hand, talks, edit) =>
                {
                    var page = HugoPage.Parse(hand.Page(talks));

                    Assert.Equal(In(CultureInfo.InvariantCulture, () => Write(page, edit)), In(culture, () => Write(page, edit)));
                },
                iter: Many.Inputs(200)
            );

    [Theory]
    [MemberData(nameof(Cultures))]
    public void The_days_of_a_page_are_moved_alike_in_each_language(string culture)
    {
        foreach (var written in new[] { "March 30, 2020", "30–31 March 2020", "2020-03-30 to 2020-03-31", "Mar. 30, 2020" })
        {
            var page = HugoPage.Parse($"+++\ntitle = \"T\"\nsubtitle = \"{written}\"\n+++\n");

            Assert.Equal(In(CultureInfo.InvariantCulture, () => Move(page)), In(culture, () => Move(page)));
        }
    }

    static string Read(string text) => JsonSerializer.Serialize(EventPage.Read(HugoPage.Parse(text)));

    static string Move(HugoPage page) => page.Edit(edit => edit.SetWhen((Day.AddDays(140), Day.AddDays(141)), "Istanbul")).ToString();

    static string Write(HugoPage page, SomeEdit edit)
    {
        try
        {
            return edit.ApplyTo(page).ToString();
        }
        catch (EditRefusedException refusal)
        {
            return refusal.Message;
        }
    }

    static T In<T>(string culture, Func<T> work) => In(CultureInfo.GetCultureInfo(culture), work);

    static T In<T>(CultureInfo culture, Func<T> work)
    {
        var own = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            return work();
        }
        finally
        {
            CultureInfo.CurrentCulture = own;
        }
    }
}

using CsCheck;

namespace NsmCon.Hugo.Tests;

/// <summary>The laws of docs/WRITING.md, on pages in many handwritings.</summary>
public class LawTests
{
    static readonly Gen<string> Pages = Gen.Select(Handwriting.Any, SomeTalk.Several).Select((hand, talks) => hand.Page(talks));

    [Fact]
    public void Every_page_of_these_tests_is_one_that_Hugo_accepts() =>
        Pages.Sample(text => Assert.Empty(HugoPage.Parse(text).Diagnostics), iter: Many.Inputs(200));

    [Fact]
    public void An_edit_changes_its_part_of_its_talk_and_nothing_else() =>
        Gen.Select(Pages, SomeEdit.WithText(SomeText.Wild))
            .Sample(
                (text, edit) =>
                {
                    var page = HugoPage.Parse(text);
                    if (Try(() => edit.ApplyTo(page)) is not { } edited)
                        return;

                    var (old, now) = (page.Talks[edit.TalkIn(page)], edited.Talks[edit.TalkIn(page)]);
                    Assert.Subset(edit.Parts(page).ToHashSet(), Sayings.Differing(page, edited).ToHashSet());
                    Assert.Equal(text[..old.Start], edited.ToString()[..now.Start]);
                    Assert.Equal(text[old.End..], edited.ToString()[now.End..]);
                },
                iter: Many.Inputs(300)
            );

    [Fact]
    public void What_was_set_is_what_is_read() =>
        Gen.Select(Pages, SomeText.Wild, SomeText.Wild, Gen.Int[0, 4])
            .Sample(
                (text, title, markdown, number) =>
                {
                    var page = HugoPage.Parse(text);
                    var talk = number % page.Talks.Count;

                    var titled = Try(() => page.Edit(e => e.SetTitle(page.Talks[talk], title)));
                    var told = Try(() => page.Edit(e => e.SetAbstract(page.Talks[talk], markdown)));

                    Assert.Equal(
                        titled is null ? null : PersonName.SingleSpaced(title),
                        titled is null ? null : EventPage.Read(titled).Talks[talk].Title
                    );
                    Assert.Equal(told is null ? null : Trimmed(markdown), told is null ? null : EventPage.Read(told).Talks[talk].Abstract);
                },
                iter: Many.Inputs(300)
            );

    [Fact]
    public void Plain_texts_are_never_refused() =>
        Gen.Select(Pages, SomeEdit.WithText(SomeText.Plain.Select(t => t.Replace(", ", " ", StringComparison.Ordinal))))
            .Sample((text, edit) => Assert.Empty(edit.ApplyTo(HugoPage.Parse(text)).Diagnostics), iter: Many.Inputs(300));

    [Fact]
    public void An_edit_and_its_inverse_leave_the_page_byte_for_byte() =>
        Gen.Select(Pages, Gen.Int[0, 9], Gen.Int[0, 4], SomeText.Plain)
            .Sample(
                (text, kind, number, given) =>
                {
                    var page = HugoPage.Parse(text);
                    var talk = number % page.Talks.Count;

                    var edited = Inverses.Edit(page, kind, talk, given);
                    var back = Inverses.Undo(page, edited, kind, talk);

                    Assert.Equal(text, back.ToString());
                },
                iter: Many.Inputs(600)
            );

    [Fact]
    public void Edits_of_different_talks_may_be_made_in_any_order_or_at_once() =>
        Gen.Select(Pages, SomeEdit.WithText(SomeText.Plain), SomeEdit.WithText(SomeText.Plain))
            .Sample(
                (text, one, other) =>
                {
                    var page = HugoPage.Parse(text);
                    if (
                        one.TalkIn(page) == other.TalkIn(page)
                        || one.TakesStyleFrom(other)
                        || other.TakesStyleFrom(one)
                        || Try(() => other.ApplyTo(one.ApplyTo(page))) is not { } first
                    )
                        return;

                    var second = one.ApplyTo(other.ApplyTo(page));
                    var both = page.Edit(e =>
                    {
                        other.Apply(e, page.Talks[other.TalkIn(page)]);
                        one.Apply(e, page.Talks[one.TalkIn(page)]);
                    });

                    Assert.Equal(first.ToString(), second.ToString());
                    Assert.Equal(first.ToString(), both.ToString());
                },
                iter: Many.Inputs(300)
            );

    [Fact]
    public void Setting_what_a_page_says_changes_nothing() =>
        Pages.Sample(
            text =>
            {
                var page = HugoPage.Parse(text);
                var read = EventPage.Read(page);

                var edited = page.Edit(e =>
                {
                    e.SetField("title", read.Title);
                    e.SetField("subtitle", read.Subtitles);
                    foreach (var talk in read.Talks)
                        SetAll(e, page.Talks[talk.Position - 1], talk);
                });

                Assert.Same(page, edited);
            },
            iter: Many.Inputs(200)
        );

    static void SetAll(PageEdit edit, ShortcodeNode node, PageTalk talk)
    {
        edit.SetTitle(node, talk.Title);
        edit.SetTime(node, talk.StartsAt!.Value);
        edit.SetAbstract(node, talk.Abstract);
        edit.SetSlides(node, talk.Slides);
        edit.SetVideos(node, talk.Videos);
    }

    static HugoPage? Try(Func<HugoPage> edit)
    {
        try
        {
            return edit();
        }
        catch (EditRefusedException refusal)
        {
            Assert.EndsWith(
                ".",
                refusal.Message.TrimEnd('…') + (refusal.Message.Contains("It would say", StringComparison.Ordinal) ? "." : ""),
                StringComparison.Ordinal
            );
            return null;
        }
    }

    static string Trimmed(string markdown)
    {
        var lines = markdown.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd().Split('\n');
        return string.Join('\n', lines.SkipWhile(string.IsNullOrWhiteSpace));
    }
}

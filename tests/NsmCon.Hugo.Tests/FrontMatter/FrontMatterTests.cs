namespace NsmCon.Hugo.Tests;

public class FrontMatterTests
{
    [Theory]
    [InlineData("+++\ntitle = \"T\"\nsubtitle = [\"a\", 'b']\n[[buttons]]\nname=\"N\"\nhref=\"H\"\n+++\n")]
    [InlineData("+++\r\ntitle = \"T\"\r\nsubtitle = [\"a\", \"b\"]\r\nbuttons = [{name = \"N\", href = \"H\"}]\r\n+++\r\n")]
    [InlineData("---\ntitle: T\nsubtitle: [a, b]\nbuttons:\n  - name: N\n    href: H\n---\n")]
    [InlineData("---\nTitle: &t T\nsubtitle:\n- a\n- b\nbuttons: [{name: N, href: 'H'}]\n--- \n")]
    [InlineData("{\"title\":\"T\",\"subtitle\":[\"a\",\"b\"],\"buttons\":[{\"name\":\"N\",\"href\":\"H\"}]}\n")]
    [InlineData("\uFEFF\n\n +++\ntitle = \"T\"\nsubtitle = [\"a\", \"b\"]\n[[buttons]]\nname=\"N\"\nhref=\"H\"\n+++")]
    public void TOML_YAML_and_JSON_say_the_same(string text)
    {
        var read = EventPage.Read(HugoPage.Parse(text));

        Assert.Equal("T", read.Title);
        Assert.Equal(["a", "b"], read.Subtitles);
        Assert.Equal([new PageButton("N", "H")], read.Buttons);
        Assert.Empty(read.Findings);
    }

    [Theory]
    [InlineData("+++\ntitle = \"é🎉\"\ndate = 2020-03-30\n+++\n")]
    [InlineData("---\ntitle: é🎉\ndate: 2020-03-30\n---\n")]
    [InlineData("{\"title\":\"é🎉\",\n\"date\":\"2020-03-30\"}\n")]
    public void A_field_knows_its_place(string text)
    {
        var date = HugoPage.Parse(text).FrontMatter!.Fields.Find("date")!;

        Assert.Equal("2020-03-30", text[date.Start..date.End].Trim('"'));
        Assert.Equal(new DateOnly(2020, 3, 30), EventPage.Read(HugoPage.Parse(text)).StartsOn);
    }

    [Theory]
    [InlineData("+++\nmesh.zone.name = \"Z\"\n[[mesh.days]]\nname = \"A\"\n[[mesh.days]]\n[mesh.days.room]\nname = \"R\"\n+++\n")]
    [InlineData("+++\n[mesh.zone]\nname = \"Z\"\n[[mesh.days]]\nname = \"A\"\n[[mesh.days]]\nroom.name = \"R\"\n+++\n")]
    [InlineData("---\nmesh: {zone: {name: Z}, days: [{name: A}, {room: {name: R}}]}\n---\n")]
    [InlineData("{\"mesh\": {\"zone\": {\"name\": \"Z\"}, \"days\": [{\"name\": \"A\"}, {\"room\": {\"name\": \"R\"}}]}}\n")]
    public void Fields_inside_fields_are_found(string text)
    {
        var mesh = HugoPage.Parse(text).FrontMatter!.Fields.Find("mesh")!.Table!;
        var days = mesh.Find("days")!.Items!;

        Assert.Equal("Z", mesh.Find("zone")!.Table!.Find("name")!.Text);
        Assert.Equal(["A", null], days.Select(day => day.Table!.Find("name")?.Text));
        Assert.Equal("R", days[1].Table!.Find("room")!.Table!.Find("name")!.Text);
    }

    [Theory]
    [InlineData("+++\na = \"5\"\nb = '5'\nc = 5\n+++\n")]
    [InlineData("---\na: \"5\"\nb: '5'\nc: 5\n---\n")]
    [InlineData("{\"a\": \"5\", \"b\": \"5\", \"c\": 5}\n")]
    public void A_text_is_told_from_a_number(string text)
    {
        var fields = HugoPage.Parse(text).FrontMatter!.Fields;

        Assert.Equal([true, true, false], new[] { "a", "b", "c" }.Select(key => fields.Find(key)!.IsString));
        Assert.Equal(["5", "5", "5"], new[] { "a", "b", "c" }.Select(key => fields.Find(key)!.Text));
    }

    [Fact]
    public void An_alias_of_YAML_says_what_its_anchor_says()
    {
        var fields = HugoPage.Parse("---\na: &x [T]\nb: *x\nc: &y S\nd: *y\n---\n").FrontMatter!.Fields;

        Assert.Equal("T", fields.Find("b")!.Items![0].Text);
        Assert.Equal("S", fields.Find("d")!.Text);
    }

    [Fact]
    public void Braces_and_quotes_in_a_text_do_not_end_an_object_of_JSON()
    {
        var page = HugoPage.Parse("{\"title\": \"a } \\\" } b {\", \"place\": \"P\"}\nbody");

        Assert.Equal("a } \" } b {", page.FrontMatter!.Fields.Find("title")!.Text);
        Assert.Equal("body", page.Nodes[^1].ToString());
    }

    [Theory]
    [InlineData("+++{0}title = \"T\"{0}+++{0}body")]
    [InlineData("---{0}title: T{0}---{0}body")]
    [InlineData("{{\"title\": \"T\"}}{0}body")]
    public void The_line_break_after_front_matter_belongs_to_it(string text)
    {
        foreach (var lineBreak in new[] { "\n", "\r\n" })
        {
            var page = HugoPage.Parse(string.Format(null, text, lineBreak));

            Assert.Equal("body", page.Text[page.FrontMatter!.End..]);
            Assert.Equal("T", page.FrontMatter.Fields.Find("title")!.Text);
            Assert.Equal("title", page.Text[page.FrontMatter.ContentStart..].TrimStart('{', '"')[..5]);
        }
    }

    [Fact]
    public void Front_matter_ends_at_the_first_line_that_begins_with_its_delimiter()
    {
        var page = HugoPage.Parse("+++\ntitle = \"T\"\n+++ tail\nbody");

        Assert.Equal("T", page.FrontMatter!.Fields.Find("title")!.Text);
        Assert.Equal(" tail\nbody", page.Nodes[^1].ToString());
    }

    [Theory]
    [InlineData("+++\ntitle = \"T\"\ndate = \n+++\n", "3:8 H202")]
    [InlineData("+++\na = 1\nb = 2\na = 3\n+++\n", "4:1 H202")]
    [InlineData("\n+++\ntitle = T\n+++\n", "3:9 H202")]
    [InlineData("---\ntitle: \"T\n---\n", "2:8 H202")]
    [InlineData("---\na: b\nc: d: e\n---\n", "3:5 H202")]
    [InlineData("---\n- a\n---\n", "2:1 H202")]
    [InlineData("---\ntitle: T\nsubtitle: [\na, b]\n---\n", "3:11 H202")]
    [InlineData("---\ntitle: !!] T\n---\n", "2:6 H202")]
    [InlineData("---\ntitle: !<> T\n---\n", "2:6 H202")]
    [InlineData("---\ntitle: \"\\ud83c\\u0041\"\n---\n", "2:6 H202")]
    [InlineData("---\na: b\nc: *d\n---\n", "3:4 H202")]
    [InlineData("{\"a\": 1,\n \"b\": é}\n", "2:7 H202")]
    [InlineData("{\"a\": \"🎉\", \"b\": x}\n", "1:18 H202")]
    [InlineData("{\"a\": \"\\ud800\"}\n", "1:7 H202")]
    [InlineData("+++\ntitle = \"T\"\n", "1:1 H201")]
    [InlineData("---\ntitle: T\n", "1:1 H201")]
    [InlineData("{\"title\": 1\n", "1:1 H201")]
    [InlineData("++++++\n", "1:1 H201")]
    [InlineData("- a list\n", "1:1 H204")]
    [InlineData("{{% talk %}}{{% /talk %}}\n", "1:1 H204")]
    public void A_fault_has_its_line_and_column_in_the_page(string text, string expected)
    {
        var page = HugoPage.Parse(text);

        Assert.Equal([expected], A.Places(page.Diagnostics));
        Assert.Equal(text, page.ToString());
    }

    [Fact]
    public void A_fault_behind_half_of_a_surrogate_pair_has_its_place()
    {
        const string Text = "{\"a\": \"\ud83c\", \"b\": x}\n";

        Assert.Equal(["1:17 H202"], A.Places(HugoPage.Parse(Text).Diagnostics));
    }

    [Theory]
    [InlineData("+++\na = [1, 2]\nb = {c = 1}\n+++\n", "[1, 2] {c = 1}")]
    [InlineData("---\na: [1, 2]\nb: {c: 1}\n---\n", "[1, 2] {c: 1}")]
    [InlineData("---\na:\n- 1\n- 2\nb:\n  c: 1\n---\n", "- 1\n- 2\n c: 1\n")]
    [InlineData("{\"a\": [1, 2], \"b\": {\"c\": 1}}\n", "[1, 2] {\"c\": 1}")]
    public void A_list_and_a_table_know_where_they_begin_and_end(string text, string expected)
    {
        var fields = HugoPage.Parse(text).FrontMatter!.Fields;

        Assert.Equal(
            expected,
            string.Join(' ', new[] { "a", "b" }.Select(key => fields.Find(key)!).Select(value => text[value.Start..value.End]))
        );
    }

    [Theory]
    [InlineData("+++\ntags = [\"a\",\n  \"b\"]\ntitle = \"T\"\n+++\n", "+++\ntitle = \"T\"\n+++\n")]
    [InlineData("---\ntags: [a,\n  b] # two\ntitle: T\n---\n", "---\ntitle: T\n---\n")]
    public void A_list_in_brackets_is_removed_with_its_lines(string before, string after) =>
        Assert.Equal(after, HugoPage.Parse(before).Edit(edit => edit.RemoveField("tags")).ToString());

    [Theory]
    [InlineData("+++\n\"title\" = \"T\"\n'my mesh'.\"a.b\" = 1\n+++\n", "title, my mesh")]
    [InlineData("---\n\"title\": T\n'my mesh': 1\n---\n", "title, my mesh")]
    [InlineData("---\ntitle: T\n? [a, b]\n: c\n---\n", "title, ")]
    public void A_name_may_be_quoted_and_a_list_is_no_name(string text, string names)
    {
        var page = HugoPage.Parse(text);

        Assert.Equal(names, string.Join(", ", page.FrontMatter!.Fields.Fields.Select(field => field.Key)));
        Assert.Equal("T", EventPage.Read(page).Title);
    }

    [Fact]
    public void Of_two_documents_of_YAML_the_first_is_the_front_matter()
    {
        var fields = HugoPage.Parse("---\ntitle: T\n...\nplace: P\n---\n").FrontMatter!.Fields;

        Assert.Equal(["title"], fields.Fields.Select(field => field.Key));
    }

    [Theory]
    [InlineData("+++\na = [[[[")]
    [InlineData("---\na: [[[[")]
    public void More_than_64_levels_are_refused(string open)
    {
        var deep = open + new string('[', 70) + new string(']', 74);
        var page = HugoPage.Parse(deep + "\n" + open[..3] + "\n");

        Assert.Equal(["H203"], page.Diagnostics.Select(d => d.Code));
    }

    [Theory]
    [InlineData("+++\na = ", "\n+++\n")]
    [InlineData("---\na: ", "\n---\n")]
    [InlineData("{\"a\": ", "}\n")]
    public void As_64_levels_are_read(string before, string after)
    {
        const int Lists = 63;
        var page = HugoPage.Parse($"{before}{new string('[', Lists)}5{new string(']', Lists)}{after}");
        var innermost = Enumerable.Range(0, Lists).Aggregate(page.FrontMatter!.Fields.Find("a")!, (list, _) => list.Items![0]);

        Assert.Empty(page.Diagnostics);
        Assert.Equal("5", innermost.Text);
    }

    [Theory]
    [InlineData("subtitle = 5", "")]
    [InlineData("subtitle = {a = 1}", "3:12 H205")]
    [InlineData("subtitle = [[1]]", "3:13 H205")]
    [InlineData("buttons = \"x\"", "3:11 H205")]
    [InlineData("buttons = [1]", "3:12 H205")]
    [InlineData("buttons = [{name = \"N\"}]", "3:12 H404")]
    [InlineData("place = [1]", "3:9 H205")]
    public void A_field_of_another_type_is_a_finding(string field, string expected)
    {
        var read = EventPage.Read(HugoPage.Parse($"+++\ntitle = \"T\"\n{field}\ndate = 2020-03-30\n+++\n"));

        Assert.Equal(expected, string.Join(' ', A.Places(read.Findings)));
    }
}

namespace NsmCon.Hugo.Tests;

public class FieldEditTests
{
    const string NoList = "The field subtitle is no list of single values, so their number cannot be changed here: change it in the page.";

    [Theory]
    [InlineData("+++\ntitle = \"T\"\n+++\n", "+++\ntitle = \"new\"\n+++\n")]
    [InlineData("+++\ntitle ='T' # why\n+++\n", "+++\ntitle ='new' # why\n+++\n")]
    [InlineData("+++\r\ntitle = \"\"\"T\"\"\"\r\n+++\r\n", "+++\r\ntitle = \"new\"\r\n+++\r\n")]
    [InlineData("---\nTitle: T\n---\n", "---\nTitle: new\n---\n")]
    [InlineData("---\ntitle: 'T'\n---\n", "---\ntitle: 'new'\n---\n")]
    [InlineData("---\ntitle: \"T\" # why\n---\n", "---\ntitle: \"new\" # why\n---\n")]
    [InlineData("{\"title\":\"T\",\n\"a\":1}\n", "{\"title\":\"new\",\n\"a\":1}\n")]
    public void A_value_changes_and_keeps_its_quotes(string before, string after)
    {
        var page = HugoPage.Parse(before + "text");

        var edited = page.Edit(e => e.SetField("title", "new"));

        Assert.Equal(after + "text", edited.ToString());
    }

    [Theory]
    [InlineData("+++\na = 1\n+++\n", "2", "+++\na = 2\n+++\n")]
    [InlineData("+++\na = 2020-03-30\n+++\n", "2020-03-31", "+++\na = 2020-03-31\n+++\n")]
    [InlineData("+++\na = true\n+++\n", "yes", "+++\na = \"yes\"\n+++\n")]
    [InlineData("+++\na = \"x\"\n+++\n", "1", "+++\na = \"1\"\n+++\n")]
    [InlineData("+++\na = 'x'\n+++\n", "it's", "+++\na = \"it's\"\n+++\n")]
    [InlineData("+++\na = \"x\"\n+++\n", "+++\n\"\\\t", "+++\na = \"+++\\n\\\"\\\\\\t\"\n+++\n")]
    [InlineData("---\na: x\n---\n", "1", "---\na: \"1\"\n---\n")]
    [InlineData("---\na: 2\n---\n", "1", "---\na: 1\n---\n")]
    [InlineData("---\na: x\n---\n", "yes", "---\na: \"yes\"\n---\n")]
    [InlineData("---\na: x\n---\n", "TRUE", "---\na: \"TRUE\"\n---\n")]
    [InlineData("---\na: x\n---\n", "Null", "---\na: \"Null\"\n---\n")]
    [InlineData("---\na: x\n---\n", "No", "---\na: \"No\"\n---\n")]
    [InlineData("---\na: x\n---\n", "ON", "---\na: \"ON\"\n---\n")]
    [InlineData("---\na: x\n---\n", "Off", "---\na: \"Off\"\n---\n")]
    [InlineData("---\na: x\n---\n", "Y", "---\na: \"Y\"\n---\n")]
    [InlineData("---\na: x\n---\n", "NaN", "---\na: \"NaN\"\n---\n")]
    [InlineData("---\na: x\n---\n", "inf", "---\na: \"inf\"\n---\n")]
    [InlineData("---\na: x\n---\n", "b: c #d", "---\na: \"b: c #d\"\n---\n")]
    [InlineData("---\na: 'x'\n---\n", "it's", "---\na: 'it''s'\n---\n")]
    [InlineData("---\na: |\n  x\n  y\nb: c\n---\n", "z", "---\na: z\nb: c\n---\n")]
    [InlineData("{\"a\": 1}\n", "true", "{\"a\": \"true\"}\n")]
    [InlineData("{\"a\": 1}\n", "-2.5", "{\"a\": -2.5}\n")]
    [InlineData("{\"a\": true}\n", "false", "{\"a\": false}\n")]
    [InlineData("+++\na = true\n+++\n", "false", "+++\na = false\n+++\n")]
    [InlineData("+++\na = 2020-03-30T09:00:00Z\n+++\n", "2020-03-31T10:30:00+02:00", "+++\na = 2020-03-31T10:30:00+02:00\n+++\n")]
    [InlineData("+++\na = 'x'\n+++\n", "'tis", "+++\na = \"'tis\"\n+++\n")]
    [InlineData("+++\na = \"x\"\n+++\n", "b\u2028c\uFEFF", "+++\na = \"b\\u2028c\\uFEFF\"\n+++\n")]
    [InlineData("---\na: x\n---\n", "False", "---\na: \"False\"\n---\n")]
    [InlineData("---\na: x\n---\n", "n", "---\na: \"n\"\n---\n")]
    [InlineData("---\na: x\n---\n", "Émile & Co. (2)", "---\na: Émile & Co. (2)\n---\n")]
    [InlineData("---\na: 007\n---\n", "008", "---\na: \"008\"\n---\n")]
    public void A_value_stays_of_its_kind_where_it_can(string before, string value, string after)
    {
        var page = HugoPage.Parse(before);

        var edited = page.Edit(e => e.SetField("a", value));

        Assert.Equal(after, edited.ToString());
        Assert.Equal(value, edited.FrontMatter!.Fields.Find("a")!.Text);
    }

    [Theory]
    [InlineData("+++\ntitle =\"T\"\n[[buttons]]\nname=\"N\"\n+++\n", "+++\ntitle =\"T\"\nplace =\"Oslo\"\n[[buttons]]\nname=\"N\"\n+++\n")]
    [InlineData("+++\n[params]\na = 1\n+++\n", "+++\nplace = \"Oslo\"\n[params]\na = 1\n+++\n")]
    [InlineData("+++\n+++\n", "+++\nplace = \"Oslo\"\n+++\n")]
    [InlineData("+++\na.b = 1\n+++\n", "+++\na.b = 1\nplace = \"Oslo\"\n+++\n")]
    [InlineData(
        "+++\ntitle = \"T\"\na = [\n  1,\n]\n[params]\nb = 1\n+++\n",
        "+++\ntitle = \"T\"\na = [\n  1,\n]\nplace = \"Oslo\"\n[params]\nb = 1\n+++\n"
    )]
    [InlineData("---\n---\n", "---\nplace: Oslo\n---\n")]
    [InlineData("---\n  title: T\n---\n", "---\n  title: T\n  place: Oslo\n---\n")]
    [InlineData("---\nplaces: [a]\nparams:\n  place: b\n---\n", "---\nplaces: [a]\nparams:\n  place: b\nplace: Oslo\n---\n")]
    [InlineData("---\r\ntitle: T\r\n---\r\n", "---\r\ntitle: T\r\nplace: Oslo\r\n---\r\n")]
    [InlineData("---\nlist:\n  - a\n---\n", "---\nlist:\n  - a\nplace: Oslo\n---\n")]
    [InlineData("{\n  \"title\": \"T\"\n}\n", "{\n  \"title\": \"T\",\n  \"place\": \"Oslo\"\n}\n")]
    [InlineData("{\"title\":\"T\"}", "{\"title\":\"T\",\"place\":\"Oslo\"}")]
    [InlineData("{}", "{\"place\": \"Oslo\"}")]
    public void A_field_is_added_and_removed_again(string before, string after)
    {
        var page = HugoPage.Parse(before);

        var added = page.Edit(e => e.SetField("place", "Oslo"));
        var removed = added.Edit(e => e.RemoveField("Place"));

        Assert.Equal(after, added.ToString());
        Assert.Equal(before, removed.ToString());
    }

    [Theory]
    [InlineData("---\ntitle: T\nplace: Oslo # why\n---\n", "---\ntitle: T\n---\n")]
    [InlineData("---\nplace: [Oslo, Bergen]\nplaces: 2\n---\n", "---\nplaces: 2\n---\n")]
    [InlineData("---\nplace: |\n  Oslo\n  Norway\ntitle: T\n---\n", "---\ntitle: T\n---\n")]
    [InlineData("+++\nplace = \"Oslo\"\n[params]\nplace = \"Bergen\"\n+++\n", "+++\n[params]\nplace = \"Bergen\"\n+++\n")]
    [InlineData("{\"place\": \"Oslo\", \"title\": \"T\"}", "{\"title\": \"T\"}")]
    [InlineData("{\"place\": \"Oslo\"}", "{}")]
    [InlineData("---\ntitle: T\n---\n", "---\ntitle: T\n---\n")]
    public void A_field_goes_with_its_line(string before, string after) =>
        Assert.Equal(after, HugoPage.Parse(before).Edit(e => e.RemoveField("place")).ToString());

    [Theory]
    [InlineData("---\nplace:\n  a: 1\n---\n")]
    [InlineData("---\nplace:\n  - a\n---\n")]
    [InlineData("---\n{title: T, place: Oslo}\n---\n")]
    [InlineData("---\n{title: T,\nplace: Oslo}\n---\n")]
    [InlineData("---\n{place: Oslo\n, title: T\n}\n---\n")]
    public void A_field_that_is_not_a_line_stays(string text)
    {
        var refusal = Assert.Throws<EditRefusedException>(() => HugoPage.Parse(text).Edit(e => e.RemoveField("place")));

        Assert.Equal("The field place is not one line of the front matter: remove it in the page.", refusal.Message);
    }

    [Theory]
    [InlineData(
        "---\n{title: T}\n---\n",
        "place",
        "The front matter is not written as one field a line, so place cannot be added here: add it in the page."
    )]
    [InlineData(
        "---\n? title\n: T\n---\n",
        "place",
        "The front matter is not written as one field a line, so place cannot be added here: add it in the page."
    )]
    [InlineData("---\ntitle: T\n---\n", "two words", "\"two words\" cannot be the name of a field: use letters, digits, - and _.")]
    [InlineData("---\ntitle: T\n---\n", "2nd", "\"2nd\" cannot be the name of a field: use letters, digits, - and _.")]
    public void A_field_that_has_no_line_is_not_added(string text, string key, string sentence)
    {
        var refusal = Assert.Throws<EditRefusedException>(() => HugoPage.Parse(text).Edit(e => e.SetField(key, "Oslo")));

        Assert.Equal(sentence, refusal.Message);
    }

    [Theory]
    [InlineData("+++\na = \"\"\"b\"\"\"\n+++\n")]
    [InlineData("---\na: |-\n  b\n---\n")]
    [InlineData("{\"a\": \"\\u0062\"}")]
    public void A_value_that_says_the_same_stays_as_it_is_written(string text)
    {
        var page = HugoPage.Parse(text);

        Assert.Same(page, page.Edit(e => e.SetField("a", "b")));
    }

    [Theory]
    [InlineData("+++\nsubtitle = [\"a\", 'b']\n+++\n", "+++\nsubtitle = [\"a\", 'c']\n+++\n")]
    [InlineData("+++\nsubtitle = [ \"a\",\"b\",\"c\" ]\n+++\n", "+++\nsubtitle = [ \"a\",\"c\" ]\n+++\n")]
    [InlineData("---\nsubtitle:\n  - a\n  - b\n---\n", "---\nsubtitle:\n  - a\n  - c\n---\n")]
    [InlineData("---\nsubtitle: [a]\n---\n", "---\nsubtitle: [a, c]\n---\n")]
    [InlineData("{\"subtitle\": [\"b\"]}", "{\"subtitle\": [\"a\", \"c\"]}")]
    [InlineData("+++\n+++\n", "+++\nsubtitle = [\"a\", \"c\"]\n+++\n")]
    public void A_list_changes_where_it_differs(string before, string after)
    {
        var page = HugoPage.Parse(before);

        var edited = page.Edit(e => e.SetField("subtitle", ["a", "c"]));

        Assert.Equal(after, edited.ToString());
        Assert.Equal(["a", "c"], EventPage.Read(edited).Subtitles);
    }

    [Theory]
    [InlineData("---\nsubtitle:\n  - a\n---\n", "a|c", "---\nsubtitle:\n  - a\n  - c\n---\n")]
    [InlineData(
        "---\nsubtitle:\n- a # one\n# two\n- 'b'\nother: x\n---\n",
        "a|b|c|it's",
        "---\nsubtitle:\n- a # one\n# two\n- 'b'\n- 'c'\n- 'it''s'\nother: x\n---\n"
    )]
    [InlineData("---\r\nsubtitle:\r\n  - a\r\n  - b\r\n  - c\r\n---\r\n", "a|c", "---\r\nsubtitle:\r\n  - a\r\n  - c\r\n---\r\n")]
    [InlineData("---\nsubtitle:\n  -  b\n---\n", "a|b", "---\nsubtitle:\n  -  a\n  -  b\n---\n")]
    [InlineData("---\nsubtitle:\n  - |\n    a\n    b\n  - c\n---\n", "c", "---\nsubtitle:\n  - c\n---\n")]
    [InlineData("---\nsubtitle:\n  - a\n  - b\nx: y\n---\n", "", "---\nsubtitle: []\nx: y\n---\n")]
    [InlineData("---\nsubtitle: [a, b]\n---\n", "b", "---\nsubtitle: [b]\n---\n")]
    [InlineData(
        "+++\nsubtitle = [\n  \"a\", # one\n  'b',\n  \"c\",\n]\n+++\n",
        "a|b|d|c",
        "+++\nsubtitle = [\n  \"a\", # one\n  'b',\n  'd',\n  \"c\",\n]\n+++\n"
    )]
    [InlineData("+++\nsubtitle = [\n  \"a\"\n]\n+++\n", "a|b", "+++\nsubtitle = [\n  \"a\",\n  \"b\"\n]\n+++\n")]
    [InlineData("+++\nsubtitle = [ 'a', \"b\", ]\n+++\n", "", "+++\nsubtitle = []\n+++\n")]
    [InlineData("+++\nsubtitle = \"a\"\n+++\n", "b", "+++\nsubtitle = \"b\"\n+++\n")]
    [InlineData(
        "{\n  \"subtitle\": [\n    \"a\",\n    \"b\"\n  ]\n}\n",
        "a|b|c",
        "{\n  \"subtitle\": [\n    \"a\",\n    \"b\",\n    \"c\"\n  ]\n}\n"
    )]
    [InlineData("{\"subtitle\": [\"a\",\"b\",\"c\"]}", "c", "{\"subtitle\": [\"c\"]}")]
    [InlineData("+++\nsubtitle = [\"b\"]\n+++\n", "a|b", "+++\nsubtitle = [\"a\", \"b\"]\n+++\n")]
    [InlineData("+++\nsubtitle = [ # one\n  \"a\"\n]\n+++\n", "a|b", "+++\nsubtitle = [ # one\n  \"a\", \"b\"\n]\n+++\n")]
    [InlineData("---\nsubtitle: [a, a]\n---\n", "a", "---\nsubtitle: [a]\n---\n")]
    [InlineData("---\nsubtitle:\n  - a # one\n  - a # two\n---\n", "a", "---\nsubtitle:\n  - a # one\n---\n")]
    [InlineData("---\nSubtitle: [a, b]\n---\n", "c", "---\nSubtitle: [c]\n---\n")]
    public void A_list_gains_and_loses_items_in_its_own_style(string before, string values, string after)
    {
        var page = HugoPage.Parse(before);
        string[] wanted = values.Length == 0 ? [] : values.Split('|');

        var edited = page.Edit(e => e.SetField("subtitle", wanted));

        Assert.Equal(after, edited.ToString());
        Assert.Equal(wanted, EventPage.Read(edited).Subtitles);
    }

    [Theory]
    [InlineData(
        "+++\nsubtitle = [\"a\", # one\n \"b\"]\n+++\n",
        "Between the values of the field subtitle there are comments, so their number cannot be changed here: change it in the page."
    )]
    [InlineData(
        "+++\nsubtitle = \"a\"\n+++\n",
        "The field subtitle holds no list, so its number of values cannot be changed here: make it a list in the page."
    )]
    [InlineData("---\nsubtitle:\n  - name: a\n---\n", NoList)]
    [InlineData("---\nsubtitle:\n  - a\n  - name: b\n---\n", NoList)]
    [InlineData("---\nsubtitle:\n  - a\n  -\n    b\n---\n", NoList)]
    [InlineData("---\nx: &x a\nsubtitle: [*x]\n---\n", NoList)]
    [InlineData("---\nsubtitle: []\n---\n", NoList)]
    public void A_list_whose_style_is_no_example_is_refused(string before, string sentence)
    {
        var page = HugoPage.Parse(before);

        var refusal = Assert.Throws<EditRefusedException>(() => page.Edit(e => e.SetField("subtitle", ["b", "c", "d"])));

        Assert.Equal(sentence, refusal.Message);
    }

    [Fact]
    public void A_value_inside_a_table_changes_alone()
    {
        var page = HugoPage.Parse(Seed.Text);
        var href = page.FrontMatter!.Fields.Find("buttons")!.Items![1].Table!.Find("href")!;

        var edited = page.Edit(e => e.SetValue(href, "/pdf/2021.pdf"));

        Assert.Equal(
            ["-  href=\"/pdf/NSMConEU2020Prospectus.pdf\"", "+  href=\"/pdf/2021.pdf\""],
            LineDiff.Between(Seed.Text, edited.ToString())
        );
    }

    [Fact]
    public void What_a_YAML_alias_repeats_changes_with_it()
    {
        var page = HugoPage.Parse("---\na: &x !!str one\nb: *x\n---\n");

        var edited = page.Edit(e => e.SetField("b", "two"));

        Assert.Equal("---\na: &x !!str two\nb: *x\n---\n", edited.ToString());
    }

    [Fact]
    public void What_a_YAML_alias_repeats_cannot_go_alone()
    {
        var page = HugoPage.Parse("---\ntitle: T\na: &x one\nb: *x\n---\n");

        var refusal = Assert.Throws<EditRefusedException>(() => page.Edit(e => e.RemoveField("a")));

        Assert.Equal(
            "The page would have a fault in line 3, so nothing was changed. The front matter is not valid YAML: there is no &x before this *x.",
            refusal.Message
        );
    }

    [Fact]
    public void What_aliases_repeat_endlessly_is_read_once()
    {
        var levels = Enumerable
            .Range(1, 12)
            .Select(level => $"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 12))}]\n");
        var page = HugoPage.Parse($"---\na0: &a0 x\n{string.Concat(levels)}---\n");

        var edited = page.Edit(e => e.SetField("a0", "z"));

        Assert.Equal(page.ToString().Replace("&a0 x", "&a0 z", StringComparison.Ordinal), edited.ToString());
    }

    [Fact]
    public void A_value_of_a_list_of_tables_changes()
    {
        var page = HugoPage.Parse("---\nbuttons:\n  - name: A\n    href: /a\n  - name: B\n    href: /b\n---\n");
        var href = page.FrontMatter!.Fields.Find("buttons")!.Items![1].Table!.Find("href")!;

        Assert.EndsWith(
            "    href: /a\n  - name: B\n    href: \"/c\"\n---\n",
            page.Edit(e => e.SetValue(href, "/c")).ToString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("text", "The page has no front matter: begin it with +++, a title and +++.")]
    [InlineData("+++\na = [1]\n+++\n", "The field a holds more than one value: set them one by one.")]
    [InlineData("+++\na = \"\"\n+++\n", "The field a holds the control character U+0000: remove it.")]
    public void What_cannot_be_set_is_refused(string text, string sentence)
    {
        var page = HugoPage.Parse(text);

        var refusal = Assert.Throws<EditRefusedException>(() => page.Edit(e => e.SetField("a", "\0")));

        Assert.Equal(sentence, refusal.Message);
    }
}

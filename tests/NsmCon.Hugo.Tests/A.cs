namespace NsmCon.Hugo.Tests;

/// <summary>Makes small pages, so that a test shows only what it is about.</summary>
static class A
{
    const string Head = "+++\ntitle = \"NSMCon\"\ndate = \"2020-03-30\"\n+++\n";

    /// <summary>A page with a body; the body begins on line 5.</summary>
    public static HugoPage Page(string body) => HugoPage.Parse(Head + body);

    public static EventPage Event(string body) => EventPage.Read(Page(body));

    public static PageTalk Talk(string inner) =>
        Event($"{{{{% talk time=\"09:00am\" title=\"T\" %}}}}\n{inner}\n{{{{% /talk %}}}}\n").Talks[0];

    /// <summary>The parameters of the body's first shortcode as name=value, typed values with their type.</summary>
    public static string Parameters(string tag)
    {
        var shown = Page(tag)
            .Shortcodes[0]
            .Open.Parameters.Select(p =>
                (p.Name is null ? "" : p.Name + "=") + (p.Value is string text ? $"'{text}'" : $"{p.Value.GetType().Name} {p.Text}")
            );
        return string.Join(' ', shown);
    }

    /// <summary>What a new speaker says in parameters of their own.</summary>
    public static Dictionary<string, string?> Parameters(params (string Name, string? Text)[] said) =>
        said.ToDictionary(one => one.Name, one => one.Text);

    public static IEnumerable<string> Places(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Select(d => $"{d.Line}:{d.Column} {d.Code}");
}

using System.Text.RegularExpressions;
using NsmCon.Admin.Settings;
using NsmCon.Data;

namespace NsmCon.Admin.Mail;

/// <summary>The texts of mails: NAME.md beside the feature, or content/templates/mail/NAME.md instead of it.</summary>
public sealed partial class MailTemplates(ConferenceSettings settings)
{
    /// <summary>
    /// Puts values in the place of <c>{{name}}</c>, so that they read as they are and are never taken for Markdown; <c>{{{name}}}</c>
    /// takes a value as Markdown. Several lines stay where the placeholder stands alone in its line; elsewhere they become one.
    /// </summary>
    /// <exception cref="RuleBrokenException">The template has a fault; the sentence names file and line.</exception>
    public string Fill(string name, params (string Name, string? Value)[] values)
    {
        var (file, text) = Read(name);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return string.Join('\n', lines.Select((line, i) => new MailTemplateLine($"{file}:{i + 1}", line).Fill(values)));
    }

    (string File, string Text) Read(string name)
    {
        var own = $"templates/mail/{name}.md";
        if (settings.Site.Open(own) is { } stream)
        {
            using var text = new StreamReader(stream);
            return ($"{Path.GetFileName(settings.ContentPath)}/{own}", text.ReadToEnd());
        }

        using var built = typeof(MailTemplates).Assembly.GetManifestResourceStream($"mail/{name}.md")
            ?? throw new RuleBrokenException(
                $"There is no text for mails of the kind \"{name}\". Put one into content/templates/mail/{name}.md."
            );
        using var reader = new StreamReader(built);
        return ($"{name}.md", reader.ReadToEnd());
    }
}

/// <summary>One line of a template.</summary>
sealed partial record MailTemplateLine(string Place, string Text)
{
    public string Fill((string Name, string? Value)[] values)
    {
        var alone = Alone().Match(Text);
        return Placeholder()
            .Replace(Text, found =>
            {
                var isMarkdown = found.Groups["markdown"].Success;
                var value = ValueOf(isMarkdown ? found.Groups["markdown"].Value : found.Groups["text"].Value, values);
                if (!isMarkdown)
                    RefuseInCode(found);
                if (!alone.Success)
                    return isMarkdown ? MarkdownText.OneLine(value) : MarkdownText.Escape(MarkdownText.OneLine(value));

                var lineBreak = "\n" + alone.Groups["lead"].Value;
                return (isMarkdown ? value.ReplaceLineEndings("\n") : MarkdownText.EscapeLines(value)).Replace(
                    "\n",
                    lineBreak,
                    StringComparison.Ordinal
                );
            });
    }

    string ValueOf(string name, (string Name, string? Value)[] values)
    {
        if (Array.FindIndex(values, value => value.Name == name) is >= 0 and var i)
            return values[i].Value ?? "";

        throw new RuleBrokenException(
            name.All(char.IsLetterOrDigit)
                ? $"{Place}: there is no {{{{{name}}}}} in this mail; it has {string.Join(", ", values.Select(value => $"{{{{{value.Name}}}}}"))}."
                : $"{Place}: a placeholder is not closed, or its name is none."
        );
    }

    // Markdown knows no escape in code, so a value could end it.
    void RefuseInCode(Match found)
    {
        if (Text.AsSpan(0, found.Index).Count('`') % 2 == 1)
            throw new RuleBrokenException($"{Place}: {found.Value} cannot go between backticks. Use **{found.Value}**.");
    }

    // What is no whole placeholder, but has its braces, is found too, as one without a name.
    [GeneratedRegex(@"\{\{\{(?<markdown>\w+)\}\}\}|\{\{(?<text>\w+)\}\}|(?<text>\{\{|\}\})", RegexOptions.None, 1_000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^(?<lead>(?:> ?)*)\{\{\{?\w+\}?\}\}\s*$", RegexOptions.None, 1_000)]
    private static partial Regex Alone();
}

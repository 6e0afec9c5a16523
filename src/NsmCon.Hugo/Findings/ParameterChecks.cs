namespace NsmCon.Hugo;

/// <summary>Findings about shortcodes and their parameters.</summary>
internal sealed class ParameterChecks(PageIndex page, Func<string, bool>? imageExists, Func<string, bool>? hasShortcode)
{
    readonly FindingList findings = page.Findings;
    readonly LinkChecks links = new(page, imageExists);

    public void Report()
    {
        foreach (var shortcode in page.Page.Shortcodes)
        {
            if (ShortcodeKind.FromName(shortcode.Name) is { } kind)
                ReportKnown(shortcode, kind);
            else if (hasShortcode?.Invoke(shortcode.Name) != true)
                ReportUnknown(shortcode);
        }
    }

    void ReportUnknown(ShortcodeNode shortcode)
    {
        var name = shortcode.Name.TrimEnd('/');
        var meant = ShortcodeKind.Names.FirstOrDefault(n =>
            string.Equals(n, name, StringComparison.OrdinalIgnoreCase) || (hasShortcode is not null && IsOneSlipAway(n, name))
        );
        if (meant is not null)
            findings.Error(
                shortcode.Start,
                FindingCodes.ShortcodeMisspelled,
                $"The site has no shortcode \"{shortcode.Name}\": {(shortcode.Name == name ? $"write {meant}" : "write a space before the /")}."
            );
        else if (hasShortcode is null)
            findings.Warning(
                shortcode.Start,
                FindingCodes.ShortcodeUnknown,
                $"The shortcode \"{name}\" is not known here, and the site's layouts are not at hand: make sure that the site has it."
            );
        else
            findings.Warning(
                shortcode.Start,
                FindingCodes.ShortcodeUnknown,
                $"The site's layouts define no shortcode \"{name}\": make sure that a theme or module does, correct the name, or remove the shortcode."
            );
    }

    // One letter missing, added or wrong, or two that changed places.
    static bool IsOneSlipAway(string right, string written) =>
        ShortcodeKind.FromName(right) is { Needed.Length: > 0 }
        && written.Length > 2
        && Math.Abs(right.Length - written.Length) < 2
        && Spelling.Edits(right, written) < 2;

    void ReportKnown(ShortcodeNode shortcode, ShortcodeKind kind)
    {
        if (kind.Parameters is null)
            return;

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parameter in shortcode.Open.Parameters)
        {
            ReportName(shortcode, kind, parameter);
            if (parameter.Name is not null && !seen.Add(parameter.Name))
                findings.Warning(
                    parameter.Start,
                    FindingCodes.ParameterTwice,
                    $"The parameter {parameter.Name} is given twice; this one counts: remove one."
                );
        }

        foreach (var needed in kind.Needed.Where(n => shortcode[n].Length == 0 && !shortcode.Open.IsBroken))
            findings.Warning(
                shortcode.Start,
                FindingCodes.ParameterMissing,
                $"This {shortcode.Name} has no {needed}: write {needed}=\"…\"."
            );
        ReportTexts(shortcode);
    }

    void ReportName(ShortcodeNode shortcode, ShortcodeKind kind, ShortcodeParameter parameter)
    {
        var names = string.Join(", ", kind.Parameters!);
        if (parameter.Name is null)
            findings.Warning(
                parameter.Start,
                FindingCodes.ParameterUnknown,
                $"A {shortcode.Name} takes named parameters ({names}): give this value a name."
            );
        else if (!kind.Parameters!.Contains(parameter.Name) && !(shortcode.Name == "talk" && TalkParameters.IsSpeaker(parameter.Name)))
            findings.Warning(
                parameter.Start,
                FindingCodes.ParameterUnknown,
                $"A {shortcode.Name} has no parameter \"{parameter.Name}\", only {names}: correct the name, or remove it."
            );
    }

    void ReportTexts(ShortcodeNode shortcode)
    {
        var open = shortcode.Open;
        var nameKey = shortcode.Name switch
        {
            "talk" => "title",
            "speaker" => "name",
            _ => "sponsor_name",
        };
        ReportSpaces(open.Find(nameKey));
        ReportImage(open.Find(shortcode.Name == "sponsor_logo" ? "src" : "img"));
        links.Report(open.Find("href"));
        if (
            shortcode.Name == "speaker"
            && open.Find("name") is { } name
            && PersonName.Split(name.Text) is { JobTitle: "", Company: "" } person
            && person.Name.Contains(", ", StringComparison.Ordinal)
        )
            findings.Info(
                name.Start,
                FindingCodes.NameUnsplit,
                $"\"{person.Name}\" is taken for a name as a whole: write Name - Title, Company."
            );
    }

    void ReportSpaces(ShortcodeParameter? parameter)
    {
        var text = parameter?.Text.TrimEnd() ?? "";
        var leading = text.Length - text.TrimStart().Length;
        var at = text.IndexOf("  ", leading, StringComparison.Ordinal);
        if (at >= 0)
            findings.Info(
                parameter!.Offset(at),
                FindingCodes.DoubleSpace,
                $"There is more than one space in a row in this {parameter.Name}: write one."
            );
    }

    void ReportImage(ShortcodeParameter? parameter)
    {
        var path = parameter?.Text.Trim() ?? "";
        var isOfSite =
            path.Length > 0
            && !path.Contains("://", StringComparison.Ordinal)
            && !path.StartsWith("//", StringComparison.Ordinal)
            && !path.StartsWith("data:", StringComparison.Ordinal);
        if (isOfSite && imageExists?.Invoke(path) == false)
            findings.Warning(parameter!.Start, FindingCodes.ImageMissing, $"The site has no file {path}: add it, or correct the path.");
    }
}

namespace NsmCon.Hugo;

/// <summary>Findings about shortcodes and their parameters.</summary>
internal sealed class ParameterChecks(PageIndex page, Func<string, bool>? imageExists)
{
    readonly FindingList findings = page.Findings;

    public void Report()
    {
        foreach (var shortcode in page.Page.Shortcodes)
        {
            if (ShortcodeKind.Of(shortcode.Name) is { } kind)
                ReportKnown(shortcode, kind);
            else
                ReportUnknown(shortcode);
        }
    }

    void ReportUnknown(ShortcodeNode shortcode)
    {
        var near = ShortcodeKind.Names.FirstOrDefault(n => string.Equals(n, shortcode.Name.TrimEnd('/'), StringComparison.OrdinalIgnoreCase));
        var advice = near is null ? "correct the name, or remove the shortcode" : shortcode.Name.EndsWith('/') ? "write a space before the /" : $"write {near}";
        findings.Error(shortcode.Start, FindingCodes.ShortcodeUnknown, $"The site has no shortcode \"{shortcode.Name}\": {advice}.");
    }

    void ReportKnown(ShortcodeNode shortcode, ShortcodeKind kind)
    {
        if (kind.Parameters is null)
            return;

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parameter in shortcode.Open.Parameters)
        {
            ReportName(shortcode, kind, parameter);
            if (parameter.Name is not null && !seen.Add(parameter.Name))
                findings.Warning(parameter.Start, FindingCodes.ParameterTwice, $"The parameter {parameter.Name} is given twice; this one counts: remove one.");
        }

        foreach (var needed in kind.Needed.Where(n => shortcode[n].Length == 0 && !shortcode.Open.IsBroken))
            findings.Warning(shortcode.Start, FindingCodes.ParameterMissing, $"This {shortcode.Name} has no {needed}: write {needed}=\"…\".");
        ReportTexts(shortcode);
    }

    void ReportName(ShortcodeNode shortcode, ShortcodeKind kind, ShortcodeParameter parameter)
    {
        var names = string.Join(", ", kind.Parameters!);
        if (parameter.Name is null)
            findings.Warning(parameter.Start, FindingCodes.ParameterUnknown, $"A {shortcode.Name} takes named parameters ({names}): give this value a name.");
        else if (!kind.Parameters!.Contains(parameter.Name) && !(shortcode.Name == "talk" && TalkParameters.IsSpeaker(parameter.Name)))
            findings.Warning(parameter.Start, FindingCodes.ParameterUnknown, $"A {shortcode.Name} has no parameter \"{parameter.Name}\", only {names}: correct the name, or remove it.");
    }

    void ReportTexts(ShortcodeNode shortcode)
    {
        var open = shortcode.Open;
        ReportSpaces(shortcode.Name == "talk" ? open.Find("title") : shortcode.Name == "speaker" ? open.Find("name") : open.Find("sponsor_name"));
        ReportImage(open.Find(shortcode.Name == "sponsor_logo" ? "src" : "img"));
        if (shortcode.Name == "speaker" && open.Find("name") is { } name && PersonName.Split(name.Text) is { JobTitle: "", Company: "" } person && person.Name.Contains(", ", StringComparison.Ordinal))
            findings.Info(name.Start, FindingCodes.NameUnsplit, $"\"{person.Name}\" is taken for a name as a whole: write Name - Title, Company.");
    }

    void ReportSpaces(ShortcodeParameter? parameter)
    {
        var text = parameter?.Text.TrimEnd() ?? "";
        var leading = text.Length - text.TrimStart().Length;
        var at = text.IndexOf("  ", leading, StringComparison.Ordinal);
        if (at >= 0)
            findings.Info(parameter!.Offset(at), FindingCodes.DoubleSpace, $"There is more than one space in a row in this {parameter.Name}: write one.");
    }

    void ReportImage(ShortcodeParameter? parameter)
    {
        var path = parameter?.Text.Trim() ?? "";
        var isOfSite = path.Length > 0 && !path.Contains("://", StringComparison.Ordinal) && !path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("data:", StringComparison.Ordinal);
        if (isOfSite && imageExists?.Invoke(path) == false)
            findings.Warning(parameter!.Start, FindingCodes.ImageMissing, $"The site has no file {path}: add it, or correct the path.");
    }
}

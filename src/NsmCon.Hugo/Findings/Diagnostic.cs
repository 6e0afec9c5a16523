namespace NsmCon.Hugo;

/// <summary>How much a diagnostic matters.</summary>
public enum DiagnosticSeverity
{
    /// <summary>The page works; this could be nicer.</summary>
    Info,

    /// <summary>The page builds, but is probably not what was meant.</summary>
    Warning,

    /// <summary>Hugo refuses the page or shows it wrong, or no event can be read from it.</summary>
    Error,
}

/// <summary>One thing to know about a page, at one place in it.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Code">A stable code; docs/FINDINGS.md lists them all.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column, counted from 1 in UTF-16 code units; a byte order mark is not counted.</param>
/// <param name="Message">A sentence for the author of the page that says what to do.</param>
public sealed record Diagnostic(DiagnosticSeverity Severity, string Code, int Line, int Column, string Message);

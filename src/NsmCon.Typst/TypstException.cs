using System.Diagnostics.CodeAnalysis;

namespace NsmCon.Typst;

/// <summary>One fault in a template. Line and column count from 1; both are 0 where the compiler names no place.</summary>
public sealed record TypstDiagnostic(string File, int Line, int Column, string Severity, string Message, string? Hint)
{
    /// <summary>As compilers print it: <c>badge.typ:3:7: error: unknown variable: nam (hint: …)</c>.</summary>
    public override string ToString() =>
        (Line > 0 ? $"{File}:{Line}:{Column}: " : "") + $"{Severity}: {Message}" + (Hint is null ? "" : $" (hint: {Hint})");
}

/// <summary>
/// A document could not be made. The message is for the person who asked for it; <see cref="Diagnostics"/> holds the
/// faults of the template, and is empty if the document was stopped or never begun.
/// </summary>
[SuppressMessage("Roslynator", "RCS1194", Justification = "It always says why.")]
public sealed class TypstException : Exception
{
    /// <summary>The template has faults.</summary>
    public TypstException(IReadOnlyList<TypstDiagnostic> diagnostics)
        : base(string.Join('\n', diagnostics)) => Diagnostics = diagnostics;

    /// <summary>The document was stopped or never begun, for the reason given.</summary>
    public TypstException(string reason, Exception? cause = null)
        : base(reason, cause) => Diagnostics = [];

    /// <summary>The template's faults, in the compiler's order.</summary>
    public IReadOnlyList<TypstDiagnostic> Diagnostics { get; }
}

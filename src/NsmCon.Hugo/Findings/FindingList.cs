namespace NsmCon.Hugo;

/// <summary>Collects diagnostics by their offset in the text; lines and columns are worked out at the end.</summary>
internal sealed class FindingList
{
    readonly List<(int Offset, DiagnosticSeverity Severity, string Code, string Message)> found = [];

    public void Error(int offset, string code, string message) => found.Add((offset, DiagnosticSeverity.Error, code, message));

    public void Warning(int offset, string code, string message) => found.Add((offset, DiagnosticSeverity.Warning, code, message));

    public void Info(int offset, string code, string message) => found.Add((offset, DiagnosticSeverity.Info, code, message));

    public void AddRange(FindingList others) => found.AddRange(others.found);

    public List<Diagnostic> ByPlace(LineMap lines)
    {
        var result = new List<Diagnostic>(found.Count);
        foreach (var (offset, severity, code, message) in found.OrderBy(f => f.Offset).ThenByDescending(f => f.Severity))
        {
            var (line, column) = lines.Place(offset);
            result.Add(new Diagnostic(severity, code, line, column, message));
        }

        return result;
    }
}

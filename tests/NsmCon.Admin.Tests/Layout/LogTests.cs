using System.Text.RegularExpressions;

namespace NsmCon.Admin.Tests.Layout;

/// <summary>The audit log may be cut short at any time (decision record 0018): who else reads it would decide by what may be gone.</summary>
public partial class LogTests
{
    static readonly string[] Showing = ["AuditController.cs", "ReadActivity.cs", "ReadHistory.cs", "ReadMeanwhile.cs", "UndoImport.cs"];

    static readonly string[] Keeping = ["AuditCommands.cs", "ForgetInAudit.cs", "PruneAudit.cs", "RemakeSearchTexts.cs"];

    [Fact]
    public void The_log_is_read_by_those_alone_who_show_it_and_keep_it() =>
        Assert.Equal(Showing.Concat(Keeping).Order(StringComparer.Ordinal), Readers(Repository.Sources));

    [Theory]
    [InlineData("if (await db.AuditEntries.AnyAsync()) return;", true)]
    [InlineData("var log = db.Set<AuditEntry>();", true)]
    [InlineData("""await db.Database.ExecuteSqlRawAsync("SELECT 1 FROM \"AuditEntries\"");""", true)]
    [InlineData("db.AuditEntries.Add(entry);", false)]
    [InlineData("db.AuditEntries.AddRange(entries);", false)]
    public void Who_reads_it_is_told_from_who_writes_it(string code, bool reads) =>
        Assert.Equal(reads, Readers([new SourceFile("src/NsmCon.Admin/Agenda/New.cs", code)]).Any());

    static IEnumerable<string> Readers(IEnumerable<SourceFile> sources) =>
        sources
            .Where(source => source.Name != "ConferenceDb.cs" && Reading().IsMatch(source.Text))
            .Select(source => source.Name)
            .Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\.AuditEntries\b(?!\.Add(Range)?\()|Set<AuditEntry>|\\?""AuditEntries\\?""", RegexOptions.ExplicitCapture)]
    private static partial Regex Reading();
}

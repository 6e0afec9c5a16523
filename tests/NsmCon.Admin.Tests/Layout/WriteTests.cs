namespace NsmCon.Admin.Tests.Layout;

/// <summary>
/// What changes data lives in NsmCon.Data, where pages, commands, workers and other programs call the same: the app begins no transaction of its own.
/// </summary>
public class WriteTests
{
    static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["ApplyImport.cs"] = "It plans at its turn to write, and the plan is read from pages with NsmCon.Hugo.",
        ["ExportContent.cs"] = "It compares the database with a page, which NsmCon.Hugo edits, and writes files between its turns.",
        ["ForgetAssumedEnds.cs"] = "At the start of a newer version: it reads the pages of before with NsmCon.Hugo.",
        ["ReadPagesAgain.cs"] = "At the start of a newer version: it reads the pages of before with NsmCon.Hugo.",
    };

    [Fact]
    public void The_app_begins_no_transaction_but_where_a_page_is_read_in_it() =>
        Assert.Equal(Reasons.Keys.Order(StringComparer.Ordinal), Beginners(Repository.Sources));

    [Theory]
    [InlineData("src/NsmCon.Admin/Agenda/SaveTalk.cs", "await using var write = await db.BeginWrite();", true)]
    [InlineData("src/NsmCon.Admin/Agenda/SaveTalk.cs", "await db.SaveChangesAsync(); // no db.BeginWrite()", false)]
    [InlineData("src/NsmCon.Data/Agenda/SaveTalk.cs", "await using var write = await db.BeginWrite();", false)]
    public void Who_begins_one_is_found(string path, string code, bool begins) =>
        Assert.Equal(begins, Beginners([new SourceFile(path, code)]).Any());

    static IEnumerable<string> Beginners(IEnumerable<SourceFile> sources) =>
        sources
            .Where(source => source.IsIn(Folders.Admin) && source.Code.Contains(".BeginWrite(", StringComparison.Ordinal))
            .Select(source => source.Name)
            .Order(StringComparer.Ordinal);
}

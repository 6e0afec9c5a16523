using System.Text.Json;
using NsmCon.Admin.Content;

namespace NsmCon.Admin.Tests.Content;

public class FolderImportTests
{
    static readonly DateTime Noon = new(2030, 3, 30, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void What_a_process_of_an_earlier_version_reported_is_read()
    {
        var import = JsonSerializer.Deserialize<FolderImport>("""{"At":"2030-03-30T12:00:00Z","Cause":0,"Fault":null,"Files":[]}""");

        Assert.Equal(Noon, import!.ImportedAt);
    }

    [Fact]
    public void A_process_of_an_earlier_version_reads_what_this_one_reports()
    {
        var kept = JsonSerializer.SerializeToElement(new FolderImport(Noon, ImportCause.Hook, null, []));

        Assert.Equal(Noon, kept.GetProperty("At").GetDateTime());
    }
}

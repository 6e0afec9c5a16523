using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inbox;

/// <summary>What lies in <c>data/inbox</c> and is not taken in.</summary>
public class LeftFilesTests
{
    const string Dashboard = $"/admin/events/{RunningApp.Seed}";

    [Fact]
    public async Task A_link_and_a_file_that_is_too_large_stay_and_the_dashboard_says_why()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var staff = await app.SignIn();
        var inbox = Directory.CreateDirectory(Path.Combine(app.Folder, "data", "inbox")).FullName;
        var large = Path.Combine(inbox, "large.eml");
        await using (var file = File.Create(large))
            file.SetLength(100_000_001);
        File.SetLastWriteTimeUtc(large, DateTime.UtcNow.AddMinutes(-1));

        await app.Arrives("From: toni@polder.example", "Subject: NSMCon EU 2020", "", "A booth?");
        var one = (await staff.Open(Dashboard)).QuerySelector("main").Words();
        File.Delete(large);
        File.CreateSymbolicLink(Path.Combine(inbox, "link.eml"), "/etc/hostname");
        var link = (await staff.Open(Dashboard)).QuerySelector("main").Words();
        File.Delete(Path.Combine(inbox, "link.eml"));
        var none = (await staff.Open(Dashboard)).QuerySelector("main").Words();

        Assert.Contains("A file in data/inbox is left there", one, StringComparison.Ordinal);
        Assert.Contains(
            "large.eml is larger than 100 MB, which no mail server would have taken. Take it out, or put the mail itself there.",
            one,
            StringComparison.Ordinal
        );
        Assert.Contains("link.eml is a link. Take it out", link, StringComparison.Ordinal);
        Assert.DoesNotContain("data/inbox", none, StringComparison.Ordinal);
    }
}

using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Staff;

public class AddStaffCommandTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_prints_a_link_that_makes_the_person_staff(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();

        var (exit, printed, _) = await Run(
            app,
            provider,
            "staff",
            "add",
            "ada@example.org",
            "--role",
            "Agenda",
            "--event",
            RunningApp.Seed
        );
        await browser.Send(new Uri(printed.Trim()).AbsolutePath, new() { ["Name"] = "Ada", ["Password"] = "a long enough password" });

        Assert.Equal(0, exit);
        await using var db = app.OpenDb();
        var role = await db.EventRoles.Include(r => r.StaffMember).SingleAsync();
        Assert.Equal(("ada@example.org", StaffRole.Agenda), (role.StaffMember!.Email, role.Role));
        Assert.NotNull(role.EventId);
    }

    [Fact]
    public async Task What_it_cannot_do_it_says_in_a_sentence()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        (await app.Join("grace@example.org")).Dispose();

        var unknownEvent = await Run(app, Databases.Sqlite, "staff", "add", "ada@example.org", "--role", "Owner", "--event", "nowhere");
        var noAddress = await Run(app, Databases.Sqlite, "staff", "add", "ada", "--role", "Owner");
        var already = await Run(app, Databases.Sqlite, "staff", "add", "grace@example.org", "--role", "Owner");
        var noRole = await Run(app, Databases.Sqlite, "staff", "add", "ada@example.org", "--role", "King");

        Assert.Equal((1, "There is no event \"nowhere\"."), (unknownEvent.Exit, unknownEvent.Error.Trim()));
        Assert.Equal((1, "\"ada\" is not an e-mail address."), (noAddress.Exit, noAddress.Error.Trim()));
        Assert.Equal(
            (
                1,
                "grace@example.org is staff already: an Owner changes roles on the page /admin/staff. If the password is forgotten: staff password grace@example.org."
            ),
            (already.Exit, already.Error.Trim())
        );
        Assert.Equal(2, noRole.Exit);
    }

    [Fact]
    public async Task A_start_on_an_address_that_is_taken_says_so_and_ends_no_link()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        var link = await app.Invite();

        var (exit, printed, error) = await Run(app, Databases.Sqlite, "--urls", app.Url);

        Assert.Equal(1, exit);
        Assert.Contains($"{app.Url}: address already in use. Listen elsewhere with --urls", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", printed + error, StringComparison.Ordinal);
        using var browser = app.Browser();
        Assert.NotNull((await browser.Open(link)).QuerySelector("form[method=post]"));
    }

    static async Task<(int Exit, string Output, string Error)> Run(RunningApp app, string provider, params string[] args)
    {
        await using var db = app.OpenDb();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "NsmCon.Admin.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["Database__Provider"] = provider,
                ["ConnectionStrings__Conference"] = db.Database.GetConnectionString(),
                ["Data__Path"] = Path.Combine(app.Folder, "data"),
                ["Keys__Secret"] = TestKey.Secret,
                ["Content__Path"] = Path.Combine(app.Folder, "content"),
            },
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}

using Microsoft.EntityFrameworkCore;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Staff;

/// <summary>Which wrong passwords count, and how long.</summary>
public class SignInTriesTests
{
    const string Password = "correct horse battery";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Wrong_passwords_count_for_their_person_their_place_and_their_time(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Join("ada@example.org", Password);
        await app.Join("grace@example.org", Password);
        await app.AddTries("ada@example.org", 10, "192.0.2.1", TimeSpan.FromMinutes(1));
        await app.AddTries("ada@example.org", 100, "192.0.2.2", TimeSpan.FromMinutes(61));
        await app.AddTries("ada@example.org", 100, "a browser of hers", TimeSpan.FromMinutes(1), isKnownDevice: true);
        await app.AddTries("ada@example.org", 9, "127.0.0.1", TimeSpan.FromMinutes(1));
        await app.AddTries("grace@example.org", 10, "127.0.0.1", TimeSpan.FromMinutes(14));
        using var browser = app.Browser();

        var grace = await browser.TrySignIn("grace@example.org", Password);
        var ada = await browser.TrySignIn("ada@example.org", Password);

        Assert.Equal("", ada);
        Assert.Contains("do not match", grace, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Tries_are_forgotten_after_an_hour_and_those_of_a_place_when_somebody_signs_in_there(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Join("ada@example.org", Password);
        await app.AddTries("ada@example.org", 2, "192.0.2.1", TimeSpan.FromMinutes(59));
        await app.AddTries("ada@example.org", 3, "192.0.2.2", TimeSpan.FromMinutes(61));
        using var browser = app.Browser();

        await browser.TrySignIn("ada@example.org", "a wrong password");
        var afterWrong = await Places(app);
        await browser.TrySignIn("ada@example.org", Password);

        Assert.Equal(["127.0.0.1", "192.0.2.1", "192.0.2.1"], afterWrong);
        Assert.Equal(["192.0.2.1", "192.0.2.1"], await Places(app));
    }

    static async Task<List<string>> Places(RunningApp app)
    {
        await using var db = app.OpenDb();
        return await db.FailedSignIns.Select(wrong => wrong.Place).OrderBy(place => place).ToListAsync();
    }
}
